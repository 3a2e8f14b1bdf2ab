"""For every clause of a version the version that gave it the force it has."""

from dataclasses import dataclass

from policydiff.history.chain import Chain, introduces
from policydiff.history.judgement import Reason
from policydiff.history.revisions import Edition
from policydiff.model import Clause
from policydiff.rules.registry import reason


@dataclass(frozen=True, slots=True)
class Blame:
    """A clause, the edition that introduced its present force, and what that edition did to it.

    `outcome` is the change's outcome, "" where the edition is the first on record; `worded` is the edition since which
    it stands in its present words.
    """

    clause: Clause
    edition: Edition
    outcome: str
    worded: Edition
    reasons: tuple[Reason, ...] = ()


def blame(chain: Chain, index: int) -> tuple[Blame, ...]:
    """The clauses of edition `index` in reading order, each with where its force comes from."""
    from policydiff.compare.terms import key

    clauses = chain.document(index).clauses
    open_ones = {clause.id: (clause, chain.editions[index], True) for clause in clauses}
    found: dict[str, Blame] = {}
    by_id = {clause.id: clause for clause in clauses}
    at = index
    while open_ones and at > 0:
        following: dict[str, tuple[Clause, Edition, bool]] = {}
        for identifier, (clause, worded, same) in open_ones.items():
            change, before = chain.came_from(at, clause)
            if before is None or introduces(change):
                since = chain.editions[at] if same else worded
                reasons = tuple(
                    Reason(str(one.dimension), str(one.direction), one.rule, reason(one)) for one in change.shifts
                )
                outcome = str(change.outcome)
                found[identifier] = Blame(by_id[identifier], chain.editions[at], outcome, since, reasons)
                continue
            still = same and key(before.plain) == key(clause.plain)
            following[identifier] = (before, chain.editions[at] if same and not still else worded, still)
        chain.forget(at)
        open_ones, at = following, at - 1
    for identifier, (_, worded, same) in open_ones.items():
        first = chain.editions[at]
        found[identifier] = Blame(by_id[identifier], first, "", first if same else worded)
    return tuple(found[clause.id] for clause in clauses)
