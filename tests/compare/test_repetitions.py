"""What was said twice and is said once now."""

import pytest

from policydiff.compare.correspondence import correspond
from policydiff.parse import parse

ONCE = "## Loans\nWe will inspect every borrowed power saw for loose blades.\n"
AGAIN = "## Returns\nWe will inspect every borrowed power saw for loose blades.\n"
NEARLY = "## Returns\nWe will also inspect every borrowed power saw for loose blades.\n"
ALLOWED = "## Returns\nWe may inspect every borrowed power saw for loose blades.\n"
NUMBERED = "## Loans\nWe will inspect borrowed power saw number 3 for loose blades.\n"
NUMBERED_AGAIN = "## Returns\nWe will inspect borrowed power saw number 4 for loose blades.\n"
OTHER = "## Returns\nWe will inspect the ladders that members bring back.\n"
REST = "## Hours\nThe workshop must close at noon on Sundays."


@pytest.mark.parametrize(
    ("second", "sizes"),
    [
        (AGAIN, [(1, 1), (2, 1)]),
        (NEARLY, [(1, 1), (2, 1)]),
        (ALLOWED, [(1, 0), (1, 1), (1, 1)]),
        (OTHER, [(1, 0), (1, 1), (1, 1)]),
    ],
)
def test_a_repetition_stands_where_it_is_still_said(second: str, sizes: list[tuple[int, int]]) -> None:
    found, _ = correspond(parse(ONCE + second + REST), parse(ONCE + REST))
    assert sorted((len(one.old), len(one.new)) for one in found) == sizes


def test_a_number_of_its_own_is_no_repetition() -> None:
    found, _ = correspond(parse(NUMBERED + NUMBERED_AGAIN + REST), parse(NUMBERED + REST))
    assert sorted((len(one.old), len(one.new)) for one in found) == [(1, 0), (1, 1), (1, 1)]
