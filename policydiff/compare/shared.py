"""A clause of the new text that says what two of the old one said: each of them has its counterpart there.

A neighbour that the same clause absorbed goes with it (`policydiff.compare.splits`). What stood elsewhere is judged by
itself, by what of its own words the joint clause still says.
"""

from collections.abc import Mapping, Sequence

from policydiff.compare.similarity import Field
from policydiff.compare.splits import UNCHANGED
from policydiff.compare.successors import Claims

CANDIDATES = 3
"""How many counterparts of others are weighed for a commitment that stands alone."""
LEAST_OWN = 0.3
"""Cosine of words below which a clause that another became says something else."""
HELD = 0.5
"""Share of the weight of a commitment's words that the joint clause must hold."""
CLAIM = 0.7
"""Least score of the joint clause, less what the better claim of its first counterpart takes off."""
FEWEST_WORDS = 3
"""Words of content below which a clause says too little to be known again elsewhere."""


def shared(
    field: Field, alone: Sequence[int], pairs: Mapping[int, int], similarity: Mapping[tuple[int, int], float]
) -> dict[int, tuple[int, float]]:
    """For old commitments that stand alone, the new clause that says the same beside what its counterpart said.

    With the cosine of the words. What stayed as it was has taken nothing in.
    """
    joint = frozenset(j for i, j in pairs.items() if similarity[i, j] <= UNCHANGED and field.new.clauses[j].binds)
    rows = [i for i in alone if _says_enough(field, i)] if joint else []
    likely = {i: near for i in rows if (near := field.candidates(i, joint, CANDIDATES, LEAST_OWN))}
    if not likely:
        return {}
    place: Mapping[int, int] = {}
    if field.around is not None:
        field, place = field.with_whole_old()
    claims = Claims(field, {place.get(i, i): j for i, j in pairs.items()})
    found: dict[int, tuple[int, float]] = {}
    for i, candidates in likely.items():
        at = place.get(i, i)
        stems = field.old.bag(at).stems
        for j, own in candidates:
            held = field.coverage(stems, field.new.bag(j).terms)
            if held >= HELD and claims.discounted(at, j, own) >= CLAIM:
                found[i] = j, own
                break
    return found


def _says_enough(field: Field, i: int) -> bool:
    clause = field.old.clauses[i]
    return len(field.old.bag(i).stems) >= FEWEST_WORDS and not clause.plain.rstrip().endswith(":")
