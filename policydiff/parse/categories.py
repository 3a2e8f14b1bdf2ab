"""What a clause is about: the category of whose weighted stems it holds most, headings and lead-ins counting less."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from policydiff.lexicon import ENGLISH, folded, lexicon, unspaced
from policydiff.model import Category

HEADING_SHARE = 0.5
LABEL_SHARE = 2.0
"""What a word of the run-in label counts beside its place in the text."""
MINIMUM = 1.0
REMEMBERED = 2048
"""Texts whose categories are remembered: consecutive versions share almost all of theirs."""


@cache
def _stems(language: str) -> tuple[re.Pattern[str], dict[str, list[tuple[Category, float]]]]:
    held = lexicon("categories", language)
    table: dict[str, list[tuple[Category, float]]] = {}
    for category in Category:
        if category is Category.OTHER:
            continue
        for stem, weight in held.get(category.value, {}).get("stems", {}).items():
            table.setdefault(stem, []).append((category, float(weight)))
    # Grouped by first letter: most words are then dismissed after one comparison a group, not one a stem.
    tails: dict[str, list[str]] = {}
    for stem in sorted(table, key=lambda stem: (-len(stem), stem)):
        tails.setdefault(re.escape(stem[0]), []).append(re.escape(stem[1:]))
    groups = (f"{letter}(?:{'|'.join(endings)})" for letter, endings in tails.items())
    # Words are written together in some languages: there a stem may stand anywhere in a word.
    edge = "" if unspaced(language) or held.get("compounds") else r"\b"
    return re.compile(rf"{edge}(?:{'|'.join(groups) or '(?!)'})"), table


def scores(text: str, language: str = ENGLISH) -> dict[Category, float]:
    """Weight of each category in `text` (plain); a stem counts once."""
    return dict(_scores(text, language))


@lru_cache(maxsize=REMEMBERED)
def _scores(text: str, language: str) -> Mapping[Category, float]:
    pattern, table = _stems(language)
    found: dict[Category, float] = {}
    for stem in dict.fromkeys(pattern.findall(text.lower() if language == ENGLISH else folded(text, language))):
        for category, weight in table[stem]:
            found[category] = found.get(category, 0.0) + weight
    return found


def categorize(text: str, surroundings: Sequence[str], language: str = ENGLISH, label: str = "") -> Category:
    """The category of a clause from its words and, at a share, those of its headings and lead-ins.

    What stands in its run-in label counts once more: there the clause says itself what it is about.
    """
    total = scores(text, language)
    for category, weight in _scores(label, language).items() if label else ():
        total[category] += LABEL_SHARE * weight
    for category, weight in _surrounding_scores(tuple(surroundings), language).items():
        total[category] = total.get(category, 0.0) + HEADING_SHARE * weight
    if not total:
        return Category.OTHER
    best = max(total, key=lambda category: (total[category], -_order()[category]))
    return best if total[best] >= MINIMUM else Category.OTHER


@cache
def _order() -> dict[Category, int]:
    return {category: place for place, category in enumerate(Category)}


@lru_cache(maxsize=4096)
def _surrounding_scores(surroundings: tuple[str, ...], language: str) -> Mapping[Category, float]:
    return scores(" . ".join(surroundings), language)
