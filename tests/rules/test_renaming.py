"""Names that were given up for others."""

import pytest

from policydiff.parse import parse
from policydiff.rules.judge import compare

RULES = (
    "# Yard\n\nMembers must follow the {0}.\n\nWe may close an account that breaks the {0}.\n\n"
    "Guests must read the {0} aloud.\n"
)


def material(old: str, new: str) -> int:
    return sum(change.material for change in compare(parse(old), parse(new)).changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Yard Policy", "House Rules"), ("Green Book", "Red Book")],
    ids=["a text", "another name"],
)
def test_a_name_that_changed_throughout_says_nothing(old: str, new: str) -> None:
    assert material(RULES.format(old), RULES.format(new)) == 0


def test_a_name_that_still_stands_was_not_given_up() -> None:
    old = RULES.format("Yard Policy") + "\nMembers must pay under the Lending Rules.\n"
    new = old.replace("Guests must read the Yard Policy aloud.", "Guests must read the Lending Rules aloud.")
    assert compare(parse(old), parse(new)).changes != ()
    from policydiff.compare.correspondence import correspond
    from policydiff.rules.renaming import renaming

    before, after = parse(old), parse(new)
    assert renaming(correspond(before, after)[0], before, after)("the Yard Policy") == "the Yard Policy"


def test_what_else_changed_beside_a_name_is_told() -> None:
    old, new = RULES.format("Yard Policy"), RULES.format("House Rules").replace("Guests must", "Guests should")
    assert material(old, new) == 1
