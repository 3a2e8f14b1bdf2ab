"""Clauses that go with a neighbour: one old clause that became two, two that became one, a clause and its examples."""

from collections.abc import Collection, Mapping, Sequence

from policydiff.compare.similarity import Field, Side
from policydiff.compare.terms import Bag
from policydiff.model import Clause
from policydiff.parse.illustrations import only_illustrates

UNCHANGED = 0.97
"""Cosine of words from which a pair is one and the same: nothing was taken in or given away."""
FARTHEST = 12
"""Clauses between a lead-in and an example in its list."""
WHOLLY = 0.9
"""Share of a clause's words that must stand in the joint clause where both parts share a subject with it."""


def splits(
    field: Field, pairs: Mapping[int, int], similarity: Mapping[tuple[int, int], float], absorbed: float
) -> dict[int, list[int]]:
    """For new clauses of pairs, the neighbours that the same old clause holds as well."""
    back = {j: i for i, j in pairs.items() if similarity[i, j] <= UNCHANGED}
    return _taken_in(field, field.new, field.old, back, set(pairs.values()), absorbed)


def merges(
    field: Field, pairs: Mapping[int, int], similarity: Mapping[tuple[int, int], float], absorbed: float
) -> dict[int, list[int]]:
    """For old clauses of pairs, the neighbours that the same new clause holds as well."""
    forth = {i: j for i, j in pairs.items() if similarity[i, j] <= UNCHANGED}
    return _taken_in(field, field.old, field.new, forth, set(pairs), absorbed)


def _taken_in(
    field: Field,
    side: Side,
    other: Side,
    partner: Mapping[int, int],
    placed: set[int],
    absorbed: float,
) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    clauses = side.clauses
    for at, clause in enumerate(clauses):
        if at in placed:
            continue
        for near in (at - 1, at + 1):
            if near not in partner or clauses[near].section != clause.section:
                continue
            if _holds(field, other.bag(partner[near]), side.bag(near), side.bag(at), absorbed):
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


def attended(clauses: Sequence[Clause], hosts: Collection[int], placed: Collection[int]) -> dict[int, list[int]]:
    """For clauses with a counterpart (`hosts`), the illustrations of theirs that have none (are not `placed`).

    An example belongs to what it illustrates: the clause before it in its paragraph, or the lead-in over its list.
    """
    found: dict[int, list[int]] = {}
    for at, clause in enumerate(clauses):
        if at in placed or not only_illustrates(clause):
            continue
        for before in range(at - 1, max(-1, at - 1 - FARTHEST), -1):
            host = clauses[before]
            leads = bool(clause.context) and host.plain.endswith(clause.context[-1])
            if before in hosts and (leads or host.block == clause.block):
                found.setdefault(before, []).append(at)
                break
    return found
