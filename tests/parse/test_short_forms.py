"""Names and the short forms that a text gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.parse.short_forms import expansion, short_forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The Tool Safety Officer (TSO) decides.", {"TSO": "Tool Safety Officer"}),
        ('The Council of Elders (the "Council") meets.', {"Council": "Council of Elders"}),
        ("The Guild of Sawyers (GoS) sits.", {"GoS": "Guild of Sawyers"}),
        ("Our **Great Workshop Fund** (**GWF**) pays.", {"GWF": "Great Workshop Fund"}),
        ("The Board for Sharp and Blunt Edges (BSBE) sits.", {"BSBE": "Board for Sharp and Blunt Edges"}),
        ("Saw Wear Levels (SWLs) are measured.", {"SWLs": "Saw Wear Levels"}),
        ("The Long-Term Sawdust Trust (LTST) votes.", {"LTST": "Long-Term Sawdust Trust"}),
        ("We said so to the Tool Safety Officer (twice).", {}),
        ("Open an Issue (GitHub) first.", {}),
        ("Sawmill Shop (Sweden) is closed.", {}),
        ("see the notes (ABC) below", {}),
        ("Tool Safety Officer (XYZ)", {}),
    ],
)
def test_defined(text: str, forms: dict[str, str]) -> None:
    assert dict(short_forms(text)) == forms


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("The TSO decides.", "The Tool Safety Officer decides."),
        ("All TSOs decide.", "All Tool Safety Officers decide."),
        ("The Council meets.", "The Council of Elders meets."),
        ("The Council of Elders meets.", "The Council of Elders meets."),
        ("The TSOX and a pre-TSO tool", "The TSOX and a pre-TSO tool"),
    ],
)
def test_written_out(text: str, full: str) -> None:
    defined = "Tool Safety Officer (TSO), Council of Elders (Council)."
    assert expansion((defined, ""))(text) == full


def test_a_short_form_with_two_meanings_says_neither() -> None:
    assert expansion(("Tool Safety Officer (TSO)", "Total Sawdust Output (TSO)"))("The TSO") == "The TSO"


@given(st.text(alphabet='ABc (d)\n&“"', max_size=120))
def test_any_text_is_read(text: str) -> None:
    for short, name in short_forms(text):
        assert short in text
        assert name
    assert expansion((text,))("zz") == "zz"
