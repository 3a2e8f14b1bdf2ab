"""The review of one pair: the list, both documents, and why."""

import gc
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from policydiff.tui.alignment import is_loose
from policydiff.tui.bookkeeping import Ledger
from policydiff.tui.comparing import Cancelled, Compared, compare_texts
from policydiff.tui.filtering import Filter, listed
from policydiff.tui.freshness import Watch
from policydiff.tui.keys import REVIEW, bindings
from policydiff.tui.page import Arrangement, side_notes
from policydiff.tui.screens.takeaways import TakeawayActions
from policydiff.tui.screens.verdicts import VerdictActions
from policydiff.tui.why import why_lines
from policydiff.tui.widgets.bars import FooterBar, HeaderBar, HeadLine
from policydiff.tui.widgets.change_list import ChangeList
from policydiff.tui.widgets.document_pair import DocumentPair, with_chip
from policydiff.tui.widgets.lines import TextLines
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from policydiff.model import Change, Outcome
from policydiff.model.errors import PolicydiffError
from policydiff.report.lines import Line, Run

LEAST_SIZE = (44, 12)
"""Columns and rows below which nothing would be readable."""
NARROW = 100
"""Columns below which list, documents and reasons stand one above the other."""
_WATCH_SECONDS = 1.0


class ReviewScreen(VerdictActions, TakeawayActions):
    """Goes through a revision change by change."""

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(REVIEW)

    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        self.specs = (old, new)
        self.compared: Compared | None = None
        self.ledger: Ledger | None = None
        self.wanted = Filter()
        self._reading_order = False
        self._side = 0
        self._notes: dict[int, tuple[str, str]] = {}
        self._watch: Watch | None = None
        self._stale = False

    def compose(self) -> ComposeResult:
        """Header, list, documents, reasons, footer; the loading view lies over the middle until there is something."""
        yield HeaderBar(id="header")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Static(id="list-head")
                yield ChangeList(id="list")
            with Vertical(id="right"):
                yield HeadLine(id="heads")
                yield DocumentPair(id="documents")
                yield TextLines(id="why")
        yield Static(id="message", markup=False)
        yield Input(id="search", placeholder="search changes and both texts · enter goes to the next place · esc ends")
        yield Static(id="loading", markup=False)
        yield Static(id="small", markup=False)
        yield FooterBar(REVIEW, id="footer")

    def on_mount(self) -> None:
        """Start comparing."""
        self.query_one("#why", TextLines).can_focus = True
        self.query_one("#search").display = False
        self.query_one("#message").display = False
        self.start()
        self.set_interval(_WATCH_SECONDS, self._look_at_files)

    # -- comparing ---------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Compare in a thread; a comparison under way is given up."""
        self._say_loading("opening", 0.0)
        self.query_one("#loading").display = True
        self._compare()

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self) -> tuple[Compared, Ledger]:
        worker = get_current_worker()

        def progress(words: str, share: float) -> None:
            if worker.is_cancelled:
                raise Cancelled
            self.app.call_from_thread(self._say_loading, words, share)

        app = self.review_app
        texts = app.texts_of(*self.specs)
        compared = compare_texts(*texts, progress)
        ledger = Ledger.open(*texts, compared.comparison.changes, app.store_name, app.start)
        progress("laying out", 1.0)
        # What was just made stays for the whole review: looking through it for garbage would only make keys wait.
        gc.freeze()
        return compared, ledger

    @on(Worker.StateChanged)
    def _compared(self, event: Worker.StateChanged) -> None:
        if event.worker.group != "compare" or not event.worker.is_finished:
            return
        if event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self._show(*event.worker.result)
        elif event.state is WorkerState.ERROR and not isinstance(event.worker.error, Cancelled):
            error = event.worker.error
            self._fail(str(error) if isinstance(error, PolicydiffError) else f"{type(error).__name__}: {error}")

    def _say_loading(self, words: str, share: float) -> None:
        full = round(share * 30)
        bar = "━" * full + "╌" * (30 - full)
        names = "  →  ".join(self.specs)
        self.query_one("#loading", Static).update(f"{names}\n\n{bar}\n\n{words} …")

    def _fail(self, message: str) -> None:
        self.query_one("#loading", Static).update(f"{message}\n\nR tries again · b chooses another pair · q quits")

    def _show(self, compared: Compared, ledger: Ledger) -> None:
        self.compared, self.ledger = compared, ledger
        changes = compared.comparison.changes
        labels = compared.short_labels
        self._notes = {}
        for at, change in enumerate(changes):
            old, new = side_notes(change, labels, compared.closest_words(change))
            self._notes[at] = with_chip(change, old), with_chip(change, new)
        self.query_one("#loading").display = False
        self._watch = Watch.over(compared.texts)
        self._stale = False
        self.query_one(HeadLine).show(compared.heads)
        self.query_one(DocumentPair).show(compared.aligned, changes, self._notes)
        self.refresh_list()
        if not self.focused:
            self.query_one(ChangeList).focus()
        items = self.query_one(ChangeList).items
        if items:
            self.query_one(ChangeList).go(self.query_one(ChangeList).cursor)
        else:
            self._explain_current()
        troubles = [*ledger.book.troubles, *_anchoring_words(ledger)]
        self.tell(" · ".join(troubles) if troubles else _opening_word(compared), lasting=bool(troubles))

    # -- showing -----------------------------------------------------------------------------------------------------

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the comparison, none as long as there is none."""
        return self.compared.comparison.changes if self.compared else ()

    @property
    def current(self) -> Change | None:
        """The change under the cursor."""
        at = self.query_one(ChangeList).chosen
        return self.changes[at] if at is not None and at < len(self.changes) else None

    def refresh_list(self) -> None:
        """List what the filter admits, and say how far the review is."""
        if self.compared is None or self.ledger is None:
            return
        state = self.ledger.state
        items = listed(
            self.changes, self.wanted, lambda change: state(change) or "open", in_reading_order=self._reading_order
        )
        self.query_one(ChangeList).show(self.changes, items, state)
        total = self.ledger.progress()[1]
        order = "reading order" if self._reading_order else "by rank"
        asked = f" · {self.wanted.words()}" if self.wanted.active else ""
        count = f"{len(items)} of {total}" if self.wanted.active else f"{len(items)}"
        self.query_one("#list-head", Static).update(f" {count} changes · {order}{asked}")
        self.query_one(HeaderBar).show(self.compared, self.ledger.progress())

    def judged(self, fingerprint: str) -> None:
        """Show that the verdicts on a change are others now."""
        changes = self.query_one(ChangeList)
        listed_now = list(changes.items)
        at = next((n for n, change in enumerate(self.changes) if change.fingerprint == fingerprint), None)
        if self.wanted.verdicts:
            self.refresh_list()
            self._follow_list()
        elif self.compared and self.ledger:
            changes.show(self.changes, listed_now, self.ledger.state)
            self.query_one(HeaderBar).show(self.compared, self.ledger.progress())
        if at is not None and at != changes.chosen and at in changes.items:
            changes.go_to(at)
        self._explain_current()

    def _explain_current(self) -> None:
        why = self.query_one("#why", TextLines)
        change = self.current
        if change is None or self.compared is None or self.ledger is None:
            word = "No change binds anybody differently." if not self.wanted.active else "Nothing passes the filter."
            why.show([self._plain(word)] if self.compared else [])
            return
        note = self.compared.closest_words(change)
        if change.old and change.new and is_loose(change):
            note = f"words {change.similarity:.0%} alike; the new passage governs the same object"
        lines = why_lines(
            change, why.room - 1, self.compared.short_labels, note, self.ledger.of(change), self.ledger.shifted(change)
        )
        why.show(lines)

    @staticmethod
    def _plain(text: str) -> Line:
        return (Run(text, "faint"),)

    def tell(self, message: str, *, lasting: bool = False) -> None:
        """A line to the reviewer, in place; a lasting one stays until the next."""
        bar = self.query_one("#message", Static)
        bar.set_class(lasting, "lasting")
        bar.update(message)
        bar.display = bool(message)
        if message and not lasting:
            self.set_timer(4.0, lambda: self._untell(message))

    def _untell(self, message: str) -> None:
        bar = self.query_one("#message", Static)
        if str(bar.content) == message:
            bar.display = False

    @on(ChangeList.Moved)
    def _moved(self, event: ChangeList.Moved) -> None:
        self._side = 0
        self.query_one(DocumentPair).light(event.change)
        self._explain_current()

    @on(DocumentPair.LaidOut)
    def _laid_out(self, event: DocumentPair.LaidOut) -> None:
        self.query_one(HeadLine).stand_over(event.two_columns)

    @on(DocumentPair.Chosen)
    def _chosen(self, event: DocumentPair.Chosen) -> None:
        if not self.query_one(ChangeList).go_to(event.change):
            self.tell("that passage belongs to no listed change")

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room, one above the other where not."""
        narrow = event.size.width < NARROW
        self.set_class(narrow, "narrow")
        self.set_class(event.size.height < 30, "low")
        small = event.size.width < LEAST_SIZE[0] or event.size.height < LEAST_SIZE[1]
        self.set_class(small, "tiny")
        told = f"{event.size.width}×{event.size.height} is too small, {LEAST_SIZE[0]}×{LEAST_SIZE[1]} will do"
        self.query_one("#small", Static).update(told)
        self.query_one(ChangeList).set_dense(narrow)
        self.query_one(DocumentPair).narrow = narrow
        if self.compared is not None:
            self.call_after_refresh(self._explain_current)

    # -- keys --------------------------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """The next or previous change of the list."""
        changes = self.query_one(ChangeList)
        if not 0 <= changes.cursor + by < len(changes.items):
            self.tell("no further change" if by > 0 else "this is the first change")
            return
        changes.go(changes.cursor + by)

    def action_step_loss(self, by: int) -> None:
        """The next or previous change by which something was lost."""
        changes = self.query_one(ChangeList)
        lost = (Outcome.REMOVED, Outcome.WEAKENED, Outcome.RELOCATED)
        position = changes.cursor + by
        while 0 <= position < len(changes.items):
            if self.changes[changes.items[position]].outcome in lost:
                changes.go(position)
                return
            position += by
        self.tell("no further removed or weakened commitment")

    def action_jump(self) -> None:
        """Between the two places of the current change."""
        documents = self.query_one(DocumentPair)
        at = self.query_one(ChangeList).chosen
        change = self.current
        if at is None or change is None:
            return
        if change.old and change.new:
            self._side = 1 - self._side
            documents.light(at, self._side)
            label = self.compared.short_labels[self._side] if self.compared else ""
            self.tell(f"its place in {label}")
        elif change.old and self.compared and change.id in self.compared.closest:
            self._side = 1 - self._side
            self._jump_to_closest(at, change)
        else:
            self.tell("it has one place only")

    def _jump_to_closest(self, at: int, change: Change) -> None:
        documents = self.query_one(DocumentPair)
        if self._side == 0 or self.compared is None:
            documents.light(at, 0)
            return
        clause, _ = self.compared.closest[change.id]
        aligned = self.compared.aligned
        for number, row in enumerate(aligned.rows):
            passage = aligned.new[row.new] if row.new is not None else None
            if passage and passage.clause and passage.clause.id == clause.id:
                top = documents.page.top_of(number) if documents.page else None
                if top is not None:
                    documents.scroll_to(y=max(top - 3, 0), animate=False, force=True)
                    self.tell("the closest passage · m goes back")
                    return
        self.tell("the closest passage is not on the page; space shows all of it")

    def action_order(self) -> None:
        """By rank, or as the texts run."""
        self._reading_order = not self._reading_order
        self.refresh_list()
        self.tell("in reading order" if self._reading_order else "by rank")

    def action_layout(self) -> None:
        """The next arrangement of the page."""
        documents = self.query_one(DocumentPair)
        kinds = list(Arrangement)
        following = kinds[(kinds.index(documents.arrangement) + 1) % len(kinds)]
        documents.rearrange(following, documents.context)
        if documents.current is not None:
            documents.light(documents.current, self._side)
        self.tell(str(following))

    def action_context(self, by: int) -> None:
        """More or less around each change, where changes only are shown."""
        documents = self.query_one(DocumentPair)
        if documents.arrangement is not Arrangement.CHANGES:
            documents.rearrange(Arrangement.CHANGES, documents.context)
        else:
            documents.rearrange(Arrangement.CHANGES, max(0, min(documents.context + by, 50)))
        if documents.current is not None:
            documents.light(documents.current, self._side)
        self.tell(f"changes only, {documents.context} around each")

    def action_search(self) -> None:
        """Ask for words."""
        search = self.query_one("#search", Input)
        search.display = True
        # At once: what is typed next must not be taken for verdicts.
        self.set_focus(search)

    @on(Input.Changed, "#search")
    def _search_changed(self, event: Input.Changed) -> None:
        self._look_for(event.value.strip())
        self.query_one(DocumentPair).search(event.value.strip())

    @on(Input.Submitted, "#search")
    def _search_submitted(self) -> None:
        if not self.query_one(DocumentPair).scroll_to_found():
            self.tell("in neither text")
        self.query_one("#search").display = False
        self.set_focus(self.query_one(ChangeList))

    def action_clear(self) -> None:
        """No search, no filter."""
        search = self.query_one("#search", Input)
        search.value = ""
        search.display = False
        self.query_one(DocumentPair).search("")
        self.wanted = Filter()
        self.refresh_list()
        self._follow_list()
        self.query_one(ChangeList).focus()

    def _look_for(self, text: str) -> None:
        self.wanted = replace(self.wanted, text=text)
        self.refresh_list()
        self._follow_list()

    def _follow_list(self) -> None:
        changes = self.query_one(ChangeList)
        if changes.items:
            changes.go(changes.cursor)
        else:
            self._explain_current()

    def action_filter(self) -> None:
        """Choose what to list."""
        from policydiff.tui.screens.filters import FilterScreen

        def apply(chosen: Filter | None) -> None:
            if chosen is not None:
                self.wanted = chosen
                self.refresh_list()
                self._follow_list()

        self.app.push_screen(FilterScreen(self.wanted), apply)

    def action_explain(self) -> None:
        """The rules behind the current change."""
        from policydiff.tui.screens.explain import ExplainScreen

        change = self.current
        rules = list(dict.fromkeys(shift.rule for shift in change.shifts)) if change else []
        if not rules:
            self.tell("no rule spoke about it")
            return
        self.app.push_screen(ExplainScreen(rules))

    def action_lineage(self) -> None:
        """The current commitment through all versions."""
        from policydiff.tui.screens.lineage import LineageScreen

        change = self.current
        if change is None or self.compared is None:
            return
        if not self.compared.comparison.new.policy:
            self.tell("the texts are in no store: there are no other versions to follow it through")
            return
        self.app.push_screen(LineageScreen(self.compared, change))

    def action_pane(self, by: int) -> None:
        """Focus the next pane."""
        panes: list[Widget] = [self.query_one(ChangeList), self.query_one(DocumentPair), self.query_one("#why")]
        panes = [pane for pane in panes if pane.display]
        at = next((n for n, pane in enumerate(panes) if pane.has_focus), -1)
        panes[(at + by) % len(panes)].focus()

    def action_move(self, by: int) -> None:
        """Down or up in the pane with the focus."""
        self._in_pane(
            lambda changes: changes.go(changes.cursor + by), lambda pane: pane.scroll_relative(y=by * 2, animate=False)
        )

    def action_move_page(self, by: int) -> None:
        """A page down or up in the pane with the focus."""
        self._in_pane(
            lambda changes: changes.go(changes.cursor + by * changes.page_size()),
            lambda pane: pane.scroll_relative(y=by * max(pane.size.height - 2, 1), animate=False),
        )

    def action_move_end(self, by: int) -> None:
        """The end or the beginning in the pane with the focus."""
        self._in_pane(
            lambda changes: changes.go(len(changes.items) - 1 if by > 0 else 0),
            lambda pane: pane.scroll_end(animate=False) if by > 0 else pane.scroll_home(animate=False),
        )

    def _in_pane(self, in_list: Callable[[ChangeList], None], elsewhere: Callable[[Widget], None]) -> None:
        focused = self.focused
        if isinstance(focused, DocumentPair | TextLines):
            elsewhere(focused)
        else:
            in_list(self.query_one(ChangeList))

    def action_reload(self) -> None:
        """Compare the texts as they are now."""
        self.review_app.forget_texts()
        self.start()

    def action_back(self) -> None:
        """To the store."""
        self.workers.cancel_group(self, "compare")
        self.review_app.browse()

    def _look_at_files(self) -> None:
        if self._watch is None or self._stale:
            return
        changed = self._watch.changed()
        if changed:
            self._stale = True
            self.tell(f"{' and '.join(changed)} changed on disk · R compares again", lasting=True)


def _anchoring_words(ledger: Ledger) -> list[str]:
    shifted = sum(map(len, ledger.anchored.shifted.values()))
    lost = len(ledger.anchored.lost)
    words = []
    if shifted:
        words.append(f"↻ {shifted} verdict{'s' if shifted > 1 else ''} on text that changed since: judge anew")
    if lost:
        words.append(
            f"{lost} verdict{'s' if lost > 1 else ''} on changes that are gone, kept in {ledger.book.path.name}"
        )
    return words


def _opening_word(compared: Compared) -> str:
    warnings = compared.comparison.warnings
    if warnings:
        return " · ".join(warnings[:2])
    changes = compared.comparison.changes
    if not any(change.material for change in changes):
        return "no material change"
    if not any(change.old and change.new for change in changes):
        return "the two texts have nothing in common"
    return ""
