"""Likeness: words first, then the passage around them, headings, section and category."""

import pytest

from policydiff.compare.similarity import Field, blend
from policydiff.parse import parse

OLD = """# Rules

## Saws

We will inspect every saw before lending it. We will sharpen the blades twice a year.

## Money

We will refund deposits within 30 days.
"""
NEW = """# Rules

## Money

Deposits will be refunded within 30 days.

## Saws

We will sharpen the blades of all saws twice a year. Each saw will be inspected before we lend it.
"""


@pytest.fixture(name="field")
def a_field() -> Field:
    return Field(parse(OLD), parse(NEW))


def position(clauses: tuple[object, ...], words: str) -> int:
    (found,) = [at for at, one in enumerate(clauses) if words in one.plain]  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(("old", "new"), [("inspect", "inspected"), ("sharpen", "sharpen"), ("refund", "refunded")])
def test_the_best_candidate_says_the_same(field: Field, old: str, new: str) -> None:
    i, j = position(field.old.clauses, old), position(field.new.clauses, new)
    candidates = field.candidates(i, None, 10)
    assert candidates[0][0] == j
    assert candidates == sorted(candidates, key=lambda one: -one[1])
    totals = {at: field.likeness(i, at).total for at in range(len(field.new.clauses))}
    assert max(totals, key=lambda at: totals[at]) == j


def test_candidates_are_held_to_what_is_allowed(field: Field) -> None:
    i = position(field.old.clauses, "inspect")
    every = field.candidates(i, None, 10)
    kept = frozenset({every[-1][0]})
    assert [at for at, _ in field.candidates(i, kept, 10)] == list(kept)
    assert field.candidates(i, None, 1) == every[:1]
    assert field.candidates(i, None, 10, floor=1.1) == []


def test_a_known_cosine_gives_the_same_likeness(field: Field) -> None:
    i = position(field.old.clauses, "inspect")
    for j, own in field.candidates(i, None, 10):
        assert field.likeness(i, j, own).total == pytest.approx(field.likeness(i, j).total)


def test_neighbours_and_headings_speak_for_a_clause() -> None:
    """Of two equal sentences the one among the same neighbours under the same heading is the likelier counterpart."""
    home = "## Saws\n\nWe will keep a list of faults. We will sharpen the blades of saws."
    away = "## Paint\n\nWe will keep a list of faults. We will lock poisonous paints away."
    field = Field(parse(f"{home}\n"), parse(f"{away}\n\n{home}\n"))
    there, here = [at for at, one in enumerate(field.new.clauses) if "list of faults" in one.plain]
    elsewhere, at_home = field.likeness(0, there), field.likeness(0, here)
    assert elsewhere.own == pytest.approx(at_home.own) == pytest.approx(1.0)
    assert at_home.total > elsewhere.total


def test_coverage(field: Field) -> None:
    assert field.coverage(["saw", "blade"], {"saw": 1.0, "blade": 1.0}) == pytest.approx(1.0)
    assert field.coverage(["saw", "blade"], {}) == 0.0
    assert field.coverage([], {"saw": 1.0}) == 0.0
    assert 0.0 < field.coverage(["saw", "blade"], {"saw": 1.0}) < 1.0


def test_a_blend_has_unit_length() -> None:
    assert blend([(1.0, {"a": 3.0}), (2.0, {"b": 2.0})]) == {"a": 0.6, "b": 0.8}
    assert blend([]) == {}
