import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.report.lines import Run, cells, side_by_side, wrap


def plain(lines: list[tuple[Run, ...]]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("中文", 4), ("e\u0301", 1), ("Ａ", 2), ("", 0), ("🎉", 2)])
def test_cells_count_columns(text: str, width: int) -> None:
    assert cells(text) == width


def test_lines_break_between_words() -> None:
    assert plain(wrap([Run("one two three four")], 9)) == ["one two", "three", "four"]


def test_a_word_over_two_styles_stays_whole() -> None:
    lines = wrap([Run("un"), Run("bound", "new"), Run("ed liability")], 10)
    assert plain(lines) == ["unbounded", "liability"]
    assert lines[0] == (Run("un"), Run("bound", "new"), Run("ed"))


def test_a_word_that_is_too_long_is_cut() -> None:
    assert plain(wrap([Run("a https://example.org b")], 10)) == ["a", "https://ex", "ample.org", "b"]


def test_wide_characters_are_cut_at_their_width() -> None:
    assert plain(wrap([Run("利用規約を変更")], 6)) == ["利用規", "約を変", "更"]


def test_columns_stay_aligned_beside_wide_characters() -> None:
    left, right = wrap([Run("利用 terms")], 8), wrap([Run("use terms here")], 8)
    rows = plain(side_by_side(left, right, 8, Run("|")))
    assert rows == ["利用    |use", "terms   |terms", "        |here"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Z", "M"]))), st.integers(2, 20))
def test_no_line_is_too_wide_and_no_letter_is_lost(words: list[str], width: int) -> None:
    lines = plain(wrap([Run(" ".join(words))], width))
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(words).replace(" ", "")
