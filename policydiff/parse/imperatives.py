"""Duties without a subject: items and sentences that open with a bare verb ("Publish ...", "If it burns, call ...")."""

import re
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, terms
from policydiff.parse.grammar import WORD, word_set
from policydiff.parse.practice import gerunds

LONG_WORD = 5
"""Letters from which a word of a title is capitalized whatever it is."""
FEWEST_IN_TITLE = 3


def opens_with_duty(text: str, language: str = ENGLISH) -> bool:
    """True for an item or labelled paragraph that opens with a bare verb or gerund ("Publish ...", "Training ...")."""
    if language != ENGLISH:
        from policydiff.parse.languages import syntax

        return syntax(language).opens_with_duty(text)
    fronted = _fronted().match(text)
    words = WORD.findall(text[fronted.end() :] if fronted else text)
    if not words:
        return False
    if _is_title(words) or (fronted and words[1:2] and words[1] in word_set("no_object")):
        return False
    first = words[0].lower()
    if (first in word_set("before_the_verb") or first.endswith("ly")) and len(words) > 1:
        first = words[1].lower()
    return first in _imperatives() or (first in gerunds() and not fronted)


@cache
def _fronted() -> re.Pattern[str]:
    """A subordinate clause or phrase of time before an imperative ("If you see smoke, use the red button")."""
    return re.compile(rf"(?:{alternation('grammar', 'fronting')})\s[^,;:]{{1,200}},\s+", re.I)


@cache
def _imperatives() -> frozenset[str]:
    return frozenset(terms("verbs", "imperative"))


def _is_title(words: list[str]) -> bool:
    """Whether words are capitalized as in the title of a work ("Measuring Capabilities of Models")."""
    long = [word for word in words if len(word) >= LONG_WORD]
    return len(long) >= FEWEST_IN_TITLE and all(word[0].isupper() or not word.isalpha() for word in long)
