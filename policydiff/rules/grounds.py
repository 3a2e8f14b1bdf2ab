"""What a judgement rests on, as numbers: the features from which its confidence is reckoned."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from policydiff.compare.model import Correspondence
from policydiff.compare.terms import bag, key
from policydiff.model import Clause, Direction, Outcome, Shift
from policydiff.rules.registry import rule

Grounds = Mapping[str, float]
"""Features of one judgement by name; one that is not there is 0."""

FEATURES = {
    "retained": "the outcome is retained, in other words than before",
    "strengthened": "the outcome is strengthened",
    "weakened": "the outcome is weakened, by rules that compare words",
    "replaced": "the outcome is weakened, since another passage governs the object now",
    "removed": "the outcome is removed or relocated",
    "added": "the outcome is added",
    "mixed": "the change goes both ways",
    "likeness": "how alike the two sides are in their words, 0 to 1",
    "rivalry": "how near the runner-up among the counterparts came, 0 to 1",
    "kept": "share of the words of both sides that both have, 0 to 1",
    "clear": "how far the weight of what speaks lies from where a change begins to count, 0 to 1",
    "opposed": "weight of the lighter direction as a share of the heavier, 0 to 1",
    "rules": "how many rules speak, in quarters, 1 for four or more",
    "gravity": "the highest severity among the rules that speak, 0 to 1",
    "length": "words of the older side, on a logarithmic scale, 1 for a hundred",
    "pieces": "clauses beyond one on each side, in quarters, 1 for four or more",
    "moved": "the clause stands in another place",
    "rewritten": "share of the two documents that has no word-for-word twin in the other, 0 to 1",
}
"""Every feature with its meaning. Words that stand unchanged have those of their place alone."""

_MOST = 4
_LONG = math.log(100)
_WORST_RANK = 5


def grounds(
    one: Correspondence, outcome: Outcome, shifts: Sequence[Shift], mixed: bool, rewritten: float, material_at: float
) -> Grounds:
    """The features of a judged correspondence. `shifts` are all that spoke, whether or not they made it material."""
    same = _word_for_word(one)
    if same and not shifts and not one.moved:
        return _standing(rewritten, material_at)
    found = {
        "mixed": float(mixed),
        "moved": float(one.moved),
        "pieces": min(max(len(one.old), 1) + max(len(one.new), 1) - 2, _MOST) / _MOST,
        "length": min(math.log(1 + _words(one.old or one.new)) / _LONG, 1.0),
        "rewritten": rewritten,
    }
    if one.loose:
        found["replaced"] = 1.0
    elif not (same and outcome is Outcome.RETAINED):
        found[str(Outcome.REMOVED if outcome is Outcome.RELOCATED else outcome)] = 1.0
    if not same:
        found["rivalry"] = min(one.rivalry, 1.0)
    if one.old and one.new:
        found["likeness"] = min(one.similarity, 1.0)
        found["kept"] = 1.0 if same else _kept(one.old, one.new)
        if not one.loose:
            found |= _weighed(shifts, material_at)
    return {feature: value for feature, value in found.items() if value}


def rewritten_share(found: Sequence[Correspondence]) -> float:
    """Share of the clauses of both documents that have no word-for-word twin in the other, 0 to 1."""
    total = sum(len(one.old) + (0 if one.loose else len(one.new)) for one in found)
    twins = sum(2 for one in found if _word_for_word(one))
    return max(0.0, 1.0 - twins / total) if total else 0.0


@lru_cache(maxsize=16)
def _standing(rewritten: float, material_at: float) -> Grounds:
    """The features of words that stand where they stood: the same for all of them, and most clauses are such."""
    return {"likeness": 1.0, "kept": 1.0, "clear": material_at, "rewritten": rewritten}


def _word_for_word(one: Correspondence) -> bool:
    if one.loose or len(one.old) != 1 or len(one.new) != 1:
        return False
    if one.old[0].plain == one.new[0].plain:
        return True
    return key(one.old[0].plain) == key(one.new[0].plain)


def _words(clauses: Sequence[Clause]) -> int:
    return sum(clause.plain.count(" ") + 1 for clause in clauses)


def _kept(old: Sequence[Clause], new: Sequence[Clause]) -> float:
    before, after = ({stem for clause in side for stem in bag(clause.plain).stems} for side in (old, new))
    return len(before & after) / len(before | after) if before or after else 0.0


def _weighed(shifts: Sequence[Shift], material_at: float) -> dict[str, float]:
    """How clearly the rules speak. What is close to the threshold, on either side of it, could go either way."""
    weaker = math.fsum(item.weight for item in shifts if item.direction is Direction.WEAKER)
    stronger = math.fsum(item.weight for item in shifts if item.direction is Direction.STRONGER)
    unclear = math.fsum(item.weight for item in shifts if item.direction is Direction.UNCLEAR)
    heavier, lighter = max(weaker, stronger), min(weaker, stronger)
    severities = [rule(item.rule).severity.rank for item in shifts]
    return {
        "clear": min(abs(max(heavier, unclear) - material_at), 1.0),
        "opposed": lighter / heavier if heavier else 0.0,
        "rules": min(len(shifts), _MOST) / _MOST,
        "gravity": max(severities, default=0) / _WORST_RANK,
    }
