"""The passage that comes nearest to governing what a commitment governed, by the comparison's own measure."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from policydiff.compare.settings import DEFAULT, Settings
from policydiff.compare.similarity import Field
from policydiff.model import Bearer, Clause
from policydiff.parse.titles import is_account

LOOSE_CANDIDATES = 24
"""How many passages are weighed for a commitment that stands alone."""


@dataclass(frozen=True, slots=True)
class Closest:
    """A passage of the new version; `words` is the cosine of its words and the commitment's, 0 to 1."""

    clause: Clause
    words: float


def weighed(field: Field, index: int, among: frozenset[int]) -> list[tuple[float, int, float]]:
    """Passages among some of the new version that can have taken over from an old clause, best first.

    Each is the score of `Field.likeness`, its place negated (the earlier of equals comes first), and the cosine of the
    words.
    """
    clause = field.old.clauses[index]
    found = []
    for at, own in field.candidates(index, among, LOOSE_CANDIDATES):
        if could_govern(clause, field.new.clauses[at]):
            found.append((field.likeness(index, at, own).total, -at, own))
    found.sort(reverse=True)
    return found


def could_govern(old: Clause, new: Clause) -> bool:
    """Whether a clause can have taken over from an old one: it binds, and not somebody else."""
    return new.binds and not (old.bearer is Bearer.PROVIDER and new.bearer is Bearer.THIRD_PARTY)


def closest(
    field: Field, gone: Sequence[Clause], stood_before: Container[str], settings: Settings = DEFAULT
) -> Closest | None:
    """The passage that comes nearest to what is gone without taking its place; None where none is worth naming.

    What stood in the old version too (`stood_before`, ids of new clauses) is not it, nor is what merely tells of the
    change: an account of changes holds to nothing.
    """
    fresh = frozenset(
        at
        for at, clause in enumerate(field.new.clauses)
        if clause.binds and clause.id not in stood_before and not is_account(clause.section)
    )
    ids = {clause.id for clause in gone}
    best = max(
        (
            passage
            for index, clause in enumerate(field.old.clauses)
            if clause.id in ids
            for passage in weighed(field, index, fresh)[:1]
        ),
        default=(0.0, 0, 0.0),
    )
    total, place, own = best
    return Closest(field.new.clauses[-place], own) if total >= settings.loose_floor else None
