"""Finding terms by their words means the same as the pattern that it stands for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from policydiff.lexicon import Phrases, lowered

FAMILIES = {"one": ["a", "a b", "b c", "c-d", "don't"], "two": ["a b c", "b", "e.g."]}
PHRASES = Phrases(FAMILIES)


def by_pattern(text: str, family: str) -> list[tuple[int, int]]:
    longest_first = sorted(FAMILIES[family], key=lambda term: (-len(term), term))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.I)
    return [match.span() for match in pattern.finditer(text)]


@given(st.lists(st.sampled_from([*"aAbBcCd -_.,'1éİ", "e.g.", "don't", " a b", " b c"]), max_size=30).map("".join))
def test_same_as_the_pattern(text: str) -> None:
    assert PHRASES.find(text) == {family: by_pattern(text, family) for family in FAMILIES}


def test_a_family_does_not_hide_another() -> None:
    assert PHRASES.find("a b c") == {"one": [(0, 3)], "two": [(0, 5)]}
    assert PHRASES.spans("a b c", "two") == [(0, 5)]


@given(st.text())
def test_lowered_keeps_places(text: str) -> None:
    assert len(lowered(text)) == len(text)
