"""A commitment that was made twice, and is made once now: what stands in another place of the text is not gone."""

from collections.abc import Iterable, Mapping, Sequence

from policydiff.compare.similarity import Field, Side, Vector
from policydiff.compare.surroundings import WholeNeededError
from policydiff.compare.terms import cosine
from policydiff.model import Clause

REPEATED = 0.8
"""Cosine of words from which a clause says once more what another says."""
FEWEST_WORDS = 4
"""Words of content below which a clause says too little to be known again elsewhere."""


def repetitions(field: Field, pairs: Mapping[int, int], alone: Sequence[int]) -> dict[int, list[int]]:
    """For old clauses of pairs, those without a counterpart whose words the same new clause holds in full."""
    told = {i: _telling(field.old.own(i)) for i in alone if len(field.old.bag(i).stems) >= FEWEST_WORDS}
    if not told:
        return {}
    if field.around and (outside := _outside(field, told)):
        raise WholeNeededError(outside)
    firsts = {j: i for i, j in pairs.items()}
    holders = _holders(field.new, firsts, frozenset().union(*told.values()))
    found: dict[int, list[int]] = {}
    for i, telling in told.items():
        # A word of its own, were it a number, is what the other does not say: then it is gone.
        stems = set(field.old.bag(i).stems)
        near = {j for term in telling for j in holders.get(term, ()) if stems.issubset(field.new.bag(j).stems)}
        held = [(cosine(field.old.own(i), field.new.own(j)), -j) for j in near]
        own, place = max(held, default=(0.0, 0))
        if own >= REPEATED and _bind_alike(field.old.clauses[i], field.old.clauses[firsts[-place]]):
            found.setdefault(firsts[-place], []).append(i)
    return found


def _bind_alike(one: Clause, other: Clause) -> bool:
    return (one.norm, one.bearer) == (other.norm, other.bearer)


def _telling(vector: Vector) -> frozenset[str]:
    """The heaviest terms of a clause: what holds none of them cannot reach `REPEATED` with the rest."""
    heaviest: list[str] = []
    rest = 1.0
    for term, value in sorted(vector.items(), key=lambda one: (-one[1], one[0])):
        if rest < REPEATED * REPEATED:
            break
        heaviest.append(term)
        rest -= value * value
    return frozenset(heaviest)


def _holders(side: Side, places: Iterable[int], terms: frozenset[str]) -> dict[str, list[int]]:
    """For each of some terms the clauses at some places that hold it."""
    found: dict[str, list[int]] = {}
    for at in places:
        for term in terms.intersection(side.bag(at).terms):
            found.setdefault(term, []).append(at)
    return found


def _outside(field: Field, told: Mapping[int, frozenset[str]]) -> frozenset[tuple[str, ...]]:
    """The sections of clauses that were left out, since they stand still, and say what one of some clauses says."""
    assert field.around is not None
    wanted = frozenset(term for i in told for term in field.old.own(i))
    here = _holders(field.old, range(len(field.old.clauses)), wanted)
    everywhere = field.around.censuses[0].counts
    outside = frozenset(term for term in wanted if everywhere[term] > len(here[term]))
    # No cosine exceeds the length of the part of the vector that the two can share.
    maybe = [
        i
        for i in told
        if sum(value * value for term, value in field.old.own(i).items() if term in outside) >= REPEATED * REPEATED
    ]
    if not maybe:
        return frozenset()
    whole, places = field.whole(field.old)
    left_out = set(range(len(whole.clauses))).difference(places.values())
    holders = _holders(whole, left_out, frozenset().union(*(told[i] for i in maybe)))
    return frozenset(
        whole.clauses[at].section
        for i in maybe
        for at in {at for term in told[i] for at in holders.get(term, ())}
        if cosine(field.old.own(i), whole.own(at)) >= REPEATED
    )
