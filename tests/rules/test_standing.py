"""Words that still stand where no clause of theirs was found."""

import pytest

from policydiff.parse import parse
from policydiff.rules.judge import compare

PLEDGE = "We will inspect every ladder each spring"
REST = "\n\nWe will answer every letter within a week.\n"


@pytest.mark.parametrize(
    ("old", "new", "material"),
    [
        (f"{PLEDGE}.{REST}", f"# {PLEDGE}\n{REST}", False),
        (f"# {PLEDGE}\n{REST}", f"{PLEDGE}.{REST}", False),
        (f"{PLEDGE}.{REST}", REST, True),
        (f"{PLEDGE}.\n\n{PLEDGE}.{REST}", f"{PLEDGE}.{REST}", True),
        (f"# {PLEDGE}\n\n{PLEDGE}.{REST}", f"{PLEDGE}.\n\n{PLEDGE}.{REST}", False),
        (f"{PLEDGE}.{REST}", f"{REST}\n## Changelog\n\nRemoved: {PLEDGE}.\n", True),
    ],
)
def test_a_pledge_is_gone_only_where_it_cannot_be_read(old: str, new: str, material: bool) -> None:
    assert any(change.material for change in compare(parse(old), parse(new)).changes) is material
