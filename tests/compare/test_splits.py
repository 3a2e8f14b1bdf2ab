"""Clauses that become one, and one that becomes two, with a subject they share."""

import pytest

from policydiff.compare.correspondence import correspond
from policydiff.parse import parse

APART = "We will inspect every power saw. We will clean every power saw with great care."
JOINED = "We will inspect every power saw, and with great care clean every power saw."


@pytest.mark.parametrize(("old", "new", "sizes"), [(APART, JOINED, (2, 1)), (JOINED, APART, (1, 2))])
def test_parts_that_share_a_subject_are_one_correspondence(old: str, new: str, sizes: tuple[int, int]) -> None:
    found, _ = correspond(parse(old), parse(new))
    assert [(len(one.old), len(one.new), one.loose) for one in found] == [(*sizes, False)]


def test_an_unrelated_neighbour_is_not_taken_in() -> None:
    found, _ = correspond(parse("We will inspect every power saw."), parse(JOINED + " We will close on Sundays."))
    assert sorted((len(one.old), len(one.new)) for one in found) == [(0, 1), (1, 1)]
