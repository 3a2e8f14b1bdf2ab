from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policydiff.tui.wrapping import breaks
from rich.cells import cell_len

WORDS = st.text("ab漢字שלוםé́👍 -", max_size=80).map(lambda text: " ".join(text.split()))


@given(WORDS, st.integers(4, 40))
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    lines = breaks(text, width)
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(" ", "")
    assert all(first[1] <= second[0] for first, second in pairwise(lines))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("aaa bbb cccc", 7, ["aaa bbb", "cccc"]),
        ("aaaaaaaaa b", 7, ["aaaaaaa", "aa b"]),
        ("漢字漢字 漢字", 7, ["漢字漢", "字 漢字"]),
        ("שלום עולם זה", 7, ["שלום", "עולם זה"]),
    ],
)
def test_lines_break_between_words(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in breaks(text, width)] == lines
