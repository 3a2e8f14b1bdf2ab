"""Which clause became which: table by table, from certain to loose."""

from dataclasses import dataclass

import pytest
from hypothesis import given

from policydiff.compare.correspondence import correspond
from policydiff.compare.model import Correspondence
from policydiff.parse import parse
from tests.rules.drafting import Draft, drafts, rewrites

Sides = tuple[tuple[str, ...], tuple[str, ...]]

SAW = "We will inspect every power saw before lending it."
FINE = "We will charge a fee of two euros for each late day."
GAS = "We will notify the fire brigade of gas leaks."
ROPE = "We will replace worn climbing ropes at our own cost."


def corresponding(old: str, new: str) -> list[Correspondence]:
    """The correspondences in the old version's order, what is new last."""
    found = correspond(parse(old), parse(new))[0]
    return sorted(found, key=lambda one: (not one.old, (one.old or one.new)[0].span))


def sides(found: list[Correspondence]) -> list[Sides]:
    return [(tuple(clause.plain for clause in one.old), tuple(clause.plain for clause in one.new)) for one in found]


def policy(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts, and the pairs of clauses that must come of them, in order; `moved` names those with the flag."""

    old: str
    new: str
    pairs: tuple[Sides, ...]
    moved: tuple[str, ...] = ()


REWORDED = "Every power saw will be inspected by us before it is lent."
HALVES = ("We will inspect every power saw.", "We will publish the list of faults found.")
WHOLE = "After we inspect every power saw, we will publish the list of faults found."

CASES = {
    "exact": Case(policy(SAW), policy(SAW), (((SAW,), (SAW,)),)),
    "reworded": Case(policy(SAW, GAS), policy(REWORDED, GAS), (((SAW,), (REWORDED,)), ((GAS,), (GAS,)))),
    "reflow": Case(policy(SAW), policy(SAW.replace(" ", "\n")), (((SAW,), (SAW,)),)),
    "renumbered": Case(
        policy("## 1. Saws", f"1. {SAW}\n2. {GAS}"),
        policy("## 7. Saws", f"3. {SAW}\n4. {GAS}"),
        (((SAW,), (SAW,)), ((GAS,), (GAS,))),
    ),
    "reordered": Case(
        policy(SAW, GAS, FINE), policy(FINE, SAW, GAS), tuple(((one,), (one,)) for one in (SAW, GAS, FINE))
    ),
    "moved": Case(
        policy("## Saws", SAW, FINE, GAS, "## Money", ROPE),
        policy("## Saws", SAW, GAS, "## Money", ROPE, FINE),
        tuple(((one,), (one,)) for one in (SAW, FINE, GAS, ROPE)),
        moved=(FINE,),
    ),
    "moved and reworded": Case(
        policy("## Saws", SAW, FINE, GAS, "## Money", ROPE),
        policy("## Saws", FINE, GAS, "## Money", ROPE, REWORDED),
        (((SAW,), (REWORDED,)), *(((one,), (one,)) for one in (FINE, GAS, ROPE))),
        moved=(SAW,),
    ),
    "split": Case(policy(WHOLE, GAS), policy(*HALVES, GAS), (((WHOLE,), HALVES), ((GAS,), (GAS,)))),
    "merged": Case(policy(*HALVES, GAS), policy(WHOLE, GAS), ((HALVES, (WHOLE,)), ((GAS,), (GAS,)))),
    "dropped": Case(policy(SAW, GAS), policy(GAS), (((SAW,), ()), ((GAS,), (GAS,)))),
    "added": Case(policy(GAS), policy(GAS, SAW), (((GAS,), (GAS,)), ((), (SAW,)))),
    "nothing against nothing": Case("", "", ()),
    "nothing against something": Case("", policy(SAW), (((), (SAW,)),)),
    "something against nothing": Case(policy(SAW), "", (((SAW,), ()),)),
}


@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str) -> None:
    case = CASES[name]
    found = corresponding(case.old, case.new)
    assert sides(found) == list(case.pairs)
    assert tuple(clause.plain for one in found if one.moved for clause in one.old) == case.moved
    assert not any(one.loose for one in found)


def test_both_ends_of_a_move_are_known() -> None:
    case = CASES["moved"]
    (moved,) = [one for one in corresponding(case.old, case.new) if one.moved]
    assert (moved.old[0].section, moved.new[0].section) == (("Saws",), ("Money",))


def test_equal_sentences_under_different_headings_stay_under_theirs() -> None:
    line = "You must not lend it to others."
    old = policy("## Saws", line, "## Ropes", line, "## Paints", line)
    new = policy("## Ropes", line, "## Paints", line, "## Saws", line)
    found = corresponding(old, new)
    assert [(one.old[0].section, one.new[0].section) for one in found] == [
        ((title,), (title,)) for title in ("Saws", "Ropes", "Paints")
    ]


def test_one_of_two_equal_sentences_dropped() -> None:
    line = "You must not lend it to others."
    found = corresponding(policy("## Saws", line, "## Ropes", line), policy("## Ropes", line))
    assert [(one.old[0].section, bool(one.new)) for one in found] == [(("Saws",), False), (("Ropes",), True)]


def test_an_equal_sentence_more() -> None:
    line = "You must not lend it to others."
    found = corresponding(policy("## Saws", line), policy("## Saws", line, "## Ropes", line))
    assert [bool(one.old) for one in found] == [True, False]


def test_a_pledge_is_not_paired_with_one_about_something_else() -> None:
    assert sides(corresponding(policy(SAW), policy(GAS))) == [((SAW,), ()), ((), (GAS,))]


def test_a_commitment_may_be_traced_loosely_to_the_passage_that_governs_its_object() -> None:
    book = "We will record worn brakes and broken lamps in the workshop book."
    lock = "We will lock away every bicycle with worn brakes until a mechanic has repaired it."
    loosened = "There are many safeguards for damaged bicycles and their riders."
    found = corresponding(policy("# Bicycles", book, lock), policy("# Bicycles", book, loosened))
    assert [(one.loose, one.moved, one.new[0].plain) for one in found if one.old] == [
        (False, False, book),
        (True, False, loosened),
    ]


def test_the_counterpart_of_one_commitment_took_no_others_place() -> None:
    book = "We will record worn brakes and broken lamps in the workshop book."
    lock = "We will lock away every bicycle with worn brakes until a mechanic has repaired it."
    turned = "In the workshop book we will record broken lamps and worn brakes."
    found = corresponding(policy("# Bicycles", book, lock), policy("# Bicycles", turned))
    assert [(one.loose, bool(one.new)) for one in found] == [(False, True), (False, False)]


def test_what_stood_unchanged_beside_it_took_no_place() -> None:
    book = "We will record worn brakes and broken lamps in the workshop book."
    lock = "We will lock away every bicycle with worn brakes until a mechanic has repaired it."
    assert not any(one.loose for one in corresponding(policy("# Bicycles", book, lock), policy("# Bicycles", book)))


@given(drafts())
def test_a_document_against_itself_is_all_equal_pairs(draft: Draft) -> None:
    document = parse(draft.text())
    found, _ = correspond(document, document)
    assert [one.old for one in found] == [one.new for one in found] == [(clause,) for clause in document.clauses]
    assert all(one.similarity == 1.0 and not one.moved and not one.loose for one in found)


@given(rewrites())
def test_every_clause_is_accounted_for_once(pair: tuple[str, str]) -> None:
    old, new = (parse(text) for text in pair)
    found, _ = correspond(old, new)
    assert sorted(clause.span for one in found for clause in one.old) == [clause.span for clause in old.clauses]
    firm = sorted(clause.span for one in found if not one.loose for clause in one.new)
    assert len(set(firm)) == len(firm)
    assert {clause.span for one in found for clause in one.new} == {clause.span for clause in new.clauses}
    assert all(0.0 <= one.similarity <= 1.0 + 1e-9 for one in found)


def test_a_commitment_quoted_in_the_changelog_is_gone_all_the_same() -> None:
    pledge = "We will pause training when a test fails."
    old = f"# Rules\n\n{pledge}\n\n## Changelog\n\n- First version.\n"
    new = f'# Rules\n\n## Changelog\n\n- First version.\n- Removed: "{pledge}"\n'
    found, _ = correspond(parse(old), parse(new))
    assert [one.new for one in found if one.old and one.old[0].plain == pledge] == [()]


def test_a_mere_name_takes_no_commitments_place() -> None:
    book = "We will record worn brakes and broken lamps in the workshop book."
    lock = "We will lock away every bicycle with worn brakes until a mechanic has repaired it."
    found = corresponding(policy("# Bicycles", book, lock), policy("# Bicycles", book, "Safeguards for bicycles"))
    assert [bool(one.new) for one in found if one.old] == [True, False]


def test_short_items_that_share_their_lead_in_alone_are_not_one() -> None:
    lead = "You must not do any of what follows in the yard or the saw shed:"
    old = policy("# Yard", lead, "- Shouting, or\n- Climbing the fence")
    new = policy("# Yard", lead, "- Flying kites, or\n- Climbing the fence")
    assert not any(
        one.old and one.new and "Shouting" in one.old[0].plain and not one.loose for one in corresponding(old, new)
    )


def test_a_title_is_no_counterpart_of_a_commitment() -> None:
    book = "We will record worn brakes and broken lamps in the workshop book."
    lock = "We will help members with repairs."
    found = corresponding(policy("# Bicycles", book, lock), policy("# Bicycles", book, "- Repairs with Members"))
    assert [bool(one.new) for one in found if one.old] == [True, False]
