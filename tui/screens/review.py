"""The review of one pair: the list, both documents, and why."""

import gc
from typing import ClassVar

from policydiff.tui.alignment import is_loose
from policydiff.tui.bookkeeping import Ledger, anchoring_words
from policydiff.tui.comparing import Cancelled, Compared, compare_texts, opening_word
from policydiff.tui.filtering import listed
from policydiff.tui.freshness import Watch
from policydiff.tui.keys import REVIEW, bindings
from policydiff.tui.labels import with_chip
from policydiff.tui.page import side_notes
from policydiff.tui.screens.looking import LookingActions
from policydiff.tui.screens.moving import MovingActions
from policydiff.tui.screens.takeaways import TakeawayActions
from policydiff.tui.screens.verdicts import VerdictActions
from policydiff.tui.why import why_lines
from policydiff.tui.widgets.bars import FooterBar, HeaderBar, HeadLine
from policydiff.tui.widgets.change_list import ChangeList
from policydiff.tui.widgets.document_pair import DocumentPair
from policydiff.tui.widgets.lines import TextLines
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from policydiff.model import Change
from policydiff.model.errors import PolicydiffError
from policydiff.report.lines import Line, Run

LEAST_SIZE = (44, 12)
"""Columns and rows below which nothing would be readable."""
NARROW = 100
"""Columns below which list, documents and reasons stand one above the other."""
_WATCH_SECONDS = 1.0


class ReviewScreen(MovingActions, LookingActions, VerdictActions, TakeawayActions):
    """Goes through a revision change by change."""

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(REVIEW)

    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        self.specs = (old, new)
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
        troubles = [*ledger.book.troubles, *anchoring_words(ledger)]
        self.tell(" · ".join(troubles) if troubles else opening_word(compared), lasting=bool(troubles))

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
            self.changes, self.wanted, lambda change: state(change) or "open", in_reading_order=self.reading_order
        )
        self.query_one(ChangeList).show(self.changes, items, state)
        total = self.ledger.progress()[1]
        order = "reading order" if self.reading_order else "by rank"
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
            self.follow_list()
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
        self.side = 0
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

    def follow_list(self) -> None:
        """Show what stands under the cursor of the list."""
        changes = self.query_one(ChangeList)
        if changes.items:
            changes.go(changes.cursor)
        else:
            self._explain_current()

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
