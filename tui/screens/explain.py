"""What the rules behind a change detect, and why that matters."""

from collections.abc import Sequence
from typing import ClassVar

from policydiff.tui.widgets.lines import TextLines
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from policydiff.model import Rule
from policydiff.report.lines import Line, Run, wrap
from policydiff.report.sanitize import one_line
from policydiff.report.wording import DIRECTION_SIGNS
from policydiff.rules.registry import rule


class ExplainScreen(ModalScreen[None]):
    """One page for all rules that spoke."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,e,q", "dismiss_none", "close", show=False),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
    ]

    def __init__(self, rules: Sequence[str]) -> None:
        super().__init__()
        self._rules = [rule(each) for each in rules]

    def compose(self) -> ComposeResult:
        """A box with the page."""
        with Vertical(classes="box", id="explain") as box:
            box.border_title = "The rules that spoke"
            box.border_subtitle = "j k scroll · esc closes"
            yield TextLines(id="explain-lines")

    def on_mount(self) -> None:
        """Fill it for the room there is."""
        lines = self.query_one(TextLines)
        lines.BACK = "back-list"
        width = min(76, self.size.width * 96 // 100) - 6
        page: list[Line] = []
        for each in self._rules:
            page += [*rule_lines(each, width), ()]
        lines.show(page[:-1])
        lines.styles.height = min(len(page) - 1, max(self.size.height - 4, 3))

    def action_dismiss_none(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll the page."""
        self.query_one(TextLines).scroll_relative(y=by * 2, animate=False)


def rule_lines(each: Rule, width: int) -> list[Line]:
    """A rule as lines."""
    sign = DIRECTION_SIGNS[each.direction]
    lines: list[Line] = [
        (Run(one_line(each.title), "title"), Run(f"  {each.id}", "faint")),
        (Run(f"{sign} {each.dimension} {each.direction}, severity {each.severity}", each.direction),),
        (),
        *wrap([Run(one_line(each.detects).strip())], width),
        (),
        *wrap([Run(one_line(each.why).strip(), "faint")], width),
    ]
    for title, pairs in (("Speaks on", each.fires[:1]), ("Keeps silent on", each.silent[:1])):
        for pair in pairs:
            lines += [(), (Run(title, "title"),)]
            lines += [(Run("  - ", "removed"), *line) for line in wrap([Run(one_line(pair.old).strip())], width - 4)]
            lines += [(Run("  + ", "added"), *line) for line in wrap([Run(one_line(pair.new).strip())], width - 4)]
    return lines
