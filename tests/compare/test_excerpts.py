"""Lone passages that are set side by side."""

import pytest

from policydiff.compare.excerpts import at_its_word, is_excerpt
from policydiff.model import Norm, Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare


@pytest.mark.parametrize(
    ("source", "lone"),
    [
        ("We will lend saws.", True),
        ("We will lend saws. Members sign for them.", True),
        ("# Saws\n\nWe will lend saws.", False),
        ("We will lend saws.\n\nMembers sign for them.", False),
        ("- We will lend saws.\n- Members sign for them.", False),
        ("", True),
    ],
)
def test_is_excerpt(source: str, lone: bool) -> None:
    assert is_excerpt(parse(source)) is lone


@pytest.mark.parametrize(
    ("source", "norms"),
    [
        ("A saw for every shed", [Norm.OBLIGATION]),
        ("We will lend saws. The saws are blue.", [Norm.OBLIGATION, Norm.STATEMENT]),
        ("", []),
    ],
)
def test_a_passage_that_binds_nobody_is_taken_at_its_word(source: str, norms: list[Norm]) -> None:
    assert [clause.norm for clause in at_its_word(parse(source)).clauses] == norms


@pytest.mark.parametrize(
    ("old", "new", "outcomes"),
    [
        ("A saw for every shed", "A saw for every shed", [Outcome.RETAINED]),
        ("We will lend saws to neighbours.", "Every shed must hold a ladder.", [Outcome.WEAKENED]),
        ("We will lend saws. We will oil them.", "We will lend saws.", [Outcome.REMOVED, Outcome.RETAINED]),
        ("We will lend saws.", "", [Outcome.REMOVED]),
        ("A saw for every shed", "", [Outcome.REMOVED]),
    ],
)
def test_what_stands_beside_a_passage_is_its_counterpart(old: str, new: str, outcomes: list[Outcome]) -> None:
    changes = compare(parse(old), parse(new), excerpts=True).changes
    assert [change.outcome for change in changes if change.binds and change.old] == outcomes


def test_whole_texts_are_not_taken_for_excerpts() -> None:
    changes = compare(parse("We will lend saws to neighbours."), parse("Every shed must hold a ladder.")).changes
    assert Outcome.WEAKENED not in {change.outcome for change in changes}
