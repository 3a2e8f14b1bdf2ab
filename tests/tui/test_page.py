import pytest
from policydiff.tui.alignment import align
from policydiff.tui.page import GUTTER, Arrangement, Page, side_notes
from policydiff.tui.passages import passages
from rich.cells import cell_len

from policydiff.parse import parse
from policydiff.rules.judge import compare
from tests.tui.driving import NEW, OLD


def page(width: int, arrangement: Arrangement, context: int = 1, *, stacked: bool = False) -> Page:
    before, after = parse(OLD), parse(NEW)
    changes = compare(before, after).changes
    notes = {at: side_notes(change, ("1.0", "2.0"), "") for at, change in enumerate(changes)}
    both = align(passages(before), passages(after), changes)
    return Page(both, changes, width, arrangement, context, notes, stacked=stacked)


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("width", [40, 80, 137])
def test_every_line_belongs_to_one_block(width: int, arrangement: Arrangement) -> None:
    found = page(width, arrangement)
    spots = [found.spot(y) for y in range(found.height)]
    assert None not in spots
    assert found.spot(found.height) is None
    assert [spot.block for spot in spots if spot and spot.line == 0] == list(found.blocks)
    for block in found.blocks:
        if block.row >= 0:
            top = found.top_of(block.row)
            assert top is not None
            spot = found.spot(top)
            assert spot is not None
            assert (spot.block, spot.line) == (block, 0)


@pytest.mark.parametrize("width", [40, 80, 137])
def test_no_line_of_a_cell_leaves_its_column(width: int) -> None:
    found = page(width, Arrangement.SIDES)
    for block in found.blocks:
        for cell in block.cells:
            text = cell.passage.text if cell.passage else cell.note
            indent = cell.passage.indent if cell.passage else 0
            assert all(cell_len(text[start:end]) + indent + GUTTER < found.column for start, end in cell.lines)


def test_narrow_pages_are_stacked() -> None:
    assert page(137, Arrangement.SIDES).two_columns
    assert not page(60, Arrangement.SIDES).two_columns
    assert not page(137, Arrangement.SIDES, stacked=True).two_columns


def test_what_did_not_change_stands_once_in_a_stack() -> None:
    found = page(80, Arrangement.STACKED)
    goggles = [
        b for b in found.blocks if any(c.passage and c.passage.text.startswith("Members must wear") for c in b.cells)
    ]
    assert [len(block.cells) for block in goggles] == [1]


def test_changes_only_leaves_out_the_rest_and_says_how_much() -> None:
    none, some = page(120, Arrangement.CHANGES, 0), page(120, Arrangement.CHANGES, 3)
    assert none.height < some.height <= page(120, Arrangement.SIDES).height
    notes = [cell.note for block in none.blocks for cell in block.cells if block.row < 0]
    assert any("without a change" in note for note in notes)
    assert (
        none.top_of(next(n for n, row in enumerate(none.aligned.rows) if row.change is not None)) is not None or notes
    )


def test_the_empty_side_of_a_removed_commitment_says_so() -> None:
    notes = [cell.note for block in page(137, Arrangement.SIDES).blocks for cell in block.cells if cell.note]
    assert "nothing in 2.0 takes its place" in notes
    assert "not in 1.0" in notes
