"""The keys by which one moves through a review."""

from collections.abc import Callable

from policydiff.tui.screens.base import ReviewParts
from policydiff.tui.widgets.change_list import ChangeList
from policydiff.tui.widgets.document_pair import DocumentPair
from policydiff.tui.widgets.lines import TextLines
from textual.widget import Widget

from policydiff.model import Change, Outcome


class MovingActions(ReviewParts):
    """From change to change, from place to place, from pane to pane."""

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
            self.side = 1 - self.side
            documents.light(at, self.side)
            label = self.compared.short_labels[self.side] if self.compared else ""
            self.tell(f"its place in {label}")
        elif change.old and self.compared and change.id in self.compared.closest:
            self.side = 1 - self.side
            self._jump_to_closest(at, change)
        else:
            self.tell("it has one place only")

    def _jump_to_closest(self, at: int, change: Change) -> None:
        documents = self.query_one(DocumentPair)
        if self.side == 0 or self.compared is None:
            documents.light(at, 0)
            return
        clause = self.compared.closest[change.id].clause
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
