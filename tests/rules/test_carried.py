"""What a clause carries with it when it comes or goes."""

import pytest

from policydiff.rules.judge import compare
from tests.rules.drafting import document

CONTENTS = "# Rules\n\n{entries}## 1. What we keep for members\n\nWe will keep saws.\n\n## 2. Keys\n\nYou must sign.\n"


@pytest.mark.parametrize("captured", ["old", "new"])
def test_an_entry_of_the_table_of_contents_is_no_commitment(captured: str) -> None:
    with_entries = CONTENTS.format(entries="1. What we keep for members\n\n2. Keys\n\n")
    without = CONTENTS.format(entries="")
    pair = (with_entries, without) if captured == "old" else (without, with_entries)
    assert not [change for change in compare(*map(document, pair)).changes if change.material]


def test_what_is_said_twice_binds_as_firmly_as_it_does_once() -> None:
    duty = "Members must sign for every saw that leaves the yard."
    twice = document(f"# Rules\n\n## Saws\n\n{duty}\n\n## Tips\n\nWe recommend that you do this:\n\n- {duty}\n")
    once = document(f"# Rules\n\n## Saws\n\n{duty}\n")
    assert not [change for change in compare(twice, once).changes if change.material and change.old and change.new]


TABLE = "# Cookies\n\n## Analytics cookies\n\n| Name | Domains |\n| --- | --- |\n| oak_mail | {domains} |\n"


def test_one_place_less_is_no_loss_and_one_more_is_told_of() -> None:
    few, many = (document(TABLE.format(domains=named)) for named in ("Yard pages", "Yard pages, barn and loft"))
    assert not [change for change in compare(many, few).changes if change.material]
    assert [change for change in compare(few, many).changes if change.material]
