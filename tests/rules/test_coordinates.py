"""One item more or less beside others, in a sentence that else stays as it was."""

import pytest

from policydiff.rules.judge import compare
from tests.rules.drafting import document

GAINED = {
    "a verb beside a verb": (
        "We may close a stall that sells stolen goods.",
        "We may suspend or close a stall that sells stolen goods.",
    ),
    "a noun behind a noun": (
        "We are not responsible for goods of other members.",
        "We are not responsible for goods or lessons of other members.",
    ),
    "a long item in a list": (
        "You may not copy our signs, doors, windows, or any other thing we built.",
        "You may not copy our signs, doors, colours and other parts of looks, windows, or any other thing we built.",
    ),
    "an adjective in front of others": (
        "We grant you a revocable, personal licence to enter the loft.",
        "We grant you a worldwide, revocable, personal licence to enter the loft.",
    ),
    "the first of several that begin alike": (
        "We will oil the saws when members rent Yard Large or the paid version of our barn.",
        "We will oil the saws when members rent Yard Small, Yard Large or the paid version of our barn.",
    ),
    "one of several cases": (
        "We do not keep your drawings when you rent a barn or a yard.",
        "We do not keep your drawings when you rent a tent, a barn or a yard.",
    ),
}


@pytest.mark.parametrize(("old", "new"), GAINED.values(), ids=GAINED.keys())
def test_one_item_more_or_less_is_seen_both_ways(old: str, new: str) -> None:
    assert rules(old, new) == ["item_added"]
    assert rules(new, old) == ["item_dropped"]


SILENT = {
    "a phrase between commas": (
        "To this end, the shop has rules for how wardens answer letters.",
        "To this end, beside this notice, the shop has rules for how wardens answer letters.",
    ),
    "a condition beside a purpose": (
        "We may keep your card for reasons of safety.",
        "We may keep your card for reasons of safety or if wardens so wish.",
    ),
    "one condition of several that must all hold": (
        "We do not keep your drawings if you are a member, live in town and sign the book.",
        "We do not keep your drawings if you are a member and sign the book.",
    ),
    "a synonym": ("We will tell members of every fire.", "We will tell and inform members of every fire."),
}


@pytest.mark.parametrize(("old", "new"), SILENT.values(), ids=SILENT.keys())
def test_what_is_no_item_is_none(old: str, new: str) -> None:
    assert not {"item_added", "item_dropped"} & set(rules(old, new) + rules(new, old))


def rules(old: str, new: str) -> list[str]:
    return [shift.rule for change in compare(document(old), document(new)).changes for shift in change.shifts]
