"""The lists of the store browser: policies, and the versions of one on a timeline."""

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.tui.painting import clipped, strip
from policydiff.tui.revisions import Revision
from policydiff.tui.widgets.lines import LineView
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from policydiff.report.lines import Run, cells
from policydiff.report.sanitize import one_line
from policydiff.report.wording import SIGNS
from policydiff.store.catalogue import Version


class CursorList(LineView, can_focus=True):
    """A list with a cursor; subclasses draw a line."""

    BACK = "back-list"

    @dataclass
    class Moved(Message):
        """The cursor stands elsewhere."""

        list_id: str | None
        position: int

    @dataclass
    class Taken(Message):
        """The user clicked what the cursor stood on already."""

        list_id: str | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0

    def go(self, position: int) -> None:
        """Move the cursor, as far as there are lines."""
        count = self.line_count()
        if not count:
            return
        self.cursor = min(max(position, 0), count - 1)
        self.ensure_seen(self.cursor, self.cursor + 1, 1)
        self.refresh()
        self.post_message(self.Moved(self.id, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the pointer; choosing it again takes it."""
        position = event.y + round(self.scroll_offset.y)
        if position >= self.line_count():
            return
        if position == self.cursor and event.chain > 1:
            self.post_message(self.Taken(self.id))
        else:
            self.go(position)

    def row(self, y: int, width: int, runs: Sequence[Run]) -> Strip:
        """A line with the cursor's colours where it stands."""
        back = self.back
        here = y == self.cursor
        if here:
            back += self.palette["back-cursor-focus" if self.has_focus else "back-cursor"]
        bar = Segment("▌" if here else " ", back + self.palette["key"])
        return strip([bar, *self.palette.segments(runs, back)], width, back)


class PolicyList(CursorList):
    """Names of policies."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names: Sequence[str] = ()
        self._asked = ""

    @property
    def chosen(self) -> str | None:
        """The policy under the cursor."""
        return self._names[self.cursor] if self.cursor < len(self._names) else None

    def show(self, names: Sequence[str], asked: str) -> None:
        """Replace the names; the part of each that was asked for is lit."""
        before = self.chosen
        self._names, self._asked = names, asked.casefold()
        self.cursor = names.index(before) if before in names else 0
        self.measured()
        self.go(self.cursor)

    def line_count(self) -> int:
        """A line a policy."""
        return len(self._names)

    def draw(self, y: int, width: int) -> Strip:
        """A name, its folder fainter than its last part."""
        name = clipped(one_line(self._names[y]), width - 2)
        folder, slash, last = name.rpartition("/")
        at = name.casefold().find(self._asked) if self._asked else -1
        if at >= 0 and len(name.casefold()) == len(name):
            end = at + len(self._asked)
            runs = [Run(f" {name[:at]}"), Run(name[at:end], "found"), Run(name[end:])]
        else:
            runs = [Run(f" {folder}{slash}", "faint"), Run(last)]
        return self.row(y, width, runs)


class Timeline(CursorList):
    """Versions, newest first, with what each did to the one before."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._versions: Sequence[Version] = ()
        self._revisions: dict[int, Revision] = {}
        self.marked: int | None = None

    @property
    def versions(self) -> Sequence[Version]:
        """The versions, oldest first."""
        return self._versions

    def number(self, y: int) -> int:
        """The place, oldest first, of the version on line `y`."""
        return len(self._versions) - 1 - y

    def show(self, versions: Sequence[Version]) -> None:
        """Replace the versions."""
        self._versions = versions
        self._revisions = {}
        self.marked = None
        self.cursor = 0
        self.scroll_to(y=0, animate=False, force=True)
        self.measured()

    def learn(self, revision: Revision) -> None:
        """Show what a revision did."""
        self._revisions[revision.number] = revision
        self.refresh()

    def mark(self) -> None:
        """Mark the version under the cursor as the older of the pair, or no longer."""
        number = self.number(self.cursor)
        self.marked = None if self.marked == number else number
        self.refresh()

    def pair(self) -> tuple[Version, Version] | None:
        """The pair to review: the marked version, or the one before, and the one under the cursor."""
        if not self._versions:
            return None
        new = self.number(self.cursor)
        old = self.marked if self.marked is not None else new - 1
        return (self._versions[old], self._versions[new]) if old >= 0 and old != new else None

    def line_count(self) -> int:
        """A line a version."""
        return len(self._versions)

    def draw(self, y: int, width: int) -> Strip:
        """A version on the line of time."""
        number = self.number(y)
        version = self._versions[number]
        widest = min(max((cells(v.label) for v in self._versions), default=0), 18)
        dot = "◆" if self.marked == number else "●" if number else "○"
        label = clipped(one_line(version.label), widest)
        date = version.effective if version.effective != version.label else ""
        runs = [
            Run(f" {dot}─ ", "weakened" if self.marked == number else "key"),
            Run(label + " " * (widest - cells(label)), "title"),
            Run(f"  {date:<10}  " if any(v.effective != v.label for v in self._versions) else "  ", "faint"),
        ]
        runs += [Run("older of the pair  ", "weakened")] if self.marked == number else []
        return self.row(y, width, [*runs, *self._what(number)])

    def _what(self, number: int) -> list[Run]:
        if not number:
            return [Run("the first recorded", "faint")]
        revision = self._revisions.get(number)
        if revision is None:
            return [Run("…", "faint")]
        if revision.trouble:
            return [Run(one_line(revision.trouble), "weakened")]
        if not any(count for _, count in revision.counts):
            return [Run("binds as before", "faint")]
        # A column for each outcome, so that a glance down the timeline finds the losses.
        seen = {outcome for each in self._revisions.values() for outcome, count in each.counts if count}
        return [
            Run(f"{SIGNS[outcome]} {count:<4}" if count else " " * 6, outcome)
            for outcome, count in revision.counts
            if outcome in seen
        ]
