"""How far a claim of an account names a commitment, by its words; and whether both are about the same thing."""

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import fsum

from policydiff.audit.claims import Claim
from policydiff.audit.direction import saying_stems
from policydiff.audit.parts import certain
from policydiff.audit.settings import DEFAULT, Settings
from policydiff.compare.terms import Weights, bag
from policydiff.model import Category, Change, Clause
from policydiff.parse.categories import scores

FEWEST_SHARED = 2
"""Words of content, pairs of them included, that a claim and a commitment must share."""

HEADING_SHARE = 0.5
"""What the category of a heading counts beside that of the clause under it."""


def named(claim: Claim, change: Change, weights: Weights, settings: Settings = DEFAULT) -> float:
    """How far the words of a claim name the commitment that changed: 0 not at all, 1 by all it says."""
    words: dict[str, None] = {}
    for clause in (*change.old, *change.new):
        words |= bag(f"{clause.label} . {clause.plain}").terms
    own = matter_of(claim.words)
    shared = [term for term in own if term in words]
    if len(shared) < FEWEST_SHARED:
        return 0.0
    title = matter_of(claim.title)
    held = weight(shared, weights) / max(1.0, min(weight(own, weights), settings.longest))
    told = {*own, *title}
    labels = [matter_of(clause.label) for side in (change.old, change.new) for clause in side if clause.label]
    labelled = max((_share(label, told, weights) for label in labels), default=0.0)
    return held + settings.beside * (_share(title, words, weights) + labelled)


def _share(terms: tuple[str, ...], among: Iterable[str], weights: Weights) -> float:
    whole = weight(terms, weights)
    return weight([term for term in terms if term in among], weights) / whole if whole else 0.0


def weight(terms: Iterable[str], weights: Weights) -> float:
    """The weight of some terms together."""
    return fsum(map(weights.of, terms))


@lru_cache(maxsize=4096)
def matter_of(text: str) -> tuple[str, ...]:
    """Stems and pairs of stems that say what a text is about, without those that only say that something changed."""
    dull = saying_stems()
    stems = [stem for stem in bag(text).stems if stem not in dull]
    return tuple(dict.fromkeys([*stems, *(f"{first} {second}" for first, second in pairwise(stems))]))


def alike(about: dict[Category, float], change: Change) -> float:
    """How alike a text of these category weights and a commitment are in what they are about, 0 to 1.

    A text that is about nothing that has a name may be about anything. A passage that only may have replaced the
    commitment does not tell what it was about.
    """
    if not about:
        return 1.0
    return max(likeness(about, _about(clause)) for clause in certain(change))


@lru_cache(maxsize=8192)
def _about(clause: Clause) -> dict[Category, float]:
    about = scores(clause.plain)
    for category, weight in scores(" . ".join((*clause.section[1:][-1:], clause.label))).items():
        about[category] = about.get(category, 0.0) + HEADING_SHARE * weight
    return about


def likeness(first: dict[Category, float], second: dict[Category, float]) -> float:
    """Cosine of two category scores, 0 where one has none."""
    common = fsum(first[category] * second[category] for category in first.keys() & second.keys())
    length = math.sqrt(fsum(v * v for v in first.values()) * fsum(v * v for v in second.values()))
    return common / length if length else 0.0
