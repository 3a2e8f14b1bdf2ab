"""The current commitment through all versions of the store."""

from typing import ClassVar

from policydiff.tui.comparing import Cancelled, Compared
from policydiff.tui.tracing import lineage_of
from policydiff.tui.widgets.lines import TextLines
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.worker import Worker, WorkerState, get_current_worker

from policydiff.history.lineage import Event, Lineage, Moment
from policydiff.model import Change
from policydiff.model.errors import PolicydiffError
from policydiff.parse.plain import plain
from policydiff.report.lineage import alike
from policydiff.report.lines import Line, Run, wrap
from policydiff.report.sanitize import one_line
from policydiff.store.location import locate

_STYLES = {
    Event.CAME: ("●", "added"),
    Event.REWORDED: ("●", "key"),
    Event.WEAKENED: ("▼", "weakened"),
    Event.STRENGTHENED: ("▲", "strengthened"),
    Event.MOVED: ("⤳", "key"),
    Event.RELOCATED: ("⇒", "relocated"),
    Event.REPLACED: ("▼", "weakened"),
    Event.WENT: ("✗", "removed"),
    Event.RETURNED: ("●", "added"),
}
_WORDS = {
    Event.CAME: "it came",
    Event.REWORDED: "reworded at the same force",
    Event.WEAKENED: "weakened",
    Event.STRENGTHENED: "strengthened",
    Event.MOVED: "moved, with the same words",
    Event.RELOCATED: "relocated to a section that binds nobody",
    Event.REPLACED: "its words are gone; this passage governs the same object",
    Event.WENT: "removed",
    Event.RETURNED: "returned in the words in which it went",
}
_DIRECTIONS = {"weaker": "▼", "stronger": "▲", "unclear": "◆"}


class LineageScreen(ModalScreen[None]):
    """A line of versions with the words in each."""

    CSS_PATH = "lineage.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,l,q", "dismiss_none", "close", show=False),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
        Binding("pagedown", "scroll(8)", show=False),
        Binding("pageup", "scroll(-8)", show=False),
    ]

    def __init__(self, compared: Compared, change: Change) -> None:
        super().__init__()
        self._compared = compared
        self._change = change
        self._lineage: Lineage | None = None
        self._note = "opening the store …"

    def compose(self) -> ComposeResult:
        """A box with the line."""
        with Vertical(classes="box", id="lineage") as box:
            box.border_title = "Lineage"
            box.border_subtitle = "j k scroll · esc closes"
            yield TextLines(id="lineage-lines")

    def on_mount(self) -> None:
        """Start following."""
        self.query_one(TextLines).BACK = "back-list"
        self._draw()
        self._trace()

    @work(thread=True, exclusive=True, group="lineage", exit_on_error=False)
    def _trace(self) -> Lineage:
        from policydiff.tui.app import ReviewApp

        worker = get_current_worker()
        app = self.app
        assert isinstance(app, ReviewApp)

        def progress(words: str) -> None:
            if worker.is_cancelled:
                raise Cancelled
            app.call_from_thread(self._say, f"{words} …")

        identity = self._compared.comparison.old if self._change.old else self._compared.comparison.new
        clause = (self._change.old or self._change.new)[0]
        store = locate(app.store_name, app.start)
        return lineage_of(store, identity.policy, identity.version, clause, progress)

    @on(Worker.StateChanged)
    def _worked(self, event: Worker.StateChanged) -> None:
        error = event.worker.error
        if event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self._lineage = event.worker.result
            self._say("")
        elif event.state is WorkerState.ERROR and not isinstance(error, Cancelled):
            self._say(str(error) if isinstance(error, PolicydiffError) else f"{type(error).__name__}: {error}")

    def _say(self, note: str) -> None:
        self._note = note
        self._draw()

    def on_resize(self) -> None:
        """Lines are made for their width."""
        self._draw()

    def _draw(self) -> None:
        view = self.query_one(TextLines)
        width = max(view.room - 1, 20)
        if self._lineage is None:
            view.show(wrap([Run(self._note, "faint")], width))
        else:
            view.show(lineage_lines(self._lineage, width))

    def action_dismiss_none(self) -> None:
        """Close; following ends."""
        self.workers.cancel_node(self)
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll the line."""
        self.query_one(TextLines).scroll_relative(y=by * 2, animate=False)


def lineage_lines(lineage: Lineage, width: int) -> list[Line]:
    """The moments of a life, oldest first, as a line of time."""
    lines: list[Line] = []
    for moment in lineage.moments:
        if lines:
            lines.append((Run("│", "rule"),))
        lines += _moment(moment, lineage.first_on_record, width)
    if lineage.stands:
        last = lineage.last
        lines += [(Run("│", "rule"),), (Run("● ", "key"), Run(f"still in force in {one_line(last.label)}", "faint"))]
    if lineage.closest:
        passage = lineage.closest.passage
        where = f"line {passage.line}" + (f" · {one_line(passage.section[-1]).strip()}" if passage.section else "")
        lines += [(), (Run(f"Nothing takes its place; closest, {alike(lineage.closest)}", "title"),)]
        lines.append((Run(f"  {where}", "faint"),))
        lines += [(Run("  "), *line) for line in wrap([Run(one_line(plain(passage.text)).strip())], width - 2)]
    return lines


def _moment(moment: Moment, first_on_record: bool, width: int) -> list[Line]:
    sign, style = _STYLES[moment.event]
    edition = moment.edition
    words = _WORDS[moment.event]
    if moment.event is Event.CAME and first_on_record:
        words = "in the first version on record"
    day = f"  {edition.day}" if edition.day and edition.day != edition.label else ""
    head = (Run(f"{sign} ", style), Run(one_line(edition.label), "title"), Run(day, "faint"), Run(f"  {words}", style))
    lines: list[Line] = [head]
    for reason in moment.reasons:
        told = f"{_DIRECTIONS[reason.direction]} {reason.dimension} {reason.direction}: {one_line(reason.sentence)}"
        lines += [(Run("│   ", "rule"), *line) for line in wrap([Run(told, reason.direction)], width - 4)]
    if moment.event is not Event.WENT:
        words = one_line(plain(moment.now.text)).strip()
        lines += [(Run("│ ", "rule"), *line) for line in wrap([Run(words)], width - 2)]
    return lines
