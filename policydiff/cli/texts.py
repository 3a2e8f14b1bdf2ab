"""Getting texts for a command, and telling the user what a reader should know of them."""

from collections.abc import Sequence

from policydiff.cli.shell import Shell
from policydiff.model import Comparison
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


def with_companions(comparison: Comparison, specs: Sequence[str], resolver: Resolver) -> Comparison:
    """The comparison, in which what went from the policy and lives on in a companion document is relocated.

    Raises:
        PolicydiffError: a companion cannot be had.
    """
    if not specs:
        return comparison
    from policydiff.audit.companion import relocated
    from policydiff.parse import parse

    texts = [resolver.text(spec) for spec in specs]
    return relocated(comparison, [parse(text.source, text.identity) for text in texts])
