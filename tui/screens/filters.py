"""What the list is to show."""

from collections.abc import Iterable
from typing import ClassVar

from policydiff.tui.filtering import CATEGORIES, OUTCOMES, SEVERITIES, UNJUDGED, Filter
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.screen import ModalScreen
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from policydiff.verdicts import Judgement

_VERDICTS = (UNJUDGED, *map(str, Judgement), "moved-on")
_WORDS = {"moved-on": "text changed since", UNJUDGED: "no verdict yet"}


class FilterScreen(ModalScreen[Filter | None]):
    """Lists to tick; none ticked in a list means all. Returns the filter, or None."""

    CSS_PATH = "filters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f", "apply", "apply", show=False, priority=True),
        Binding("escape", "cancel", "cancel", show=False),
        Binding("c", "clear", "clear", show=False),
        Binding("j", "cursor('down')", "down", show=False),
        Binding("k", "cursor('up')", "up", show=False),
    ]

    def __init__(self, present: Filter) -> None:
        super().__init__()
        self._present = present

    def compose(self) -> ComposeResult:
        """Four lists."""
        with Vertical(classes="box", id="filters") as box:
            box.border_title = "Show only"
            box.border_subtitle = "space ticks · tab next list · c clears · enter applies · esc cancels"
            with Grid():
                yield _ticks("outcome", OUTCOMES, self._present.outcomes)
                yield _ticks("category", CATEGORIES, self._present.categories)
                yield _ticks("severity", SEVERITIES, self._present.severities)
                yield _ticks("verdict", _VERDICTS, self._present.verdicts)

    def _ticked(self, name: str) -> frozenset[str]:
        return frozenset(self.query_one(f"#ticks-{name}", SelectionList).selected)

    def action_apply(self) -> None:
        """Show what is ticked."""
        chosen = Filter(
            self._ticked("outcome"),
            self._ticked("category"),
            self._ticked("severity"),
            self._ticked("verdict"),
            self._present.text,
            self._present.retained,
            self._present.sure,
        )
        self.dismiss(chosen)

    def action_cursor(self, way: str) -> None:
        """Up or down in the list with the focus."""
        focused = self.focused
        if isinstance(focused, SelectionList):
            (focused.action_cursor_down if way == "down" else focused.action_cursor_up)()

    def action_clear(self) -> None:
        """Tick nothing."""
        for ticks in self.query(SelectionList):
            ticks.deselect_all()

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _ticks(name: str, values: Iterable[str], ticked: frozenset[str]) -> SelectionList[str]:
    ticks = SelectionList[str](
        *(Selection(_WORDS.get(value, value.replace("-", " ")), value, value in ticked) for value in values),
        id=f"ticks-{name}",
    )
    ticks.border_title = name
    return ticks
