"""The passage that comes nearest to governing what a commitment governed, by the comparison's own measure."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from policydiff.compare.settings import DEFAULT, Settings
from policydiff.compare.similarity import Field
from policydiff.compare.successors import CANDIDATES, Claims, could_succeed
from policydiff.model import Clause
from policydiff.parse.titles import is_account

NEARBY = 0.6
"""Share of the score of a successor that the closest passage must reach to be worth naming."""


@dataclass(frozen=True, slots=True)
class Closest:
    """A passage of the new version; `words` is the cosine of its words and the commitment's, 0 to 1."""

    clause: Clause
    words: float


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
    claims = Claims(field, {})
    ids = {clause.id for clause in gone}
    score, place, own = max(
        (
            (claims.discounted(index, at, own), -at, own)
            for index, clause in enumerate(field.old.clauses)
            if clause.id in ids
            for at, own in field.candidates(index, fresh, CANDIDATES)
            if could_succeed(clause, field.new.clauses[at])
        ),
        default=(0.0, 0, 0.0),
    )
    return Closest(field.new.clauses[-place], own) if score >= NEARBY * settings.loose_floor else None
