"""Getting texts for a command, and telling the user what a reader should know of them."""

from policydiff.cli.shell import Shell
from policydiff.store.catalogue import Store
from policydiff.store.resolving import Resolver
from policydiff.store.text import Text


def tell_store(shell: Shell, store: Store | None) -> None:
    """Say so where the bundled store stands in for want of another."""
    if store is not None and store.read_only:
        shell.say("note", f"no store here; using {store.name} (read-only, in our own words, not the originals)")


def tell(shell: Shell, resolver: Resolver, *texts: Text) -> None:
    """Say where texts came from when that may surprise, and how they were read."""
    tell_store(shell, resolver.read_from)
    shell.warn(warning for text in texts for warning in text.warnings)
