"""Texts that hold the same letters in other sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.compare.division import divided_anew
from policydiff.compare.equal import equal_clauses
from policydiff.model import Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare

FRAME = "# Yard\n\nWe open at nine.\n\n{}\n\nWe close at five.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- saws must be oiledAxes: must be ground", "- saws must be oiled\n- Axes: must be ground"),
        ("Members must sign.Guests must wait.", "Members must sign.\n\nGuests must wait."),
        ("Members must signGuests\n\nNobody may shout.", "Members must sign\n\n## Guests\n\nNobody may shout."),
    ],
    ids=["items run together", "a blank lost", "a heading grown in"],
)
def test_what_was_only_divided_anew_is_kept(old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        changes = compare(parse(FRAME.format(before)), parse(FRAME.format(after))).changes
        assert {change.outcome for change in changes} == {Outcome.RETAINED}


def test_a_letter_more_is_no_division() -> None:
    old = FRAME.format("Members must sign.Guests must wait.")
    new = FRAME.format("Members must sign.\n\nGuests must wait here.")
    before, after = parse(old).clauses, parse(new).clauses
    assert divided_anew(before, after, equal_clauses(before, after), list) == []


WORDS = st.lists(st.sampled_from(["saw", "axe", "file", "rope"]), min_size=1, max_size=4).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=6))
def test_groups_hold_each_clause_once_and_the_same_letters(first: list[str], second: list[str]) -> None:
    old, new = (parse("\n\n".join(f"We lend {one}." for one in side)).clauses for side in (first, second))
    groups = divided_anew(old, new, equal_clauses(old, new), list)
    for side, places in ((old, [olds for olds, _ in groups]), (new, [news for _, news in groups])):
        held = [at for places_of_one in places for at in places_of_one]
        assert len(held) == len(set(held)) <= len(side)
    for olds, news in groups:
        ours, theirs = ("".join(side[at].plain for at in at_places) for side, at_places in ((old, olds), (new, news)))
        assert ours.replace(" ", "").replace(".", "").lower() == theirs.replace(" ", "").replace(".", "").lower()
