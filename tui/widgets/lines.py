"""Lines of styled text that scroll: the base of everything that is drawn line by line."""

from collections.abc import Sequence

from policydiff.tui.painting import Palette, strip
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from policydiff.report.lines import Line


class LineView(ScrollView):
    """A scrolling view that draws single lines on demand. Subclasses say how many there are and draw one."""

    DEFAULT_CSS = "LineView { overflow-x: hidden; overflow-y: auto; scrollbar-size: 1 1; }"
    BACK = "back-page"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._palette: Palette | None = None

    @property
    def palette(self) -> Palette:
        """Styles of the theme in force."""
        if self._palette is None:
            self._palette = Palette(self.app.theme_variables)
        return self._palette

    @property
    def back(self) -> Style:
        """What lines are drawn on."""
        return self.palette[self.BACK]

    @property
    def room(self) -> int:
        """Columns that a line has."""
        return max(self.scrollable_content_region.width, 1)

    def on_mount(self) -> None:
        """Follow the theme."""
        self.watch(self.app, "theme", self._repaint, init=False)

    def _repaint(self) -> None:
        self._palette = None
        self.refresh()

    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def draw(self, y: int, width: int) -> Strip:
        """Line `y`, which is one of them."""
        raise NotImplementedError

    def measured(self) -> None:
        """Tell Textual how long it is now, and draw it anew."""
        self.virtual_size = Size(0, self.line_count())
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the window."""
        at = y + round(self.scroll_offset.y)
        width = self.room
        if not 0 <= at < self.line_count():
            return strip((), width, self.back)
        return self.draw(at, width)

    def ensure_seen(self, top: int, bottom: int, margin: int = 0) -> None:
        """Scroll as little as it takes for the lines from `top` up to `bottom` to be in the window."""
        height = max(self.scrollable_content_region.height, 1)
        start = round(self.scroll_offset.y)
        if top - margin < start:
            start = top - margin
        elif bottom + margin > start + height:
            start = min(bottom + margin - height, top)
        self.scroll_to(y=max(start, 0), animate=False, immediate=True, force=True)


class TextLines(LineView):
    """Lines made elsewhere, shown as they are."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Replace the lines; the first is at the top again."""
        self._lines = lines
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.measured()

    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def draw(self, y: int, width: int) -> Strip:
        """A line as it was made."""
        return strip(self.palette.segments(self._lines[y], self.back), width, self.back)
