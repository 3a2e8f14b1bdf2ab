"""The ranked list of changes, of which only the visible ones are ever drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from policydiff.tui.alignment import change_sign
from policydiff.tui.painting import clipped, strip
from policydiff.tui.widgets.lines import LineView
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from policydiff.model import Change
from policydiff.report.lines import Run
from policydiff.report.sanitize import one_line
from policydiff.report.wording import unsure_words

JUDGEMENT_SIGNS = {"accepted": "✓", "disputed": "⊘", "needs-attention": "⚑", "moved-on": "↻", "": " "}


class ChangeList(LineView, can_focus=True):
    """Changes by index, two lines each, or one where there is little room."""

    BACK = "back-list"

    @dataclass
    class Moved(Message):
        """The cursor stands on another change."""

        change: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._changes: Sequence[Change] = ()
        self._items: list[int] = []
        self._verdict_of: Callable[[Change], str] = lambda _change: ""
        self.cursor = 0
        self.dense = False

    @property
    def items(self) -> list[int]:
        """Indexes of the listed changes in their order."""
        return self._items

    @property
    def chosen(self) -> int | None:
        """The change under the cursor."""
        return self._items[self.cursor] if 0 <= self.cursor < len(self._items) else None

    @property
    def _each(self) -> int:
        return 1 if self.dense else 2

    def show(self, changes: Sequence[Change], items: list[int], verdict_of: Callable[[Change], str]) -> None:
        """Replace the list; the cursor stays on its change where that is still listed."""
        before = self.chosen if self._changes is changes else None
        self._changes, self._items, self._verdict_of = changes, items, verdict_of
        self.cursor = items.index(before) if before in items else min(self.cursor, max(len(items) - 1, 0))
        self.measured()
        self._follow()

    def set_dense(self, dense: bool) -> None:
        """One line a change, or two."""
        if dense != self.dense:
            self.dense = dense
            self.measured()
            self._follow()

    def go(self, position: int) -> None:
        """Move the cursor to a place in the list, the nearest one there is."""
        if not self._items:
            return
        position = min(max(position, 0), len(self._items) - 1)
        self.cursor = position
        self._follow()
        self.refresh()
        self.post_message(self.Moved(self._items[position]))

    def go_to(self, change: int) -> bool:
        """Move the cursor to a change, if it is listed."""
        if change not in self._items:
            return False
        self.go(self._items.index(change))
        return True

    def page_size(self) -> int:
        """How many changes fit the window."""
        return max(self.scrollable_content_region.height // self._each, 1)

    def _follow(self) -> None:
        self.ensure_seen(self.cursor * self._each, (self.cursor + 1) * self._each, self._each)

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        self._follow()

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the pointer."""
        position = (event.y + round(self.scroll_offset.y)) // self._each
        if position < len(self._items):
            self.go(position)

    def line_count(self) -> int:
        """Lines of all changes."""
        return len(self._items) * self._each

    def draw(self, y: int, width: int) -> Strip:
        """A line of a change."""
        position, line = divmod(y, self._each)
        change = self._changes[self._items[position]]
        back = self.back
        here = position == self.cursor
        if here:
            back += self.palette["back-cursor-focus" if self.has_focus else "back-cursor"]
        bar = Segment("▌" if here else " ", back + self.palette[change.outcome])
        if self.dense:
            runs = self._dense(change, width)
        else:
            runs = self._first(change, width) if line == 0 else _second(change, width)
        return strip([bar, *self.palette.segments(runs, back)], width, back)

    def _first(self, change: Change, width: int) -> list[Run]:
        verdict = self._verdict_of(change)
        return [
            Run(JUDGEMENT_SIGNS.get(verdict, "?"), verdict),
            Run(f" {change_sign(change)} {_outcome(change):<12} ", change.outcome),
            Run(str(change.severity), change.severity),
            Run(" " * (8 - len(change.severity))),
            Run(_doubt(change), "unsure"),
            Run(clipped(change.category, width - 28), "faint"),
        ]

    def _dense(self, change: Change, width: int) -> list[Run]:
        verdict = self._verdict_of(change)
        return [
            Run(JUDGEMENT_SIGNS.get(verdict, "?"), verdict),
            Run(f" {change_sign(change)} {_outcome(change):<13}", change.outcome),
            Run(f"{change.severity:<8}", "high" if change.severity == "critical" else change.severity),
            Run(_doubt(change), "unsure"),
            Run(clipped(quote_of(change), width - 27)),
        ]


def _outcome(change: Change) -> str:
    if change.outcome == "retained" and change.moved:
        return "moved"
    return "weak+strong" if change.mixed else str(change.outcome)


def _doubt(change: Change) -> str:
    return "?" if unsure_words(change) else " "


def _second(change: Change, width: int) -> list[Run]:
    return [Run("    "), Run(clipped(quote_of(change), width - 6))]


def quote_of(change: Change) -> str:
    """The first words of a change, the old ones where it has them."""
    side = change.old or change.new
    return one_line(side[0].plain).strip() if side else ""
