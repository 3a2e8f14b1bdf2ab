"""Getting texts for a command, and telling the user what a reader should know of them."""

from policydiff.cli.shell import Shell
from policydiff.store.resolving import Resolver
from policydiff.store.text import Text


def tell(shell: Shell, resolver: Resolver, *texts: Text) -> None:
    """Say where texts came from when that may surprise, and how they were read."""
    if resolver.uses_bundled_store:
        shell.say(
            "note", f"no store here; using {resolver.store.name} (read-only, in our own words, not the originals)"
        )
    shell.warn(warning for text in texts for warning in text.warnings)
