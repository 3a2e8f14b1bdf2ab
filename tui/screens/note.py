"""A verdict with a note."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, RadioButton, RadioSet, Static

from policydiff.verdicts import Judgement

_WORDS = {
    Judgement.ACCEPTED: "✓ accept",
    Judgement.DISPUTED: "⊘ dispute",
    Judgement.ATTENTION: "⚑ needs attention",
}


class NoteScreen(ModalScreen[tuple[str, str] | None]):
    """Asks for a judgement and a note; returns both, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel", show=False)]

    def __init__(self, judgement: Judgement, note: str) -> None:
        super().__init__()
        self._judgement = judgement
        self._note = note

    def compose(self) -> ComposeResult:
        """The note above, the judgement below."""
        with Vertical(classes="box", id="note") as box:
            box.border_title = "Verdict with a note"
            box.border_subtitle = "enter saves · tab chooses the verdict · esc cancels"
            yield Static("Note", classes="label")
            yield Input(self._note, id="note-text", placeholder="why")
            with RadioSet(id="note-judgement"):
                for judgement, words in _WORDS.items():
                    yield RadioButton(words, value=judgement is self._judgement)

    def on_mount(self) -> None:
        """The note first."""
        self.query_one("#note-text").focus()

    @on(Input.Submitted)
    def _save(self) -> None:
        chosen = max(self.query_one(RadioSet).pressed_index, 0)
        self.dismiss((str(list(_WORDS)[chosen]), self.query_one(Input).value.strip()))

    def action_cancel(self) -> None:
        """Leave without a verdict."""
        self.dismiss(None)
