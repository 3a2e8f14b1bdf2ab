"""The page: aligned rows laid out for a width, in one of three ways; which row a screen line shows, and where rows are.

Only breaks and heights are worked out ahead, so that a page of ten thousand passages takes a fraction of a second.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from policydiff.tui.alignment import Aligned, Row, is_loose
from policydiff.tui.passages import Passage
from policydiff.tui.wrapping import Breaks, breaks

from policydiff.model import Change, Outcome
from policydiff.report.wording import nearness


class Arrangement(StrEnum):
    """How the two documents share the page."""

    SIDES = "side by side"
    STACKED = "stacked"
    CHANGES = "changes only"


GUTTER = 3
"""Columns before a passage: the bar of the current change, the sign, a blank."""
LEAST_SIDES = 76
"""Columns from which two documents fit side by side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row as it stands on the page. `note` stands in for a passage that is not there."""

    passage: Passage | None
    lines: Breaks
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A row on the page: `blank` empty lines, then its cells; in a stack one under the other.

    `row` is the row's number, -1 for the line that stands for rows left out.
    """

    row: int
    change: int | None
    cells: tuple[Cell, ...]
    sides: tuple[int, ...]
    blank: int
    height: int


@dataclass(frozen=True, slots=True)
class Spot:
    """What a screen line shows: the block, and the line of it behind its blank lines (negative in them)."""

    block: Block
    line: int


class Page:
    """Everything laid out for `width` columns; `stacked` puts one version over the other whatever the arrangement."""

    def __init__(
        self,
        aligned: Aligned,
        changes: Sequence[Change],
        width: int,
        arrangement: Arrangement,
        context: int,
        notes: dict[int, tuple[str, str]],
        *,
        stacked: bool = False,
    ) -> None:
        self.forced = stacked
        self.aligned = aligned
        self.width = width
        self.arrangement = arrangement
        self.two_columns = not stacked and width >= LEAST_SIDES and arrangement is not Arrangement.STACKED
        self.column = (width - 1) // 2 if self.two_columns else width
        self._changes = changes
        self._notes = notes
        shown = self._shown(context) if arrangement is Arrangement.CHANGES else range(len(aligned.rows))
        self.blocks = tuple(self._blocks(shown))
        self._ends = list(accumulate(block.blank + block.height for block in self.blocks))
        self._block_of = {block.row: at for at, block in enumerate(self.blocks) if block.row >= 0}

    @property
    def height(self) -> int:
        """Lines of the whole page."""
        return self._ends[-1] if self._ends else 0

    def spot(self, y: int) -> Spot | None:
        """What line `y` shows, None beyond the end."""
        at = bisect_right(self._ends, y)
        if at >= len(self.blocks):
            return None
        block = self.blocks[at]
        top = self._ends[at] - block.height
        return Spot(block, y - top)

    def top_of(self, row: int) -> int | None:
        """The first line of a row, behind its blank lines; None where it is left out."""
        at = self._block_of.get(row)
        return None if at is None else self._ends[at] - self.blocks[at].height

    def bottom_of(self, row: int) -> int | None:
        """The line behind a row's last; None where it is left out."""
        at = self._block_of.get(row)
        return None if at is None else self._ends[at]

    def _shown(self, context: int) -> Iterable[int]:
        rows = self.aligned.rows
        keep: set[int] = set()
        for number, row in enumerate(rows):
            if row.change is not None and _tells(self._changes[row.change]):
                keep.update(range(max(0, number - context), min(len(rows), number + context + 1)))
        # A change without the heading it stands under would hang in the air.
        heading: int | None = None
        for number, row in enumerate(rows):
            if row.change is None:
                heading = number
            elif number in keep and heading is not None:
                keep.add(heading)
                heading = None
        return sorted(keep)

    def _blocks(self, shown: Iterable[int]) -> Iterable[Block]:
        last = -1
        for number in shown:
            if number > last + 1:
                left = number - last - 1
                text = f"⋯ {left} {'passage' if left == 1 else 'passages'} without a change"
                yield Block(-1, None, (Cell(None, ((0, len(text)),), text),), (2,), 1 if last >= 0 else 0, 1)
            yield self._block(number, self.aligned.rows[number], first=last < 0)
            last = number

    def _block(self, number: int, row: Row, *, first: bool) -> Block:
        old = self.aligned.old[row.old] if row.old is not None else None
        new = self.aligned.new[row.new] if row.new is not None else None
        passage = old or new
        blank = 0 if first else 1 if any(p and (p.opens or p.is_heading) for p in (old, new)) else 0
        if passage is not None and passage.is_heading and not first:
            blank = 2 if passage.level <= 2 else 1
        if not self.two_columns:
            return self._stacked(number, row, old, new, blank)
        notes = self._note(number, row)
        cells = self._cell(old, notes[0]), self._cell(new, notes[1])
        return Block(number, row.change, cells, (0, 1), blank, max(len(cell.lines) for cell in cells))

    def _stacked(self, number: int, row: Row, old: Passage | None, new: Passage | None, blank: int) -> Block:
        if old and new and old.text == new.text:
            cell = self._cell(new, "")
            return Block(number, row.change, (cell,), (2,), blank, len(cell.lines))
        notes = self._note(number, row)
        stack: list[tuple[Cell, int]] = []
        for passage, note, side in ((old, notes[0], 0), (new, notes[1], 1)):
            if passage or note:
                stack.append((self._cell(passage, note), side))
        cells, sides = zip(*stack, strict=True)
        return Block(number, row.change, cells, sides, blank, sum(len(cell.lines) for cell in cells))

    def _cell(self, passage: Passage | None, note: str) -> Cell:
        if passage is None:
            return Cell(None, breaks(note, self.column - GUTTER - 1) if note else (), note)
        return Cell(passage, breaks(passage.text, self.column - GUTTER - passage.indent - 1))

    def _note(self, number: int, row: Row) -> tuple[str, str]:
        """What to say on the side that is empty: once for a change, beside its first passage."""
        if row.change is None or (row.old is not None and row.new is not None):
            return "", ""
        own = self.aligned.old_rows[row.change] if row.old is not None else self.aligned.new_rows[row.change]
        rows = [self.aligned.rows[at] for at in own]
        if any(each.old is not None and each.new is not None for each in rows):
            # Its other passages stand beside one another: nothing is missing here.
            return "", ""
        first = [at for at in own if (self.aligned.rows[at].old is None) == (row.old is None)]
        if not first or first[0] != number:
            return "", ""
        old, new = self._notes.get(row.change, ("", ""))
        return (old, "") if row.old is None else ("", new)


