from pathlib import Path

import pytest
from policydiff.tui.alignment import Aligned, align
from policydiff.tui.passages import passages

from policydiff.model import Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare
from tests.tui.driving import NEW, OLD

POLICIES = Path(__file__).resolve().parents[2] / "policies"
PAIRS = {
    "small": (OLD, NEW),
    "same": (OLD, OLD),
    "empty old": ("x\n", NEW),
    "nothing in common": ("We will water the garden daily.\n", "Members must return ladders within 3 days.\n"),
    "rsp": ((POLICIES / "rsp/2.0.md").read_text(), (POLICIES / "rsp/2.2.md").read_text()),
    "rewritten": ((POLICIES / "rsp/1.0.md").read_text(), (POLICIES / "rsp/2.0.md").read_text()),
}


def aligned(old: str, new: str) -> Aligned:
    before, after = parse(old), parse(new)
    return align(passages(before), passages(after), compare(before, after).changes)


@pytest.mark.parametrize("name", PAIRS)
def test_every_passage_stands_in_one_row_in_its_order(name: str) -> None:
    found = aligned(*PAIRS[name])
    assert [row.old for row in found.rows if row.old is not None] == list(range(len(found.old)))
    assert [row.new for row in found.rows if row.new is not None] == list(range(len(found.new)))


def test_a_document_stands_beside_itself_line_by_line() -> None:
    found = aligned(OLD, OLD)
    assert all(row.old == row.new for row in found.rows)


def test_what_stands_for_one_another_stands_side_by_side() -> None:
    found = aligned(OLD, NEW)
    sides = {found.old[row.old].text: found.new[row.new].text for row in found.rows if row.old is not None and row.new}
    inspect = next(text for text in sides if text.startswith("We will inspect"))
    assert sides[inspect].startswith("We intend to inspect")
    assert sides["Members"] == "Members"
    assert not any(text.startswith("We will stop") for text in sides)


def test_rows_of_a_change_are_those_of_its_clauses() -> None:
    before, after = parse(OLD), parse(NEW)
    changes = compare(before, after).changes
    found = align(passages(before), passages(after), changes)
    for number, change in enumerate(changes):
        texts = [found.old[found.rows[row].old or 0].text for row in found.old_rows[number]]
        assert texts == [clause.plain for clause in change.old]
    removed = next(number for number, change in enumerate(changes) if change.outcome is Outcome.REMOVED)
    assert found.new_rows[removed] == ()


def test_renumbered_headings_stand_side_by_side() -> None:
    found = aligned("# 1. Scope\n\nA b c d.\n\n# 2. Duties\n\nx", "# New\n\nq\n\n# 3. Duties\n\ny")
    pair = next(row for row in found.rows if row.old is not None and found.old[row.old].text == "2. Duties")
    assert pair.new is not None
    assert found.new[pair.new].text == "3. Duties"


def test_markers_of_lists_are_kept_and_inner_levels_are_set_in() -> None:
    found = passages(parse("- Members must pay.\n    - They must pay soon.\n\n1. You must not shout.\n"))
    assert [(each.lead, each.indent) for each in found] == [("• ", 2), ("• ", 6), ("1. ", 3)]
