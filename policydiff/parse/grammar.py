"""The structure of a sentence as far as norms need it: words, clause boundaries, subordination, passives."""

import re
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, terms

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BOUNDARY = re.compile(r"[,;:()]|\s-\s|--")


@cache
def subordinator() -> re.Pattern[str]:
    """Words that open a subordinate clause."""
    return re.compile(rf"\b(?:{alternation('grammar', 'subordinators')})\b", re.I)


@cache
def passive() -> re.Pattern[str]:
    """A passive in the present tense ("are reviewed", "is then run"); group 1 is the participle."""
    between = r"(?:(?:\w+ly|also|then|now|not|never|only|still|being)\s+)*"
    return re.compile(rf"\b(?:is|are)\s+{between}(\w+ed|{alternation('grammar', 'irregular_participles')})\b", re.I)


@cache
def word_set(key: str, language: str = ENGLISH) -> frozenset[str]:
    """A list of the grammar lexicon as a set."""
    return frozenset(terms("grammar", key, language))


def third_person(verb: str) -> str:
    """The third person singular of a regular verb."""
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def past(verb: str) -> str:
    """The past participle of a regular verb."""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def gerund(verb: str) -> str:
    """The -ing form of a regular verb."""
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"
