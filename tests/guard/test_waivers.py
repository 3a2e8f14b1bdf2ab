import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.guard.waivers import ConfigError, Waiver, comment_waivers, read_waivers, trailer_waiver

PRINT = "0123456789abcdef"

FILE = f"""\
[[waiver]]
fingerprint = "{PRINT}"
by = "Ada"
reason = "agreed in the meeting of May"

[[waiver]]
fingerprint = "{PRINT[::-1]}"
rule = "hedge_added"
by = "Bob"
reason = "a pilot"
expires = 2026-12-31
"""


def test_a_file_of_waivers() -> None:
    assert read_waivers(FILE.encode(), "w.toml") == (
        Waiver(PRINT, "agreed in the meeting of May", "Ada", "w.toml:1"),
        Waiver(PRINT[::-1], "a pilot", "Bob", "w.toml:6", "hedge_added", "2026-12-31"),
    )
    assert read_waivers(b"", "w.toml") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("[[waiver]]", "[[waver]]", 1, "unknown key 'waver'; did you mean waiver?"),
        ("rule =", "ruel =", 8, "unknown key 'ruel'; did you mean rule?"),
        ('by = "Bob"\n', "", 6, "the waiver has no by; add by ="),
        ('reason = "a pilot"', 'reason = ""', 10, "reason: must be a string that is not empty"),
        ("hedge_added", "hedge_addded", 8, "no such rule: 'hedge_addded'; did you mean hedge_added?"),
        (PRINT[::-1], "0123", 7, "'0123' is no fingerprint (16 digits"),
        ("2026-12-31", '"soon"', 11, "'soon' is no date; write expires = 2027-12-31"),
        ('by = "Bob"', 'by = "Bob', 9, "is not TOML"),
    ],
)
def test_a_typo_is_one_line_with_its_place(old: str, new: str, line: int, what: str) -> None:
    before, mark, after = FILE.rpartition(old) if line > 1 else FILE.partition(old)
    assert mark
    with pytest.raises(ConfigError) as caught:
        read_waivers(f"{before}{new}{after}".encode(), "w.toml")
    assert str(caught.value).startswith(f"w.toml:{line}: ")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_comment_beside_a_clause() -> None:
    source = f"# P\n\nWe may stop.\n<!-- policydiff: waive hedge_added {PRINT}\nagreed with the board -->\n"
    assert comment_waivers(source, "p.md", "Ada") == (
        (Waiver(PRINT, "agreed with the board", "Ada", "p.md:4", "hedge_added"),),
        (),
    )


@pytest.mark.parametrize(
    ("comment", "warning"),
    [
        (f"policydiff: waive hedge_added {PRINT}", "it needs a rule, a fingerprint and a reason"),
        (f"policydiff: waive hedge_aded {PRINT} why", "there is no rule 'hedge_aded'; did you mean hedge_added?"),
        ("policydiff: waive hedge_added 123 why", "'123' is no fingerprint"),
        ("policydiff: ignore all", "does not know"),
    ],
)
def test_a_comment_that_does_not_hold_is_told(comment: str, warning: str) -> None:
    found, warnings = comment_waivers(f"<!-- {comment} -->", "p.md", "Ada")
    assert found == ()
    assert len(warnings) == 1
    assert warnings[0].startswith("p.md:1: ")
    assert warning in warnings[0]


def test_a_reason_may_hold_any_sign() -> None:
    found, warnings = comment_waivers(f"<!-- policydiff: waive hedge_added {PRINT} 30 -> 60 <days> -->", "p.md", "")
    assert [one.reason for one in found] == ["30 -> 60 <days>"]
    assert warnings == ()


def test_other_comments_are_nobodys_business() -> None:
    assert comment_waivers("<!-- waive this --> <!-- todo -->", "p.md", "Ada") == ((), ())


@pytest.mark.parametrize(
    ("value", "holds"),
    [(f"{PRINT} agreed", True), (PRINT, False), ("agreed", False), (f"{PRINT}x agreed", False), ("", False)],
)
def test_a_trailer(value: str, holds: bool) -> None:
    found = trailer_waiver(value, "Ada <ada@example.org>", "commit abc")
    if holds:
        assert found == Waiver(PRINT, "agreed", "Ada <ada@example.org>", "commit abc")
    else:
        assert isinstance(found, str)
        assert found.startswith("commit abc: ")


@given(st.binary(max_size=200))
def test_any_bytes_are_waivers_or_one_clear_error(data: bytes) -> None:
    try:
        read_waivers(data, "w.toml")
    except ConfigError as error:
        assert "\n" not in str(error).replace("\\n", "")


@given(st.text("<!-- policydiff:waive\n>abc0123", max_size=300))
def test_any_text_can_be_searched_for_comments(source: str) -> None:
    comment_waivers(source, "p.md", "")
