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


@given(st.text(st.characters(max_codepoint=0x2070)))
def test_what_takes_one_column_each_is_told_at_a_glance(text: str) -> None:
    assert cells(text) == sum(cells(f"{character}中") - 2 for character in text)


def test_neighbours_in_one_style_are_wrapped_as_one() -> None:
    parts = [Run("“un"), Run("bound”"), Run(" and \xa0 fr"), Run("ee  "), Run("e\u0301t")]
    assert wrap(parts, 10) == wrap([Run("".join(run.text for run in parts))], 10)
    assert plain(wrap(parts[:4], 10)) == ["“unbound”", "and \xa0 free"]


@given(st.text(st.sampled_from("ab  “é…-\xa0"), max_size=40), st.integers(1, 12))
def test_styles_change_no_line(text: str, width: int) -> None:
    styled = [Run(character, f"{at % 2}") for at, character in enumerate(text)]
    assert plain(wrap(styled, width)) == plain(wrap([Run(text)], width))


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Z", "M"]))), st.integers(2, 20))
def test_no_line_is_too_wide_and_no_letter_is_lost(words: list[str], width: int) -> None:
    lines = plain(wrap([Run(" ".join(words))], width))
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(words).replace(" ", "")
