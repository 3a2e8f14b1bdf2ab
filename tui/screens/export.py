"""Where to and in which format a review is exported."""

from typing import ClassVar

from policydiff.tui.exporting import SUFFIXES, forms
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, RadioButton, RadioSet, Static


class ExportScreen(ModalScreen[tuple[str, str] | None]):
    """Asks for a format and a file name; returns both, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel", show=False)]

    def __init__(self, stem: str) -> None:
        super().__init__()
        self._stem = stem
        self._forms = forms()

    def compose(self) -> ComposeResult:
        """The formats, and the name."""
        with Vertical(classes="box", id="export") as box:
            box.border_title = "Export the review"
            box.border_subtitle = "enter writes · tab to the format · esc cancels"
            yield Static("File", classes="label")
            yield Input(self._stem + SUFFIXES[self._forms[0]], id="export-name")
            with RadioSet(id="export-form"):
                for at, form in enumerate(self._forms):
                    yield RadioButton(form, value=at == 0)

    def on_mount(self) -> None:
        """The name first."""
        self.query_one("#export-name").focus()

    @on(RadioSet.Changed)
    def _form_changed(self, event: RadioSet.Changed) -> None:
        name = self.query_one(Input)
        for suffix in SUFFIXES.values():
            if name.value.endswith(suffix):
                name.value = name.value.removesuffix(suffix) + SUFFIXES[self._forms[event.index]]
                break

    @on(Input.Submitted)
    def _write(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss((self._forms[max(self.query_one(RadioSet).pressed_index, 0)], event.value.strip()))

    def action_cancel(self) -> None:
        """Leave without a file."""
        self.dismiss(None)
