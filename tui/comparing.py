"""From two addresses to everything a review shows, step by step, with word of progress and a way to stop."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from policydiff.tui.alignment import Aligned, align
from policydiff.tui.passages import passages

from policydiff.compare.closest import Closest, closest
from policydiff.compare.splits import UNCHANGED
from policydiff.model import Change, Comparison, Document, Outcome
from policydiff.report.sanitize import one_line
from policydiff.report.wording import dated, side_labels
from policydiff.store.resolving import Resolver
from policydiff.store.text import Text

Progress = Callable[[str, float], None]
"""Told what is being done and the share that is done, 0 to 1."""


class Cancelled(Exception):  # noqa: N818
    """The user no longer wants it."""


@dataclass(frozen=True)
class Compared:
    """Two texts and what became of each passage."""

    texts: tuple[Text, Text]
    documents: tuple[Document, Document]
    comparison: Comparison
    aligned: Aligned
    closest: dict[str, Closest]

    @property
    def labels(self) -> tuple[str, str]:
        """What to call the two sides."""
        return side_labels(self.comparison)

    @property
    def short_labels(self) -> tuple[str, str]:
        """The same without the policy's name where both have it."""
        old, new = self.comparison.old, self.comparison.new
        if old.policy == new.policy and old.version and new.version and old.version != new.version:
            return one_line(old.version), one_line(new.version)
        return self.labels

    @property
    def heads(self) -> tuple[str, str]:
        """The two sides with their dates."""
        return dated(self.labels[0], self.comparison.old), dated(self.labels[1], self.comparison.new)

    def closest_words(self, change: Change) -> str:
        """The closest passage to what was removed and how close it is, or ""."""
        found = self.closest.get(change.id)
        if not found:
            return ""
        words = one_line(found.clause.plain).strip()
        short = words if len(words) <= 72 else words[:71].rstrip() + "…"
        return f"closest, {found.words:.0%} alike, line {found.clause.line}: “{short}”"


def compare_texts(old: Text, new: Text, progress: Progress) -> Compared:
    """Parse, compare and align two texts. `progress` may raise `Cancelled`."""
    from policydiff.parse import parse
    from policydiff.rules.judge import compare

    progress("reading the old version", 0.05)
    before = parse(old.source, old.identity)
    progress("reading the new version", 0.25)
    after = parse(new.source, new.identity)
    progress("comparing", 0.45)
    comparison = compare(before, after, excerpts=True)
    warnings = dict.fromkeys((*old.warnings, *new.warnings, *before.warnings, *after.warnings, *comparison.warnings))
    comparison = replace(comparison, warnings=tuple(warnings))
    progress("looking for the closest passages", 0.8)
    closest = closest_passages(before, after, comparison)
    progress("laying out", 0.95)
    aligned = align(passages(before), passages(after), comparison.changes)
    return Compared((old, new), (before, after), comparison, aligned, closest)


def read_pair(old: str, new: str, *, store: str | None, start: Path) -> tuple[Text, Text]:
    """The texts that two addresses name.

    Raises:
        PolicydiffError: one of them cannot be had.
    """
    import io

    return Resolver(io.BytesIO(), store=store, start=start).pair(old, new)


def closest_passages(old: Document, new: Document, comparison: Comparison) -> dict[str, Closest]:
    """For each removed commitment the new passage that comes closest, where one does."""
    from policydiff.compare.similarity import Field

    removed = [change for change in comparison.changes if change.outcome is Outcome.REMOVED and change.binds]
    if not removed or not new.clauses:
        return {}
    field = Field(old, new)
    kept = (change for change in comparison.changes if change.old and change.similarity >= UNCHANGED)
    stood_before = frozenset(clause.id for change in kept for clause in change.new)
    found = {change.id: closest(field, change.old, stood_before) for change in removed}
    return {name: near for name, near in found.items() if near is not None}


def opening_word(compared: Compared) -> str:
    """What a reader should know before anything else, or ""."""
    warnings = compared.comparison.warnings
    if warnings:
        return " · ".join(warnings[:2])
    changes = compared.comparison.changes
    if not any(change.material for change in changes):
        return "no material change"
    if not any(change.old and change.new for change in changes):
        return "the two texts have nothing in common"
    return ""
