import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.report.sanitize import escape_unseen, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We will.\n\tYou may.", "We will.\n\tYou may."),
        ("a\r\nb", "a\nb"),
        ("a\rb", "a[U+000D]b"),
        ("\x1b[31mred\x1b[0m", "[U+001B][31mred[U+001B][0m"),
        ("\x9b31m", "[U+009B]31m"),
        ("\x1b]8;;https://x\x07", "[U+001B]]8;;https://x[U+0007]"),
        ("pay\u202eevil", "pay[U+202E]evil"),
        ("ze\u200bro\ufeff", "ze[U+200B]ro[U+FEFF]"),
        ("soft\u00adhyphen", "soft[U+00AD]hyphen"),
        ("tag\U000e0041", "tag[U+E0041]"),
        ("lone\ud800", "lone[U+D800]"),
        ("Ünïcode “quotes” – 中文 🎉", "Ünïcode “quotes” – 中文 🎉"),
    ],
)
def test_what_a_terminal_would_obey_or_a_reader_not_see_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_folds_white_space() -> None:
    assert one_line("a\n\n  b\u00a0\tc\r\nd") == "a b c d"


@given(st.text())
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    for character in one_line(text):
        assert character >= " "
        assert not "\x7f" <= character <= "\x9f"
        assert character not in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_json_is_the_same_data(text: str) -> None:
    written = escape_unseen(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert visible(written) == written
