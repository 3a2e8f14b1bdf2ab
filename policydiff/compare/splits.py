"""Clauses that a neighbour's counterpart took in: one old clause that became two, two that became one."""

from collections.abc import Mapping, Sequence

from policydiff.compare.similarity import Field
from policydiff.compare.terms import Bag
from policydiff.model import Clause

UNCHANGED = 0.97
"""Cosine of words from which a pair is one and the same: nothing was taken in or given away."""
WHOLLY = 0.9
"""Share of a clause's words that must stand in the joint clause where both parts share a subject with it."""


def splits(
    field: Field, pairs: Mapping[int, int], similarity: Mapping[tuple[int, int], float], absorbed: float
) -> dict[int, list[int]]:
    """For new clauses of pairs, the neighbours that the same old clause holds as well."""
    back = {j: i for i, j in pairs.items() if similarity[i, j] <= UNCHANGED}
    return _taken_in(field, field.new.clauses, field.new.bags, field.old.bags, back, set(pairs.values()), absorbed)


def merges(
    field: Field, pairs: Mapping[int, int], similarity: Mapping[tuple[int, int], float], absorbed: float
) -> dict[int, list[int]]:
    """For old clauses of pairs, the neighbours that the same new clause holds as well."""
    forth = {i: j for i, j in pairs.items() if similarity[i, j] <= UNCHANGED}
    return _taken_in(field, field.old.clauses, field.old.bags, field.new.bags, forth, set(pairs), absorbed)


def _taken_in(
    field: Field,
    clauses: Sequence[Clause],
    bags: Sequence[Bag],
    others: Sequence[Bag],
    partner: Mapping[int, int],
    placed: set[int],
    absorbed: float,
) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, clause in enumerate(clauses):
        if at in placed:
            continue
        for near in (at - 1, at + 1):
            if near not in partner or clauses[near].section != clause.section:
                continue
            if _holds(field, others[partner[near]], bags[near], bags[at], absorbed):
                found.setdefault(near, []).append(at)
                break
    return found


def _holds(field: Field, joint: Bag, first: Bag, second: Bag, absorbed: float) -> bool:
    """Whether the joint clause says the second part too, beside what it says of the first."""
    left = joint.terms.keys() - first.terms.keys()
    if field.coverage(second.terms, left) >= absorbed:
        return True
    # Parts with one subject share its words: then nearly all of the second must stand in the joint clause.
    return bool(left & second.terms.keys()) and field.coverage(second.stems, joint.terms) >= WHOLLY
