"""The store browser: its policies, their versions on a timeline, and what each revision did."""

from typing import TYPE_CHECKING, ClassVar

from policydiff.tui.keys import APP, BROWSE, FILTERING, bindings
from policydiff.tui.revisions import Revision, judged
from policydiff.tui.widgets.bars import FooterBar, HeaderBar
from policydiff.tui.widgets.store_lists import CursorList, PolicyList, Timeline
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from policydiff.model.errors import PolicydiffError
from policydiff.report.lines import Run
from policydiff.report.sanitize import one_line
from policydiff.report.wording import counted
from policydiff.store.catalogue import Version
from policydiff.store.revisions import Archive

if TYPE_CHECKING:
    from policydiff.tui.app import ReviewApp

NARROW = 90
"""Columns below which policies and versions stand one above the other."""


class OpeningScreen(Screen[None]):
    """Chooses two versions of a policy."""

    CSS_PATH = "opening.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(BROWSE),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
        Binding("g", "move(-1000000)", show=False),
        Binding("G", "move(1000000)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._policies: tuple[str, ...] = ()
        self._archive: Archive | None = None

    @property
    def review_app(self) -> "ReviewApp":
        """The app with its own type."""
        from policydiff.tui.app import ReviewApp

        app = self.app
        assert isinstance(app, ReviewApp)
        return app

    def compose(self) -> ComposeResult:
        """Policies on the left, versions on the right."""
        yield HeaderBar(id="header")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Input(placeholder="type to filter policies", id="wanted")
                yield PolicyList(id="policies")
            with Vertical(id="right"):
                yield Static(id="versions-head", markup=False)
                yield Timeline(id="versions")
        yield Static(id="message", markup=False)
        yield FooterBar(BROWSE, id="footer")

    def on_mount(self) -> None:
        """Open the store."""
        self.query_one("#message").display = False
        self.query_one("#wanted").focus()
        self.query_one("#versions-head", Static).update(" opening the store …")
        self._open()

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _open(self) -> tuple[str, bool, tuple[str, ...]]:
        store = self.review_app.open_store()
        return store.name, store.read_only, store.policies()

    @work(thread=True, exclusive=True, group="versions", exit_on_error=False)
    def _versions_of(self, policy: str) -> tuple[str, tuple[Version, ...]]:
        return policy, self.review_app.open_store().versions(policy)

    @work(thread=True, exclusive=True, group="judging", exit_on_error=False)
    def _judge(self, policy: str, versions: tuple[Version, ...]) -> None:
        worker = get_current_worker()
        self._archive = self._archive or Archive(self.review_app.open_store())
        for revision in judged(self._archive, versions, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self._learn, policy, revision)

    def _learn(self, policy: str, revision: Revision) -> None:
        if self.query_one(PolicyList).chosen == policy:
            self.query_one(Timeline).learn(revision)

    @on(Worker.StateChanged)
    def _worked(self, event: Worker.StateChanged) -> None:
        worker = event.worker
        if event.state is WorkerState.ERROR:
            error = worker.error
            self.tell(str(error) if isinstance(error, PolicydiffError) else f"{type(error).__name__}: {error}")
            if worker.group == "open":
                self.query_one("#versions-head", Static).update("")
        elif event.state is WorkerState.SUCCESS and worker.group == "open" and worker.result is not None:
            self._opened(*worker.result)
        elif event.state is WorkerState.SUCCESS and worker.group == "versions" and worker.result is not None:
            self._show_versions(*worker.result)

    def _opened(self, name: str, read_only: bool, policies: tuple[str, ...]) -> None:
        self._policies = policies
        note = " · read-only, in our own words" if read_only else ""
        words = "policy" if len(policies) == 1 else "policies"
        self.query_one(HeaderBar).say(
            [Run(f" policydiff · {one_line(name)}", "title"), Run(note, "faint")],
            [Run(f"{len(policies)} {words} ", "faint")],
        )
        if not policies:
            self.tell(f"{name} holds no policies; add one, or compare two files: policydiff review OLD NEW")
        self._filter("")

    def _filter(self, asked: str) -> None:
        words = asked.casefold().split()
        names = [name for name in self._policies if all(word in name.casefold() for word in words)]
        self.query_one(PolicyList).show(names, asked.strip())
        if not names:
            self.query_one(Timeline).show(())
            self.query_one("#versions-head", Static).update(" nothing is called so" if asked else "")

    @on(Input.Changed, "#wanted")
    def _wanted_changed(self, event: Input.Changed) -> None:
        self._filter(event.value)

    @on(Input.Submitted, "#wanted")
    def _wanted_submitted(self) -> None:
        self.query_one(Timeline).focus()

    @on(CursorList.Moved)
    def _cursor_moved(self, event: CursorList.Moved) -> None:
        if event.list_id == "policies":
            chosen = self.query_one(PolicyList).chosen
            if chosen is not None:
                self.workers.cancel_group(self, "judging")
                self._versions_of(chosen)
        else:
            self._say_pair()

    @on(CursorList.Taken)
    def _taken(self, event: CursorList.Taken) -> None:
        if event.list_id == "versions":
            self.action_compare()
        else:
            self.query_one(Timeline).focus()

    def _show_versions(self, policy: str, versions: tuple[Version, ...]) -> None:
        if self.query_one(PolicyList).chosen != policy:
            return
        self.query_one(Timeline).show(versions)
        self._say_pair()
        if len(versions) > 1:
            self._judge(policy, versions)

    def _say_pair(self) -> None:
        timeline = self.query_one(Timeline)
        policy = one_line(self.query_one(PolicyList).chosen or "")
        number = len(timeline.versions)
        pair = timeline.pair()
        if pair:
            told = f"enter reviews {one_line(pair[0].label)} → {one_line(pair[1].label)}"
        elif number == 1:
            told = "one version only: there is nothing to compare it with"
        else:
            told = "space marks it as the older of a pair" if number else "no versions"
        self.query_one("#versions-head", Static).update(f" {policy} · {counted(number, 'version')}\n {told}")

    def tell(self, message: str) -> None:
        """A line to the user, in place."""
        bar = self.query_one("#message", Static)
        bar.update(message)
        bar.display = bool(message)

    # -- keys --------------------------------------------------------------------------------------------------------

    def _list(self) -> CursorList:
        return self.query_one(Timeline) if self.query_one(Timeline).has_focus else self.query_one(PolicyList)

    def action_move(self, by: int) -> None:
        """Down or up; while a filter is typed, among the policies."""
        current = self._list()
        current.go(current.cursor + by)

    def action_pane(self) -> None:
        """Between policies and versions."""
        timeline = self.query_one(Timeline)
        (self.query_one("#wanted") if timeline.has_focus else timeline).focus()

    def action_find(self) -> None:
        """To the filter."""
        self.query_one("#wanted").focus()

    def action_leave_filter(self) -> None:
        """Out of the filter to the policies it leaves, where every key is a key; from there, clear it."""
        wanted = self.query_one("#wanted", Input)
        if wanted.has_focus:
            self.query_one(PolicyList).focus()
        else:
            wanted.value = ""

    def action_base(self) -> None:
        """Mark the older of the pair."""
        self.query_one(Timeline).mark()
        self._say_pair()

    def action_compare(self) -> None:
        """Review the chosen pair."""
        if not self.query_one(Timeline).has_focus:
            self.query_one(Timeline).focus()
            return
        pair = self.query_one(Timeline).pair()
        if pair is None:
            self.tell("choose a newer version, or mark an older one with space")
            return
        self.workers.cancel_group(self, "judging")
        self.review_app.review(pair[0].address, pair[1].address)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        """While a filter is typed, letters are no keys: the footer tells the way out."""
        footer = self.query_one(FooterBar)
        if self.query_one("#wanted").has_focus:
            footer.show(FILTERING, FILTERING[-1:])
        else:
            footer.show((*BROWSE, *APP), APP)

    def on_resize(self) -> None:
        """Side by side where there is room."""
        self.set_class(self.size.width < NARROW, "narrow")
