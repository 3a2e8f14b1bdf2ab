"""Lead-ins without a verb of their own, definitions by items, and paragraphs that are items without a bullet."""

import pytest

from policydiff.model import Bearer, Norm
from policydiff.parse import parse
from policydiff.parse.lead_ins import defines_by_items, is_fragment, lacks_its_verb


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To keep the saws sharp, we:", True),
        ("For this purpose, we also:", True),
        ("These are the saws that we:", False),
        ("To keep the saws sharp, we file them:", False),
    ],
)
def test_a_lead_in_that_lacks_its_verb(text: str, expected: bool) -> None:
    assert lacks_its_verb(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A leak is an event that:", True),
        ("Noise is defined as any of the following:", True),
        ("The tools named in this notice include only:", True),
        ("A leak is an event that floods the hall.", False),
        ("Our principles are these:", False),
    ],
)
def test_a_definition_by_its_items(text: str, expected: bool) -> None:
    assert defines_by_items(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Letters that mock the smith or his family", True),
        ("Drawings showing how a lock is picked.", True),
        ("Photos of broken saws, if they show:", True),
        ("Noise makes the yard a bad place for everybody.", False),
        ("We remove letters that mock the smith.", False),
        ("If a saw breaks, letters that mock it:", False),
        ("Letters that mock the smith. They are burnt.", False),
        ("Notes of the yard:", False),
        ("The letters that we burn include the following:", False),
    ],
)
def test_a_paragraph_that_is_no_sentence(text: str, expected: bool) -> None:
    assert is_fragment(text) is expected
    assert not is_fragment(text, "de")


def norms(text: str) -> dict[str, Norm]:
    return {clause.plain: clause.norm for clause in parse(f"# Yard\n\n{text}\n").clauses}


def test_items_complete_a_lead_in_without_a_verb() -> None:
    clauses = parse("# Yard\n\nTo keep the saws sharp, we:\n\n- look at each blade\n- hand out new files\n").clauses
    assert [(one.norm, one.bearer) for one in clauses[1:]] == [(Norm.OBLIGATION, Bearer.PROVIDER)] * 2


def test_a_definition_reaches_as_far_as_its_items() -> None:
    read = norms("A leak is an event that:\n\n- floods the hall\n- wets a saw")
    assert read["floods the hall"] is read["wets a saw"] is Norm.OBLIGATION


FORBIDDEN = """We do not allow:

Letters that mock the smith, including:

- letters about his family
- letters about his dog

Drawings showing how a lock is picked.

Noise makes the yard a bad place for everybody.

Songs praising the rust on our saws.
"""


def test_fragments_stand_under_the_lead_in_up_to_the_next_sentence() -> None:
    read = norms(FORBIDDEN)
    assert read["letters about his dog"] is read["Drawings showing how a lock is picked."] is Norm.PROHIBITION
    assert read["Noise makes the yard a bad place for everybody."] is Norm.STATEMENT
    assert read["Songs praising the rust on our saws."] is Norm.STATEMENT


@pytest.mark.parametrize(
    "lead", ["We burn the following letters:", "#### For the following letters, we ask for a stamp:"]
)
def test_a_title_in_bold_type_divides_what_is_led_in_to(lead: str) -> None:
    read = norms(
        f"{lead}\n\n**About people**\n\n- letters about the smith\n\n**About beasts**\n\n- letters about his dog\n\n"
        "The yard is open all year.\n\n**About us**\n\n- letters about the yard"
    )
    assert read["letters about the smith"] is read["letters about his dog"] is Norm.OBLIGATION
    assert read["letters about the yard"] is Norm.STATEMENT


def test_a_sentence_that_points_below_leads_in() -> None:
    read = norms("Do not send a letter that fits any of the descriptions below.\n\n- letters about his dog")
    assert read["letters about his dog"] is Norm.PROHIBITION
