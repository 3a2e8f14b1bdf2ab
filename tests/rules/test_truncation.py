"""A text that breaks off was not shortened."""

import pytest

from policydiff.rules.judge import compare
from tests.rules.drafting import document

WHOLE = """# Rules

## Loans

We will lend tools to members.

We will refund deposits within 30 days.

## Fines

We will charge a fee for each late day.
"""


@pytest.mark.parametrize("broken", ["old", "new"])
def test_what_comes_behind_a_break_is_not_judged(broken: str) -> None:
    part = WHOLE[: WHOLE.index("We will refund")]
    comparison = compare(*map(document, (part, WHOLE) if broken == "old" else (WHOLE, part)))
    assert not [change for change in comparison.changes if change.material]
    (warning,) = comparison.warnings
    assert f"the {broken} text breaks off in the middle of a section" in warning


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (WHOLE[: WHOLE.index("## Fines")], "whole sections went"),
        (WHOLE[: WHOLE.index("We will charge")], "no section comes behind"),
        (WHOLE[: WHOLE.index("We will refund")].replace("tools", "saws"), "something else changed"),
    ],
)
def test_a_text_that_was_shortened(new: str, why: str) -> None:
    comparison = compare(document(WHOLE), document(new))
    assert [change for change in comparison.changes if change.material], why
    assert not comparison.warnings


def test_a_text_that_its_publisher_keeps_says_what_it_says() -> None:
    part = WHOLE[: WHOLE.index("We will refund")]
    comparison = compare(document(WHOLE), document(part), recorded=False)
    assert len([change for change in comparison.changes if change.material]) == 2
