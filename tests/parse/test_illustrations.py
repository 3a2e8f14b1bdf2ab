"""What only illustrates, and what commits all the same."""

import pytest

from policydiff.model import Outcome
from policydiff.parse import parse
from policydiff.parse.illustrations import illustrates, only_illustrates
from policydiff.rules.judge import compare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For example, a saw may be lent for a week.", True),
        ("For instance, we may lend a saw.", True),
        ("As an example, once a saw is blunt we would sharpen it.", True),
        ("Examples of tools we may lend include:", True),
        ("Some examples of tools are saws.", True),
        ("We lend tools, for example saws.", False),
        ("We will set an example to members.", False),
        ("", False),
    ],
)
def test_openings(text: str, expected: bool) -> None:
    assert illustrates(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Examples of tools we may lend include:\n\n- Saws: lending saws for a week.\n", True),
        ("Examples of tools we lend include:\n\n- Saws: lending saws for a week.\n", False),
        ("For example, you must not lend saws to children.", False),
        ("We will lend saws to members.", False),
    ],
)
def test_the_last_clause_only_illustrates(text: str, expected: bool) -> None:
    assert only_illustrates(parse(text).clauses[-1]) is expected


@pytest.mark.parametrize(
    ("old", "new", "material"),
    [
        ("We will lend tools. For example, we will lend saws.", "We will lend tools.", False),
        (
            "We will lend tools. For example, we will lend saws.",
            "We will lend tools. For example, we may lend axes.",
            False,
        ),
        ("We will lend tools. We will lend saws.", "We will lend tools.", True),
        ("For example, we may lend saws.", "We will lend saws.", True),
    ],
)
def test_an_illustration_that_goes_or_changes_is_not_material(old: str, new: str, material: bool) -> None:
    changes = compare(parse(old), parse(new)).changes
    assert any(change.material for change in changes) is material
    assert all(change.outcome is not Outcome.WEAKENED for change in changes) or not material
