"""Both documents, aligned and scrolled as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.tui.alignment import LOOSE_SIGN, Aligned, is_loose
from policydiff.tui.labels import chip, gutter_sign, painted
from policydiff.tui.marking import Marker
from policydiff.tui.page import Arrangement, Block, Cell, Page
from policydiff.tui.painting import filled
from policydiff.tui.widgets.lines import LineView
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from policydiff.model import Change, Outcome

_SEPARATOR = "│"


class DocumentPair(LineView, can_focus=True):
    """The page of a review.

    `current` is the change that is lit. A click on a passage selects its change.
    """

    DEFAULT_CSS = "DocumentPair { overflow-y: scroll; }"

    @dataclass
    class Chosen(Message):
        """The user clicked a passage of a change."""

        change: int

    @dataclass
    class LaidOut(Message):
        """The page has another form."""

        two_columns: bool

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._aligned: Aligned | None = None
        self._changes: Sequence[Change] = ()
        self._notes: dict[int, tuple[str, str]] = {}
        self._marker: Marker | None = None
        self._page: Page | None = None
        self.arrangement = Arrangement.SIDES
        self.context = 1
        self.narrow = False
        self.current: int | None = None
        self._found = ""

    @property
    def page(self) -> Page | None:
        """What is laid out, None before there is anything."""
        return self._page

    def show(self, aligned: Aligned, changes: tuple[Change, ...], notes: dict[int, tuple[str, str]]) -> None:
        """Replace the documents."""
        self._aligned, self._changes, self._notes = aligned, changes, notes
        self._marker = Marker(changes, aligned.old, aligned.new)
        self.current = None
        self._page = None
        self.lay_out()

    def rearrange(self, arrangement: Arrangement, context: int) -> None:
        """Another way to lay out the page; what was at the top stays there as far as it can."""
        row = self._row_in_view()
        self.arrangement, self.context = arrangement, context
        self.lay_out(row)

    def lay_out(self, row: int | None = None) -> None:
        """Work out the page for the present width, with `row` in view."""
        if self._aligned is None or not self.size.width:
            return
        page = Page(
            self._aligned,
            self._changes,
            self.room,
            self.arrangement,
            self.context,
            self._notes,
            stacked=self.narrow,
        )
        self._page = page
        self.measured()
        self.post_message(self.LaidOut(page.two_columns))
        top = page.top_of(row) if row is not None else None
        if top is not None:
            self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def on_resize(self, _event: events.Resize) -> None:
        """A page is laid out for its width."""
        if self._page is None or (self._page.width, self._page.forced) != (self.room, self.narrow):
            row = self._row_in_view()
            self.lay_out(row)
            if self.current is not None:
                self.light(self.current)

    def light(self, change: int | None, side: int = 0) -> None:
        """Light a change and bring it into view: its old passages, or its new ones with `side` 1."""
        self.current = change
        row = self.row_of(change, side)
        if row is not None and self._page is not None:
            top, bottom = self._page.top_of(row), self._page.bottom_of(row)
            if top is not None and bottom is not None:
                height = max(self.scrollable_content_region.height, 1)
                start = round(self.scroll_offset.y)
                if not start + 1 <= top <= bottom <= start + height - 1:
                    self.scroll_to(y=max(top - height // 3, 0), animate=False, immediate=True, force=True)
        self.refresh()

    def row_of(self, change: int | None, side: int) -> int | None:
        """The first row of a change on one side, or on the other where it has none there."""
        if change is None or self._aligned is None:
            return None
        rows = (self._aligned.old_rows[change], self._aligned.new_rows[change])
        chosen = rows[side] or rows[1 - side]
        return chosen[0] if chosen else None

    def search(self, text: str) -> None:
        """Light every place of `text` on both sides."""
        self._found = text.casefold()
        self.refresh()

    def scroll_to_found(self) -> bool:
        """Scroll to the first place of what is searched for, below the top of the window if there is one."""
        if self._aligned is None or self._page is None or not self._found:
            return False
        tops = [
            top
            for number, row in enumerate(self._aligned.rows)
            if any(
                self._found in side[at].text.casefold()
                for side, at in ((self._aligned.old, row.old), (self._aligned.new, row.new))
                if at is not None
            )
            and (top := self._page.top_of(number)) is not None
        ]
        if not tops:
            return False
        start = round(self.scroll_offset.y) + 1
        self.scroll_to(y=next((top for top in tops if top > start), tops[0]), animate=False, force=True)
        return True

    def section_in_view(self) -> str:
        """The heading under which the first line of the window stands."""
        row = self._row_in_view()
        if row is None or self._aligned is None:
            return ""
        for number in range(row, -1, -1):
            at = self._aligned.rows[number]
            for side, index in ((self._aligned.new, at.new), (self._aligned.old, at.old)):
                if index is None:
                    continue
                passage = side[index]
                if passage.is_heading:
                    return passage.text
        return ""

    def _row_in_view(self) -> int | None:
        if self._page is None:
            return None
        start = round(self.scroll_offset.y)
        for y in range(start, start + 8):
            spot = self._page.spot(y)
            if spot and spot.block.row >= 0 and spot.line >= 0:
                return spot.block.row
        return None

    def on_click(self, event: events.Click) -> None:
        """Select the change under the pointer."""
        spot = self._page.spot(event.y + round(self.scroll_offset.y)) if self._page else None
        if spot and spot.block.change is not None:
            self.post_message(self.Chosen(spot.block.change))

    def line_count(self) -> int:
        """How many lines the page has."""
        return self._page.height if self._page else 0

    def draw(self, y: int, width: int) -> Strip:
        """A line of the page: one cell or two."""
        page = self._page
        spot = page.spot(y) if page else None
        if page is None or spot is None:
            return Strip.blank(width, self.back)
        block, line = spot.block, spot.line
        if not page.two_columns or block.sides == (2,):
            return Strip(filled(self._stacked(block, line, page.width), width, self.back), width)
        left = self._cell(block, 0, line, page.column)
        right = self._cell(block, 1, line, page.width - page.column - 1)
        segments = [*left, Segment(_SEPARATOR, self.back + self.palette["rule"]), *right]
        return Strip(filled(segments, width, self.back), width)

    def _stacked(self, block: Block, line: int, width: int) -> list[Segment]:
        if line < 0:
            return []
        for at, cell in enumerate(block.cells):
            if line < len(cell.lines):
                return self._cell(block, at, line, width)
            line -= len(cell.lines)
        return []

    def _cell(self, block: Block, at: int, line: int, width: int) -> list[Segment]:
        cell, side = block.cells[at], block.sides[at]
        if line < 0:
            return [Segment(" " * width, self.back)]
        change = self._changes[block.change] if block.change is not None and self._belongs(block, side) else None
        lit = self._lit(block, cell, side)
        back = self._background(change, side, lit)
        segments = self._gutter(cell, line, side, change, lit, back)
        if line < len(cell.lines):
            start, end = cell.lines[line]
            if cell.passage is None:
                segments += self._note(cell.note, start, end, change, back)
            else:
                segments += self._words(block, cell, side, start, end, back)
        return filled(segments, width, back)

    def _rows(self, change: int, side: int) -> tuple[int, ...]:
        """The rows of a change on one side, 2 for both."""
        if self._aligned is None:
            return ()
        old, new = self._aligned.old_rows[change], self._aligned.new_rows[change]
        return (old, new, (*old, *new))[side]

    def _belongs(self, block: Block, side: int) -> bool:
        """Whether the passage of that side belongs to the block's change, or has no passage to contradict it."""
        if block.change is None or self._aligned is None:
            return False
        row = self._aligned.rows[block.row]
        absent = (row.old, row.new, 0)[side] is None
        return absent or block.row in self._rows(block.change, side)

    def _lit(self, block: Block, cell: Cell, side: int) -> bool:
        """Whether a cell is part of the current change, be it the place of another change too."""
        if self.current is None or block.row < 0:
            return False
        if cell.passage is None:
            return block.change == self.current
        return block.row in self._rows(self.current, side)

    def _background(self, change: Change | None, side: int, lit: bool) -> Style:
        if change is not None and change.outcome is Outcome.REMOVED and change.binds and side != 1:
            return self.back + self.palette["back-removed"]
        return self.back + self.palette["back-current"] if lit else self.back

    def _gutter(self, cell: Cell, line: int, side: int, change: Change | None, lit: bool, back: Style) -> list[Segment]:
        indent = cell.passage.indent if cell.passage else 0
        lead = cell.passage.lead if cell.passage and line == 0 else ""
        shown = self._changes[self.current] if lit and self.current is not None else change
        style = back + self.palette[shown.outcome if shown else "faint"]
        sign = " "
        if change is not None and line == 0 and cell.passage is not None:
            sign = LOOSE_SIGN if side == 1 and is_loose(change) else gutter_sign(change)
            style = style if change.binds or lit else back + self.palette["faint"]
            if self._page is not None and not self._page.two_columns and side in (0, 1) and change.old and change.new:
                sign = "-" if side == 0 else LOOSE_SIGN if is_loose(change) else "+"
        filler = " " * (indent - len(lead))
        bar = "▌" if lit else " "
        return [Segment(f"{bar}{sign} ", style), Segment(filler + lead, back + self.palette["faint"])]

    def _note(self, note: str, start: int, end: int, change: Change | None, back: Style) -> list[Segment]:
        text = note[start:end]
        if change is None:
            return [Segment(text, back + self.palette["faint"])]
        label = chip(change)
        if start == 0 and text.startswith(label):
            style = self.palette[f"chip-{change.outcome}"]
            return [Segment(label, style), Segment(text[len(label) :], back + self.palette["faint"])]
        return [Segment(text, back + self.palette["faint"])]

    def _words(self, block: Block, cell: Cell, side: int, start: int, end: int, back: Style) -> list[Segment]:
        passage = cell.passage
        if passage is None:
            return []
        base = "heading" if passage.is_heading else ""
        marks = self._marker.of(block.change, passage, side) if self._marker and side != 2 else ()
        text = passage.text
        segments: list[Segment] = []
        for low, high, name in painted(text, start, end, marks, self._found):
            segments.append(Segment(text[low:high], self.palette.over(back, name or base)))
        return segments