def _tells(change: Change) -> bool:
    """Whether a change is worth a place among "changes only"."""
    return change.outcome is not Outcome.RETAINED or change.moved


def side_notes(change: Change, labels: tuple[str, str], closest: str) -> tuple[str, str]:
    """What stands in the empty cell beside a change's old and new words: on the old side, and on the new side."""
    if change.outcome is Outcome.REMOVED:
        if not change.binds:
            return "", ""
        gone = f"nothing in {labels[1]} takes its place"
        near = nearness(change) if change.closest_to else closest
        return "", f"{gone} · {near}" if near else gone
    if change.outcome is Outcome.ADDED:
        new = f"not in {labels[0]}" + (f" · {nearness(change)}" if change.closest_to else "")
        return (new if change.binds else ""), ""
    if change.old and change.new and is_loose(change):
        return "", f"its words are gone; closest: {_place(change.new)} ({change.similarity:.0%} alike) · m jumps there"
    if change.old and change.new and not change.moved:
        return f"stood at {_place(change.old)} · m jumps there", f"now at {_place(change.new)} · m jumps there"
    if change.old and change.new:
        return f"moved here from {_place(change.old)} · m jumps there", f"moved to {_place(change.new)} · m jumps there"
    return "", ""


def _place(clauses: Sequence[object]) -> str:
    from policydiff.report.sanitize import one_line

    first = clauses[0]
    section = getattr(first, "section", ())
    title = one_line(section[-1]).strip() if section else ""
    short = title if len(title) <= 40 else title[:39].rstrip() + "…"
    return f"“{short}”, line {getattr(first, 'line', 0)}" if short else f"line {getattr(first, 'line', 0)}"
