"""The keys by which one chooses what of a review to look at, and how."""

from dataclasses import replace

from policydiff.tui.filtering import Filter
from policydiff.tui.page import Arrangement
from policydiff.tui.screens.base import ReviewParts
from policydiff.tui.widgets.change_list import ChangeList
from policydiff.tui.widgets.document_pair import DocumentPair
from textual import on
from textual.widgets import Input

from policydiff.rules.confidence import UNSURE


class LookingActions(ReviewParts):
    """Search, filter, order, arrangement; the rules and the lineage of a change."""

    def action_order(self) -> None:
        """By rank, or as the texts run."""
        self.reading_order = not self.reading_order
        self.refresh_list()
        self.tell("in reading order" if self.reading_order else "by rank")

    def action_layout(self) -> None:
        """The next arrangement of the page."""
        documents = self.query_one(DocumentPair)
        kinds = list(Arrangement)
        following = kinds[(kinds.index(documents.arrangement) + 1) % len(kinds)]
        documents.rearrange(following, documents.context)
        if documents.current is not None:
            documents.light(documents.current, self.side)
        self.tell(str(following))

    def action_context(self, by: int) -> None:
        """More or less around each change, where changes only are shown."""
        documents = self.query_one(DocumentPair)
        if documents.arrangement is not Arrangement.CHANGES:
            documents.rearrange(Arrangement.CHANGES, documents.context)
        else:
            documents.rearrange(Arrangement.CHANGES, max(0, min(documents.context + by, 50)))
        if documents.current is not None:
            documents.light(documents.current, self.side)
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
        self.follow_list()
        self.query_one(ChangeList).focus()

    def _look_for(self, text: str) -> None:
        self.wanted = replace(self.wanted, text=text)
        self.refresh_list()
        self.follow_list()

    def action_filter(self) -> None:
        """Choose what to list."""
        from policydiff.tui.screens.filters import FilterScreen

        def apply(chosen: Filter | None) -> None:
            if chosen is not None:
                self.wanted = chosen
                self.refresh_list()
                self.follow_list()

        self.app.push_screen(FilterScreen(self.wanted), apply)

    def action_unsure(self) -> None:
        """Hide what the tool is unsure of, or show it again."""
        before = len(self.query_one(ChangeList).items)
        self.wanted = replace(self.wanted, sure=not self.wanted.sure)
        self.refresh_list()
        self.follow_list()
        count = abs(len(self.query_one(ChangeList).items) - before)
        done = "hidden" if self.wanted.sure else "shown again"
        self.tell(f"{count or 'none'} of confidence below {UNSURE:g} {done}")

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
