"""What a clause is about: the category whose weighted stems it holds most of, headings and lead-ins counting for less."""

import re
from collections.abc import Sequence
from functools import cache

from policydiff.lexicon import lexicon
from policydiff.model import Category

HEADING_SHARE = 0.5
MINIMUM = 1.0
KEY_LENGTH = 3
"""Letters by which stems are looked up; no stem is shorter."""
_WORD = re.compile(r"\w+")


@cache
def _stems() -> tuple[dict[str, tuple[str, ...]], dict[str, list[tuple[Category, float]]]]:
    """The stems by their first letters, longest first, and the weights of each."""
    table: dict[str, list[tuple[Category, float]]] = {}
    for category in Category:
        if category is Category.OTHER:
            continue
        for stem, weight in lexicon("categories")[category.value]["stems"].items():
            table.setdefault(stem, []).append((category, float(weight)))
    index: dict[str, tuple[str, ...]] = {}
    for stem in sorted(table, key=lambda stem: (-len(stem), stem)):
        index[stem[:KEY_LENGTH]] = (*index.get(stem[:KEY_LENGTH], ()), stem)
    return index, table


def scores(text: str) -> dict[Category, float]:
    """Weight of each category in `text` (plain); a stem counts once."""
    index, table = _stems()
    lower = text.lower()
    seen: set[str] = set()
    end = 0
    for match in _WORD.finditer(lower):
        start = match.start()
        stems = index.get(lower[start : start + KEY_LENGTH])
        if stems is None or start < end:
            continue
        for stem in stems:
            if lower.startswith(stem, start):
                seen.add(stem)
                end = start + len(stem)
                break
    found: dict[Category, float] = {}
    for stem in seen:
        for category, weight in table[stem]:
            found[category] = found.get(category, 0.0) + weight
    return found


def categorize(text: str, surroundings: Sequence[str]) -> Category:
    """The category of a clause from its words and, at a share, those of its headings and lead-ins."""
    total = scores(text)
    for category, weight in _surrounding_scores(tuple(surroundings)).items():
        total[category] = total.get(category, 0.0) + HEADING_SHARE * weight
    if not total:
        return Category.OTHER
    best = max(total, key=lambda category: (total[category], -_order()[category]))
    return best if total[best] >= MINIMUM else Category.OTHER


@cache
def _order() -> dict[Category, int]:
    return {category: place for place, category in enumerate(Category)}


@cache
def _surrounding_scores(surroundings: tuple[str, ...]) -> dict[Category, float]:
    return scores(" . ".join(surroundings))
