"""The editions of a policy as documents in a row, and what became of each clause from one to the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from policydiff.compare.similarity import Field
from policydiff.compare.splits import UNCHANGED
from policydiff.history.revisions import Edition
from policydiff.model import Change, Clause, Comparison, Document, Outcome
from policydiff.rules.judge import compare

LOOSE_RULES = frozenset({"commitment_replaced", "commitment_superseding"})
"""Rules that speak where another passage now governs a commitment's object."""


@dataclass(frozen=True)
class Link:
    """What happened between two neighbouring editions, looked up from either side by clause id."""

    comparison: Comparison
    old: Document
    new: Document

    @cached_property
    def field(self) -> Field:
        """Both editions in one space of terms."""
        return Field(self.old, self.new)

    @cached_property
    def stood_before(self) -> frozenset[str]:
        """Ids of new clauses whose words stood in the old edition already."""
        kept = (change for change in self.comparison.changes if change.old and change.similarity >= UNCHANGED)
        return frozenset(clause.id for change in kept for clause in change.new)

    @cached_property
    def onward(self) -> dict[str, Change]:
        """The change that each old clause met."""
        return {clause.id: change for change in self.comparison.changes for clause in change.old}

    @cached_property
    def back(self) -> dict[str, Change]:
        """The change that each new clause came by; one traced by its wording before one traced by its object."""
        found: dict[str, Change] = {}
        for change in sorted(self.comparison.changes, key=lambda change: (is_loose(change), not change.old)):
            for clause in change.new:
                found.setdefault(clause.id, change)
        return found


def is_loose(change: Change) -> bool:
    """Whether the other side was found by its object, its words being gone."""
    return any(shift.rule in LOOSE_RULES for shift in change.shifts)


class Chain:
    """Editions oldest first, parsed and compared when first asked for."""

    def __init__(self, editions: Sequence[Edition], parse: Callable[[int], Document]) -> None:
        self.editions = tuple(editions)
        self._parse = parse
        self._documents: dict[int, Document] = {}
        self._links: dict[int, Link] = {}

    def __len__(self) -> int:
        return len(self.editions)

    def document(self, index: int) -> Document:
        """The document of an edition."""
        if index not in self._documents:
            self._documents[index] = self._parse(index)
        return self._documents[index]

    def link(self, index: int) -> Link:
        """What happened between edition `index` and the next."""
        if index not in self._links:
            old, new = self.document(index), self.document(index + 1)
            self._links[index] = Link(compare(old, new), old, new)
        return self._links[index]

    def forget(self, index: int) -> None:
        """Let go of an edition and what followed from it, so that a long walk stays small."""
        self._documents.pop(index, None)
        self._links.pop(index, None)

    def came_from(self, index: int, clause: Clause) -> tuple[Change, Clause | None]:
        """The change by which a clause stands in edition `index`, and the clause before it, None where it is new."""
        change = self.link(index - 1).back[clause.id]
        return change, nearest(change.old, clause)

    def became(self, index: int, clause: Clause) -> tuple[Change, Clause | None]:
        """The change that a clause of edition `index` met, and what it became, None where it went."""
        change = self.link(index).onward[clause.id]
        return change, nearest(change.new, clause)


def nearest(side: Sequence[Clause], clause: Clause) -> Clause | None:
    """The clause of one side of a change that shares most words with a clause of the other; the first of equals."""
    from policydiff.compare.terms import bag

    if not side:
        return None
    words = set(bag(clause.plain, clause.language).stems)

    def shared(other: Clause) -> float:
        stems = set(bag(other.plain, other.language).stems)
        return len(words & stems) / max(len(words | stems), 1)

    return max(side, key=shared)


def introduces(change: Change) -> bool:
    """Whether a change gave its new side the force it has: it came, or a dimension of it shifted."""
    return change.outcome is Outcome.ADDED or not change.old or change.material
