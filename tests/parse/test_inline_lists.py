"""Lists inside a sentence, cut into items that bind on their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.model import Norm, Span
from policydiff.parse import parse
from policydiff.parse.inline_lists import pieces


def cut(text: str) -> list[tuple[str, str]]:
    return [(one.lead.of(text), one.span.of(text)) for one in pieces(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "We will (1) sand every board; (2) oil all the hinges; and (3) sweep the whole floor.",
            [
                ("", "We will (1) sand every board;"),
                ("We will", "(2) oil all the hinges; and"),
                ("We will", "(3) sweep the whole floor."),
            ],
        ),
        (
            "The warden's duties include: (a) opening the front gate, and (b) counting the lent saws.",
            [
                ("", "The warden's duties include: (a) opening the front gate, and"),
                ("The warden's duties include:", "(b) counting the lent saws."),
            ],
        ),
        (
            "You agree to (a) return what you borrow, © pay for all that breaks, and (b) sweep the yard.",
            [
                ("", "You agree to (a) return what you borrow, © pay for all that breaks, and"),
                ("You agree to", "(b) sweep the yard."),
            ],
        ),
        (
            "You agree to (a) sweep the yard, (b) oil the gate, and © pay for what breaks.",
            [
                ("", "You agree to (a) sweep the yard,"),
                ("You agree to", "(b) oil the gate, and"),
                ("You agree to", "© pay for what breaks."),
            ],
        ),
        (
            "You agree to (i) return what you borrow and (ii) pay for what breaks.",
            [("", "You agree to (i) return what you borrow and"), ("You agree to", "(ii) pay for what breaks.")],
        ),
    ],
)
def test_items(text: str, items: list[tuple[str, str]]) -> None:
    assert cut(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "We test (1) saws and (2) drills.",
        "We lend saws, unless (a) the guest is drunk or (b) the guest is in arrears.",
        "We close the shop when (1) the river floods the yard, and (2) the bridge is shut.",
        "You may pay (1) in coins of any kind; or (2) with a card of your own.",
        "Section 2(a) and section 3(b) of the rules apply to every guest.",
        "We sand boards (see note (2) below) and oil hinges (see note (1) below).",
        "(1) Sand every board with care.",
        "We lend tools (at most five) and nails (at most fifty).",
        "As said in (1) above, and in (2) of the last report, we close at six.",
    ],
)
def test_no_list(text: str) -> None:
    assert cut(text) == [("", text)]


def test_a_remark_between_two_items_does_not_end_the_list() -> None:
    source = (
        "As said above. You agree to (a) sweep the yard. Both of us know that it is big; (b) oil the gate, which will "
        "(i) keep it from rust, and (ii) spare us the noise; and (c) pay for what breaks."
    )
    clauses = parse(source).clauses[2:]
    assert [(clause.plain[:20], clause.context) for clause in clauses] == [
        ("Both of us know that", ()),
        ("(b) oil the gate, wh", ("You agree to",)),
        ("(c) pay for what bre", ("You agree to",)),
    ]
    inner = parse(source.replace("which will", "and you will")).clauses[4]
    assert (inner.plain[:8], inner.context) == ("(ii) spa", ("(b) oil the gate, and you will",))


def test_an_item_is_bound_by_what_leads_in() -> None:
    clauses = parse("If a blade cracks, we will (1) close the shop at once; and (2) noise in the hall stops.").clauses
    assert [one.norm for one in clauses] == [Norm.OBLIGATION, Norm.OBLIGATION]
    assert clauses[1].context == ("If a blade cracks, we will",)


@given(st.text(alphabet="ab12() ;,andi\n", max_size=120))
def test_pieces_lie_in_order_inside_the_sentence(text: str) -> None:
    end = 0
    for one in pieces(text, Span(0, len(text))):
        assert end <= one.span.start <= one.span.end <= len(text)
        end = one.span.end
