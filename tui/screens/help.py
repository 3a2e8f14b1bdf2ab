"""Every key, by what it is for."""

from itertools import groupby
from typing import ClassVar

from policydiff.tui.keys import APP, BROWSE, REVIEW, Key, config_path
from policydiff.tui.widgets.lines import TextLines
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from policydiff.report.lines import Line, Run, cells

_COLUMN = 13


class HelpScreen(ModalScreen[None]):
    """The keys and the signs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss_none", "close", show=False),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
    ]

    def __init__(self, own: dict[str, str]) -> None:
        super().__init__()
        self._own = own

    def compose(self) -> ComposeResult:
        """A box with the list."""
        with Vertical(classes="box", id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "esc closes"
            yield TextLines(id="help-lines")

    def on_mount(self) -> None:
        """Fill it."""
        lines = self.query_one(TextLines)
        lines.BACK = "back-list"
        lines.show(help_lines(self._own))
        lines.styles.height = min(lines.line_count(), max(self.size.height - 4, 3))

    def action_dismiss_none(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll the list."""
        self.query_one(TextLines).scroll_relative(y=by * 2, animate=False)


def help_lines(own: dict[str, str]) -> list[Line]:
    """Every key with what it does, and what the signs mean."""
    lines: list[Line] = []
    keys = sorted((*REVIEW, *APP), key=_order)
    for group, members in groupby(keys, key=lambda key: key.group):
        lines += [(Run(group, "title"),), *(_line(key, own) for key in members), ()]
    lines += [(Run("Choosing a pair", "title"),), *(_line(key, own) for key in BROWSE), ()]
    lines.append((Run("Signs", "title"),))
    for sign, style, words in (
        ("✗", "removed", "removed: nothing takes its place"),
        ("▼", "weakened", "weakened"),
        ("⇒", "relocated", "relocated out of the binding sections"),
        ("▲", "strengthened", "strengthened"),
        ("+", "added", "added"),
        ("⤳", "retained", "moved, with the same words"),
        ("≈", "weakened", "governs the same object in other words: the closest there is"),
        ("?", "unsure", "the tool is unsure: likelier wrong than right"),
        ("✓", "accepted", "accepted"),
        ("⊘", "disputed", "disputed"),
        ("⚑", "needs-attention", "needs attention"),
        ("↻", "weakened", "judged before the text changed: judge it anew"),
    ):
        lines.append((Run(f"  {sign}".ljust(_COLUMN), style), Run(words)))
    lines += [(), (Run(f"Your own keys: {config_path()}", "faint"),), (Run("ctrl+p  commands by name", "faint"),)]
    return lines


_GROUPS = ("Changes", "Verdicts", "Finding", "Reading", "Moving", "Taking away", "Leaving")


def _order(key: Key) -> int:
    return _GROUPS.index(key.group)


def _line(key: Key, own: dict[str, str]) -> Line:
    shown = own.get(key.id, key.shown)
    return (Run(f"  {shown}" + " " * max(_COLUMN - 2 - cells(shown), 1), "key"), Run(key.about))
