"""A passage named as the closest to one that is gone may be new itself: the new one says so, read either way."""

from dataclasses import replace

import pytest

from policydiff.model import Change, Comparison, Identity, Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare

HEAD = "# Bicycles\n\nWe will oil the lock of the shed.\n\n"
GONE = "We will lock away every bicycle with worn brakes until a mechanic has repaired it."
NEW = "We will keep a list of brakes, chains and lamps that are worn, and show it at the door."
OLD_TEXT = f"{HEAD}## Safety\n\n{GONE}\n"
NEW_TEXT = f"{HEAD}## Loans\n\n{NEW}\n"


def changes(comparison: Comparison, outcome: Outcome) -> list[Change]:
    return [change for change in comparison.changes if change.outcome is outcome]


def test_a_new_passage_says_for_what_it_is_named_as_the_closest() -> None:
    found = compare(parse(OLD_TEXT), parse(NEW_TEXT))
    (replaced,) = changes(found, Outcome.WEAKENED)
    (added,) = changes(found, Outcome.ADDED)
    assert replaced.new == added.new
    assert [clause.text for clause in added.closest_to] == [GONE]
    assert replaced.closest_to == ()


@pytest.mark.parametrize("dated", [True, False])
def test_read_backwards_from_dated_texts_it_is_told_of_what_went(dated: bool) -> None:
    days = ("2025-06-01", "2025-01-01") if dated else ("", "")
    new, old = (
        parse(text, replace(Identity(), effective=day)) for text, day in zip((NEW_TEXT, OLD_TEXT), days, strict=True)
    )
    found = compare(new, old)
    near = [clause.text for change in changes(found, Outcome.REMOVED) for clause in change.closest_to]
    assert near == ([GONE] if dated else [])


def test_what_is_new_for_itself_is_close_to_nothing() -> None:
    found = compare(parse(HEAD), parse(NEW_TEXT))
    (added,) = changes(found, Outcome.ADDED)
    assert added.closest_to == ()
