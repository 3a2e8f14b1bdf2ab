"""Modals and other words of force in a text: where they stand, and on which rung of the ladder."""

import re
from collections.abc import Iterator
from functools import cache

from policydiff.lexicon import Phrases, lowered, terms
from policydiff.model import Strength
from policydiff.parse.grammar import word_set

_DAY_OR_YEAR = re.compile(r"\s+\d")
_ADVERBS = re.compile(r"\s+(?:(?:\w+ly|also|then|always|still|further)\s+)*")
LONGEST_MODAL = 40
"""Characters within which a verb behind a modal must end to be read with it."""


@cache
def modal_table() -> tuple[Phrases, dict[str, tuple[Strength, bool]]]:
    """The modals to be found in texts, and of each its rung and whether it forbids."""
    table: dict[str, tuple[Strength, bool]] = {}
    for strength in Strength:
        for term in terms("modals", strength.value):
            table[term] = (strength, False)
    weak = {"should not": Strength.INTENDED, "shouldn't": Strength.INTENDED, "not intend": Strength.INTENDED}
    for term in terms("modals", "forbidding"):
        table[term] = (weak.get(term, Strength.BINDING), True)
    return Phrases({"modal": table, "defining": terms("modals", "defining")}), table


def modal_places(text: str) -> Iterator[tuple[int, int]]:
    """The places of modals; `May` before a number is a month, and what follows an apostrophe is the rest of a word."""
    for start, end in modal_table()[0].spans(text, "modal"):
        if text[start - 1 : start] == "'" or (text[start:end] == "May" and _is_month(text, start, end)):
            continue
        if not (text[start:end] in terms("modals", "nominal") and _is_noun(text, start)):
            yield start, end


def _is_noun(text: str, start: int) -> bool:
    before = text[:start].split()
    return bool(before) and before[-1].lower() in word_set("determiners") - word_set("coordinators")


def _is_month(text: str, start: int, end: int) -> bool:
    return _DAY_OR_YEAR.match(text, end) is not None or text[max(0, start - 2) : start - 1].isdecimal()


def governed_rung(text: str, end: int) -> Strength:
    """The rung of the verb right behind a modal: who "will consider" or "must try to" is bound to no more than that."""
    between = _ADVERBS.match(text, end)
    following = between.end() if between else end
    for start, stop in modal_places(text[: following + LONGEST_MODAL]):
        if start == following and text[start:stop][0].islower():
            return modal_table()[1][lowered(text[start:stop])][0]
    return Strength.BINDING
