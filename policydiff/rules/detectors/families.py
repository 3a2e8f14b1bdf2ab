"""The families of words that rules ask for, and whether a word of one stands on a side."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from policydiff.compare.terms import key, same_thing
from policydiff.lexicon import ENGLISH, alternation, folded, unspaced
from policydiff.model import Parts
from policydiff.rules.pair import Party

Pick = Callable[[Parts], Sequence[str]]
"""One kind of part of a clause."""

PICKS: dict[str, Pick] = {
    "conditions": lambda parts: parts.conditions,
    "exceptions": lambda parts: parts.exceptions,
    "occasions": lambda parts: parts.occasions,
    "hedges": lambda parts: parts.hedges,
    "actors": lambda parts: parts.actors,
    "disclosures": lambda parts: parts.disclosures,
    "consequences": lambda parts: parts.consequences,
    "timings": lambda parts: parts.timings,
}


@cache
def part_words(name: str, language: str = ENGLISH) -> re.Pattern[str]:
    """The words of a list of the parts, found as whole words."""
    return re.compile(rf"(?<![\w-])(?:{alternation('parts', name, language=language)})(?![\w-])", re.I)


def is_among(word: str, name: str, language: str) -> bool:
    """Whether a word found in a text is in a list of the parts."""
    return part_words(name, language).fullmatch(word if language == ENGLISH else folded(word, language)) is not None


def _other_number(word: str) -> str:
    """A noun in -y or -ies in its other number: the stems of the two differ."""
    if word.endswith("ies"):
        return f" {key(word[:-3])}y "
    return f" {key(word[:-1])}ies " if word.endswith("y") else "\0"


def stands(word: str, other: Party, pick: Pick) -> bool:
    """Whether a word, an inflection or a synonym of it stands on the other side."""
    if f" {key(word)} " in f" {key(other.text)} " or (unspaced(other.language) and key(word) in key(other.text)):
        return True
    stems = other.stems_of(word)
    if not stems:
        return False
    if all(stem in other.stems for stem in stems) or _other_number(word) in f" {key(other.text)} ":
        return True
    concepts = other.concepts(stems)
    return bool(concepts) and any(
        same_thing(stem, other.language) in concepts
        for mention in other.gather(pick)
        for stem in other.stems_of(mention)
    )
