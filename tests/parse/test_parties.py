"""Legal entities under a lead-in that names parties."""

import pytest

from policydiff.model import Norm
from policydiff.parse import parse
from policydiff.parse.parties import entity
from policydiff.rules.judge import compare


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("You deal with Yard Tools, Inc. of Elm Street.", ["Yard Tools, Inc."]),
        ("Yard Tools GmbH and Loft LLC lend them.", ["Yard Tools GmbH", "Loft LLC"]),
        ("Our yard lends tools.", []),
    ],
)
def test_entities(text: str, names: list[str]) -> None:
    assert [match[0] for match in entity("en").finditer(text)] == names


LIST = """# Lending

{lead}

- {first}, a club with a shed at Elm Street, if you live in town.
- Loft Ltd, a club with a shed at Oak Street, if you live elsewhere.
"""


@pytest.mark.parametrize(
    ("lead", "binds"), [("Our tools are provided to you by:", True), ("These clubs are older than ours:", False)]
)
def test_a_party_in_a_list(lead: str, binds: bool) -> None:
    old, new = (parse(LIST.format(lead=lead, first=name)) for name in ("Yard Tools, LLC", "Yard Works, LLC"))
    assert all((clause.norm is Norm.OBLIGATION) is binds for clause in old.clauses[1:])
    rules = [shift.rule for change in compare(old, new).changes for shift in change.shifts]
    assert ("party_changed" in rules) is binds


def test_another_brand_before_the_same_long_name_is_no_other_party() -> None:
    old, new = (
        parse(f"# Lending\n\nOur tools are provided to you by {name} International Unlimited Company.\n")
        for name in ("Loft", "Barn")
    )
    rules = [shift.rule for change in compare(old, new).changes for shift in change.shifts]
    assert "party_changed" not in rules


def test_a_definition_that_names_a_party() -> None:
    old, new = (
        parse(f'# Lending\n\n"The Yard" means (a) Yard Tools Inc. in town, or (b) {name} elsewhere.\n')
        for name in ("Loft Tools Ltd", "Barn Tools Ltd")
    )
    rules = [shift.rule for change in compare(old, new).changes for shift in change.shifts]
    assert "party_changed" in rules
