"""How a change is found in the beginning of a word diff."""

import pytest

from bench.revisions import seen
from policydiff.parse import parse
from policydiff.rules.judge import compare

OLD = "# Pumps\n\nWe test each pump every month.\n\nWe tell the harbour master of every leak.\n"
NEW = "# Pumps\n\nWe test each pump every year.\n"
DIFF = "# Pumps\n\nWe test each pump every [-month-]{+year+}.\n\n[-We tell the harbour master of every leak.-]\n"


@pytest.mark.parametrize(
    ("length", "found"),
    [(0, 0), (DIFF.index("[-We tell"), 1), (len(DIFF), 2)],
    ids=["nothing", "the first", "the whole"],
)
def test_a_change_is_seen_as_far_as_the_diff_reaches(length: int, found: int) -> None:
    changes = [change for change in compare(parse(OLD), parse(NEW)).changes if change.material]
    assert len(changes) == 2
    assert sum(seen(change, DIFF[:length]) for change in changes) == found
