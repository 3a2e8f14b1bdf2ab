"""The app: it wires screens, themes and keys, and holds what they share."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from policydiff.tui.comparing import read_pair
from policydiff.tui.keys import APP, EVERY, REVIEW, bindings, config_path, own_keys
from policydiff.tui.themes import DARK, THEMES, usual_theme
from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from policydiff.model.errors import PolicydiffError
from policydiff.store.catalogue import Store
from policydiff.store.location import locate
from policydiff.store.text import Text


class ReviewApp(App[None]):
    """Reviews revisions of policies in the terminal.

    `specs` are the addresses of the two versions, None to choose them. `texts` are versions read already, which spares
    reading them twice.
    """

    TITLE = "policydiff"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP)
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        specs: tuple[str, str] | None = None,
        *,
        store: str | None = None,
        start: Path | None = None,
        theme: str = "",
        texts: tuple[Text, Text] | None = None,
    ) -> None:
        super().__init__()
        for one in THEMES.values():
            self.register_theme(one)
        self.theme = THEMES[theme or usual_theme()].name
        self.specs = specs
        self.store_name = store
        self.start = start or Path.cwd()
        self._texts = {specs: texts} if specs and texts else {}
        self._store: Store | None = None
        chosen, self._key_troubles = own_keys(config_path())
        self.shown_keys = dict(chosen)
        self._own_keys = chosen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours that a theme which is not ours lacks."""
        return dict(DARK.variables)

    def on_mount(self) -> None:
        """Show the first screen."""
        self.set_keymap(self._own_keys)
        for trouble in self._key_troubles:
            self.notify(trouble, severity="warning", timeout=12, markup=False)
        if self.specs:
            self.review(*self.specs)
        else:
            self.browse()

    def on_key(self, event: events.Key) -> None:
        """Give a field what came in one burst behind the key that opened it, as it does over a slow line.

        A field takes what can be printed itself, so that here such a key was on its way when the focus moved.
        """
        focused = self.focused
        if isinstance(focused, Input) and event.is_printable:
            event.stop()
            event.prevent_default()
            focused.post_message(events.Key(event.key, event.character))

    def review(self, old: str, new: str) -> None:
        """Review a pair."""
        from policydiff.tui.screens.review import ReviewScreen

        self._go(ReviewScreen(old, new))

    def browse(self) -> None:
        """Choose a pair."""
        from policydiff.tui.screens.opening import OpeningScreen

        self._go(OpeningScreen())

    def _go(self, screen: Screen[None]) -> None:
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def texts_of(self, old: str, new: str) -> tuple[Text, Text]:
        """The texts of two addresses.

        Raises:
            PolicydiffError: they cannot be had.
        """
        known = self._texts.get((old, new))
        return known or read_pair(old, new, store=self.store_name, start=self.start)

    def forget_texts(self) -> None:
        """Read texts again the next time; what came from standard input cannot be."""
        self._texts = {key: value for key, value in self._texts.items() if "-" in key}

    def open_store(self) -> Store:
        """The store to choose from.

        Raises:
            PolicydiffError: there is none.
        """
        if self._store is None:
            self._store = locate(self.store_name, self.start)
        return self._store

    def action_switch_theme(self) -> None:
        """Light, or dark."""
        self.theme = THEMES["light" if self.theme == DARK.name else "dark"].name

    def action_help(self) -> None:
        """Every key."""
        from policydiff.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.shown_keys))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: what can be done here by key, by name."""
        from policydiff.tui.screens.review import ReviewScreen

        keys: Sequence[object] = (*REVIEW, *APP) if isinstance(screen, ReviewScreen) else APP
        for key in EVERY:
            if key not in keys or key.group == "Moving":
                continue
            shown = self.shown_keys.get(key.id, key.shown)

            async def run(action: str = key.action) -> None:
                await self.run_action(action if action.startswith("app.") else f"screen.{action}")

            yield SystemCommand(key.about[:1].upper() + key.about[1:], f"key {shown}", run)

    def store_trouble(self) -> str:
        """Why there is no store, or ""."""
        try:
            self.open_store()
        except PolicydiffError as error:
            return str(error)
        return ""
