"""Names that were given up for others."""

import pytest

from policydiff.compare.correspondence import correspond
from policydiff.parse import parse
from policydiff.rules.judge import compare
from policydiff.rules.renaming import renaming

RULES = (
    "# Yard\n\nMembers must follow the {0}.\n\nWe may close an account that breaks the {0}.\n\n"
    "Guests must read the {0} aloud.\n"
)


def material(old: str, new: str) -> int:
    return sum(change.material for change in compare(parse(old), parse(new)).changes)


def test_the_name_of_a_text_that_changed_throughout_says_nothing() -> None:
    assert material(RULES.format("Yard Policy"), RULES.format("House Rules")) == 0


@pytest.mark.parametrize(("old", "new"), [("Yard Board", "Advice Panel"), ("North Labs", "South Labs")])
def test_another_body_is_no_other_name(old: str, new: str) -> None:
    approval = "# Yard\n\nThe {0} must approve each test.\n\nWe will send each report to the {0}.\n"
    before, after = (parse(approval.format(name)) for name in (old, new))
    assert renaming(correspond(before, after)[0], before, after)(f"the {old}") == f"the {old}"


def test_a_name_that_still_stands_was_not_given_up() -> None:
    old = RULES.format("Yard Policy") + "\nMembers must pay under the Lending Rules.\n"
    new = old.replace("Guests must read the Yard Policy aloud.", "Guests must read the Lending Rules aloud.")
    before, after = parse(old), parse(new)
    assert renaming(correspond(before, after)[0], before, after)("the Yard Policy") == "the Yard Policy"


def test_what_else_changed_beside_a_name_is_told() -> None:
    old, new = RULES.format("Yard Policy"), RULES.format("House Rules").replace("Guests must", "Guests should")
    assert material(old, new) == 1
