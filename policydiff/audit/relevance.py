"""How far a claim of an account speaks of a change: by words, by the headings it stands under, by what it is about."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import fsum

from policydiff.audit.claims import Claim
from policydiff.audit.direction import saying_stems
from policydiff.compare.terms import Bag, Weights, bag
from policydiff.model import Category, Change, Clause
from policydiff.parse.categories import scores

FEWEST_SHARED = 2
"""Words of content, pairs of them included, that a claim and a clause must share, unless the claim has fewer."""

LABEL_WORDS = 10
"""Words up to which a lead-in is a label of the clause, to be named like a heading."""

HEADING_STEMS = 2
"""Words of content from which a heading names something; a single one ("Governance") is named by chance."""

HEADING_SHARE = 0.5
"""What the category of a heading counts beside that of the clause under it."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """Three shares from 0 to 1, and whether enough words are shared to speak of the same thing.

    `of_claim`: of the weight of the claim's words, what the commitment has. `of_heading`: of the words of a heading or
    label over the commitment (where it stood, if it stood before), what the claim and its neighbours have. `category`:
    how alike the two are in what they are about; where one is about nothing that has a name, its heading speaks for it.
    """

    of_claim: float = 0.0
    of_heading: float = 0.0
    category: float = 0.0
    shared: bool = False


NONE = Relevance()
"""That of a claim which speaks of something else."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as it is weighed: the terms of its own words, the stems of its block, its categories."""

    terms: tuple[str, ...]
    block: frozenset[str]
    about: dict[Category, float]


class Scale:
    """Weighs words by how rare they are in a comparison, and claims against changes."""

    def __init__(self, changes: Iterable[Change], account: Sequence[Claim]) -> None:
        self._weights = Weights(
            bag(clause.plain) for change in changes for side in (change.old, change.new) for clause in side
        )
        blocks: dict[int, set[str]] = {}
        for claim in account:
            blocks.setdefault(claim.block, set()).update(bag(claim.text).stems)
        self._told = {
            claim: Told(matter(claim.text), frozenset(blocks[claim.block]), scores(claim.text)) for claim in account
        }

    def relevance(self, claim: Claim, change: Change) -> Relevance:
        """The relevance of a claim to a change: to the clause of either side that it fits best, share by share."""
        told = self._told[claim]
        found = [self._to(told, clause) for clause in (*change.old, *change.new)]
        return Relevance(
            max(one.of_claim for one in found),
            max(one.of_heading for one in found[: len(change.old) or None]),
            max(one.category for one in found),
            any(one.shared for one in found),
        )

    def _to(self, told: Told, clause: Clause) -> Relevance:
        words = bag(clause.plain)
        both = [term for term in told.terms if term in words.terms]
        common = self._sum(both)
        held = max((self._held(bag(title), told.block) for title in _over(clause)), default=0.0)
        about = _about(clause)
        whole = self._sum(told.terms)
        return Relevance(
            common / whole if whole else 0.0,
            held,
            likeness(told.about, about) if told.about and about else held,
            len(both) >= min(FEWEST_SHARED, len(told.terms)) > 0,
        )

    def _held(self, title: Bag, block: frozenset[str]) -> float:
        whole = self._sum(title.stems) if len(title.stems) >= HEADING_STEMS else 0.0
        return self._sum(stem for stem in title.stems if stem in block) / whole if whole else 0.0

    def _sum(self, terms: Iterable[str]) -> float:
        return fsum(map(self._weights.of, dict.fromkeys(terms)))


@lru_cache(maxsize=4096)
def matter(text: str) -> tuple[str, ...]:
    """Stems and pairs of stems that say what a text is about, without those that only say that something changed."""
    dull = saying_stems()
    stems = [stem for stem in bag(text).stems if stem not in dull]
    return tuple(dict.fromkeys([*stems, *(f"{first} {second}" for first, second in pairwise(stems))]))


def _over(clause: Clause) -> Sequence[str]:
    """The nearest heading and the labels of a clause; the title of the whole document names nothing in it."""
    labels = [lead for lead in clause.context if len(lead.split()) <= LABEL_WORDS]
    return (*clause.section[1:][-1:], *labels, *((clause.label,) if clause.label else ()))


@lru_cache(maxsize=8192)
def _about(clause: Clause) -> dict[Category, float]:
    about = scores(clause.plain)
    for category, weight in scores(" . ".join(_over(clause))).items():
        about[category] = about.get(category, 0.0) + HEADING_SHARE * weight
    return about


def likeness(first: dict[Category, float], second: dict[Category, float]) -> float:
    """Cosine of two category scores, 0 where one has none."""
    common = fsum(first[category] * second[category] for category in first.keys() & second.keys())
    length = math.sqrt(fsum(v * v for v in first.values()) * fsum(v * v for v in second.values()))
    return common / length if length else 0.0
