"""The bars at the top and the bottom: what is compared, how far the review is, and the keys that matter now."""

from collections.abc import Iterable, Sequence

from policydiff.tui.comparing import Compared
from policydiff.tui.keys import APP, Key
from policydiff.tui.painting import clipped, filled, strip
from policydiff.tui.widgets.lines import LineView
from rich.segment import Segment
from textual.strip import Strip

from policydiff.model import Outcome
from policydiff.report.lines import Run, cells
from policydiff.report.wording import HEADLINE_ORDER, SIGNS


class HeaderBar(LineView):
    """The pair, its counts, and the progress of the review."""

    DEFAULT_CSS = "HeaderBar { height: 1; overflow: hidden; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: list[Run] = [Run(" policydiff ", "chip-retained")]
        self._right: list[Run] = []

    def show(self, compared: Compared, progress: tuple[int, int]) -> None:
        """Say what is compared and how far it is reviewed."""
        comparison = compared.comparison
        counts = comparison.counts()
        old, new = compared.labels
        self._left = [Run(f" {old} → {new} ", "title"), Run(" ")]
        listed = [change for change in comparison.changes if change.binds]
        for outcome in HEADLINE_ORDER:
            number = sum(change.outcome is outcome for change in listed)
            if number:
                self._left.append(Run(f" {SIGNS[outcome]} {number} {outcome}", outcome))
        if not any(counts[outcome] for outcome in HEADLINE_ORDER):
            self._left.append(Run(" no change", "faint"))
        done, total = progress
        full = round(10 * done / total) if total else 10
        bar = "━" * full, "─" * (10 - full)
        self._right = [
            Run(f" {done} of {total} reviewed ", "title" if done < total else "strengthened"),
            Run(bar[0], "strengthened"),
            Run(bar[1], "faint"),
            Run(" "),
        ]
        self.measured()

    def say(self, left: list[Run], right: list[Run]) -> None:
        """Show something else."""
        self._left, self._right = left, right
        self.measured()

    def line_count(self) -> int:
        """One."""
        return 1

    def draw(self, y: int, width: int) -> Strip:  # noqa: ARG002
        """The bar; where room is short, the words of the counts give way first."""
        back = self.back + self.palette["back-cursor"]
        right = list(self._right)
        left = list(self._left)
        room = width - sum(cells(run.text) for run in right)
        if sum(cells(run.text) for run in left) > room:
            left = [Run(run.text.rpartition(" ")[0], run.style) if run.style in set(Outcome) else run for run in left]
        if sum(cells(run.text) for run in left) > room:
            right = right[:1]
            room = width - sum(cells(run.text) for run in right)
        head = filled(self.palette.segments(left, back), max(room, 0), back)
        return strip([*head, *self.palette.segments(right, back)], width, back)


class HeadLine(LineView):
    """The names of the two versions over their columns."""

    DEFAULT_CSS = "HeadLine { height: 1; overflow: hidden; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._heads = ("", "")
        self._two_columns = True

    def show(self, heads: tuple[str, str]) -> None:
        """Name the two versions."""
        self._heads = heads
        self.measured()

    def stand_over(self, two_columns: bool) -> None:
        """Stand over two columns, or over one."""
        self._two_columns = two_columns
        self.refresh()

    def line_count(self) -> int:
        """One."""
        return 1

    def draw(self, y: int, width: int) -> Strip:  # noqa: ARG002
        """Both names, over two columns or one after the other."""
        back = self.back + self.palette["back-list"]
        old, new = self._heads
        inner = width - 1
        if not self._two_columns:
            words = clipped(f"   - {old}   + {new}", width)
            return strip([Segment(words, back + self.palette["title"])], width, back)
        column = (inner - 1) // 2
        left = filled([Segment(f"   {clipped(old, column - 3)}", back + self.palette["title"])], column, back)
        right = Segment(f"   {clipped(new, column - 3)}", back + self.palette["title"])
        return strip([*left, Segment("│", back + self.palette["rule"]), right], width, back)


class FooterBar(LineView):
    """The keys that matter here, as far as there is room."""

    DEFAULT_CSS = "FooterBar { height: 1; overflow: hidden; dock: bottom; }"

    def __init__(self, keys: Iterable[Key], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.show((*keys, *APP), APP)

    def show(self, keys: Iterable[Key], last: Sequence[Key]) -> None:
        """Name other keys; the `last` of them keep their place at the right."""
        self._keys = [key for key in keys if key.hint]
        self._last = [key for key in last if key.hint]
        if self.is_mounted:
            self.refresh()

    def line_count(self) -> int:
        """One."""
        return 1

    def draw(self, y: int, width: int) -> Strip:  # noqa: ARG002
        """Keys with their words; help and quit keep their place."""
        back = self.back + self.palette["back-list"]
        own = self.app.shown_keys if hasattr(self.app, "shown_keys") else {}
        last = self._last
        room = width - sum(_room(key, own) for key in last) - 1
        segments: list[Segment] = []
        for key in self._keys:
            if key in last:
                continue
            if _room(key, own) > room:
                break
            room -= _room(key, own)
            segments += self._spelled(key, own)
        for key in last:
            segments += self._spelled(key, own)
        return strip(segments, width, back)

    def _spelled(self, key: Key, own: dict[str, str]) -> list[Segment]:
        back = self.back + self.palette["back-list"]
        return [
            Segment(f" {own.get(key.id, key.shown)}", back + self.palette["key"]),
            Segment(f" {key.hint} ", back + self.palette["faint"]),
        ]


def _room(key: Key, own: dict[str, str]) -> int:
    return cells(f" {own.get(key.id, key.shown)} {key.hint} ")
