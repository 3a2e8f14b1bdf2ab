"""What one clause of the new text took over from two of the old one, which stood apart."""

import pytest

from policydiff.compare.correspondence import correspond
from policydiff.model import Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare

LENDING = "## Lending\nWe may refuse to lend a saw to a member who is in arrears.\n"
REPAIR = "## Repairs\nWe may refuse to repair a saw that a member has altered.\n"
BOTH = "## Refusals\nWe may refuse to lend or repair a saw that a member has altered or for a member in arrears.\n"
UNTOUCHED = "## Refusals\nWe may refuse to repair a saw that a member has altered.\n"
OTHER = "## Repairs\nWe will clean the benches of the workshop in spring.\n"
LEAD = "## Repairs\nWe may refuse to repair a saw that:\n"
REST = "## Hours\nThe workshop must close at noon on Sundays."


@pytest.mark.parametrize(
    ("second", "joint", "shared"),
    [
        (REPAIR, BOTH, 1),
        (OTHER, BOTH, 0),
        (REPAIR, UNTOUCHED, 0),
        (LEAD, BOTH, 0),
    ],
    ids=["both stand in it", "of another matter", "it stood there already", "a lead-in says nothing yet"],
)
def test_a_clause_may_be_the_counterpart_of_two(second: str, joint: str, shared: int) -> None:
    found, _ = correspond(parse(LENDING + REST + "\n" + second), parse(joint + REST))
    assert sum(one.shared for one in found) == shared


def test_what_the_other_said_is_no_gain() -> None:
    comparison = compare(parse(LENDING + REST + "\n" + REPAIR), parse(BOTH + REST))
    assert {change.outcome for change in comparison.changes if "repair a saw" in change.old[0].plain} == {
        Outcome.RETAINED
    }
