"""Lists inside a sentence."""

import pytest

from policydiff.parse import parse
from policydiff.parse.coordination import coordinated
from policydiff.rules.judge import compare


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We inspect saws, drills, and ladders.", [("saws", "drills", "ladders")]),
        ("We clean, oil or mend each tool, and store it.", [("clean", "oil or mend each tool", "store it")]),
        ("Members may lend, borrow, or swap tools freely.", [("lend", "borrow", "swap tools")]),
        ("We inspect saws and drills.", []),
        ("", []),
    ],
)
def test_lists(text: str, found: list[tuple[str, ...]]) -> None:
    assert list(coordinated(text)) == found


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("We will inspect saws, drills, and ladders.", "We will inspect saws and drills.", ["item_dropped"]),
        ("We will inspect saws and drills.", "We will inspect saws, drills, and ladders.", ["item_added"]),
        ("We will inspect saws, drills, and ladders.", "We will inspect drills, saws, and ladders.", []),
    ],
)
def test_an_item_that_comes_or_goes(old: str, new: str, rules: list[str]) -> None:
    (change,) = compare(parse(old), parse(new)).changes
    assert [shift.rule for shift in change.shifts] == rules
