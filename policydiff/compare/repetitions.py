"""A commitment that was made twice, and is made once now: what stands in another place of the text is not gone."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from policydiff.compare.similarity import Field
from policydiff.compare.surroundings import WholeNeededError
from policydiff.compare.terms import cosine
from policydiff.model import Clause

REPEATED = 0.8
"""Cosine of words from which a clause says once more what another says."""
FEWEST_WORDS = 4
"""Words of content below which a clause says too little to be known again elsewhere."""


def repetitions(field: Field, pairs: Mapping[int, int], alone: Sequence[int]) -> dict[int, list[int]]:
    """For old clauses of pairs, those without a counterpart whose words the same new clause holds in full."""
    firsts = {j: i for i, j in pairs.items()}
    counterparts = frozenset(firsts)
    found: dict[int, list[int]] = {}
    told = [i for i in alone if len(field.old.bag(i).stems) >= FEWEST_WORDS]
    if field.around and _may_stand_outside(field, told):
        raise WholeNeededError
    for i in told:
        for j, own in field.candidates(i, counterparts, 1, REPEATED):
            first = firsts[j]
            if own >= REPEATED and _bind_alike(field.old.clauses[i], field.old.clauses[first]):
                found.setdefault(first, []).append(i)
    return found


def _bind_alike(one: Clause, other: Clause) -> bool:
    return (one.norm, one.bearer) == (other.norm, other.bearer)


def _may_stand_outside(field: Field, told: Collection[int]) -> bool:
    """Whether a clause that was left out, since it stands still, says what one of some clauses says."""
    assert field.around is not None
    here = Counter(term for at in range(len(field.old.clauses)) for term in field.old.bag(at).terms)
    everywhere = field.around.censuses[0].counts
    # No cosine exceeds the length of the part of the vector that the two can share.
    maybe = [
        i
        for i in told
        if sum(value * value for term, value in field.old.own(i).items() if everywhere[term] > here[term])
        >= REPEATED * REPEATED
    ]
    if not maybe:
        return False
    whole, places = field.with_whole_old()
    inside = set(places.values())
    return any(
        cosine(field.old.own(i), whole.old.own(at)) >= REPEATED
        for at in range(len(whole.old.clauses))
        if at not in inside
        for i in maybe
    )
