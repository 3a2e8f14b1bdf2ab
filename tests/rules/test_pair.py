import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.parse import parse
from policydiff.rules.pair import Party


@pytest.mark.parametrize(
    ("source", "words", "found"),
    [
        ("We will Repair saws.", "repair saws", "Repair saws"),
        ("We will repair\nsaws.", "repair saws", "repair\nsaws"),
        ("We will repair  every saw, or repair saws.", "repair saws", "repair saws"),
        ("We will repair  saws, or repair saws.", "repair saws", "repair  saws"),
        ("We will réparer saws.", "RÉPARER saws", "réparer saws"),
    ],
)
def test_evidence_is_found_as_written(source: str, words: str, found: str) -> None:
    evidence = Party(parse(source).clauses).evidence(words)
    assert evidence.text == found
    assert evidence.span is not None
    assert evidence.span.of(source) == found


def test_words_that_do_not_stand_there_have_no_place() -> None:
    side = Party(parse("We will repair saws.").clauses)
    assert (side.evidence("sell saws").span, side.evidence("  ").span) == (None, None)


@given(st.text(st.sampled_from("abAB é\n"), max_size=12), st.text(st.sampled_from("abAB é"), min_size=1, max_size=4))
def test_evidence_is_what_a_pattern_finds(text: str, words: str) -> None:
    clauses = parse(f"We will {text}.").clauses
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.I) if words.strip() else None
    expected = next((match[0] for one in clauses if pattern and (match := pattern.search(one.text))), words)
    assert Party(clauses).evidence(words).text == expected
