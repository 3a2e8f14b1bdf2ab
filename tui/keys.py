"""Every key, in one table: bindings, footer, help and the user's own choices are made from it."""

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from textual.binding import Binding, BindingType

from policydiff.store.names import nearest


@dataclass(frozen=True, slots=True)
class Key:
    """A key as a user sees it; `keys` are Textual's names, `shown` how footer and help spell them.

    Those with `hint` stand in the footer.
    """

    id: str
    keys: str
    shown: str
    action: str
    about: str
    group: str
    hint: str = ""


REVIEW = (
    Key("next", "n", "n", "step(1)", "next change", "Changes", "next"),
    Key("previous", "p", "p", "step(-1)", "previous change", "Changes"),
    Key("next-loss", "right_square_bracket", "]", "step_loss(1)", "next removed or weakened", "Changes", "next loss"),
    Key("previous-loss", "left_square_bracket", "[", "step_loss(-1)", "previous removed or weakened", "Changes"),
    Key("jump", "m", "m", "jump", "where it moved to, or what is closest, and back", "Changes"),
    Key("order", "s", "s", "order", "list by rank or in reading order", "Changes"),
    Key("accept", "a", "a", "judge('accepted')", "accept", "Verdicts", "accept"),
    Key("dispute", "d", "d", "judge('disputed')", "dispute", "Verdicts", "dispute"),
    Key("attention", "exclamation_mark", "!", "judge('needs-attention')", "needs attention", "Verdicts", "attention"),
    Key("note", "c", "c", "note", "verdict with a note", "Verdicts", "note"),
    Key("undo", "u", "u", "undo", "take back the last verdict", "Verdicts", "undo"),
    Key("search", "slash", "/", "search", "search the changes and both texts", "Finding", "search"),
    Key("filter", "f", "f", "filter", "filter by outcome, category, severity, verdict", "Finding", "filter"),
    Key("unsure", "h", "h", "unsure", "hide or show what the tool is unsure of", "Finding"),
    Key("clear", "escape", "esc", "clear", "clear search and filter", "Finding"),
    Key("explain", "e", "e", "explain", "explain the rules that spoke", "Reading", "explain"),
    Key("lineage", "l", "l", "lineage", "this commitment through all versions", "Reading", "lineage"),
    Key("layout", "space", "space", "layout", "side by side, stacked, changes only", "Reading", "layout"),
    Key("more", "plus", "+", "context(1)", "more context among changes only", "Reading"),
    Key("less", "minus", "-", "context(-1)", "less context", "Reading"),
    Key("pane", "tab", "tab", "pane(1)", "next pane", "Moving"),
    Key("pane-back", "shift+tab", "shift+tab", "pane(-1)", "pane before", "Moving"),
    Key("down", "j,down", "j ↓", "move(1)", "down", "Moving"),
    Key("up", "k,up", "k ↑", "move(-1)", "up", "Moving"),
    Key("page-down", "pagedown,ctrl+d", "PgDn ^d", "move_page(1)", "a page down", "Moving"),
    Key("page-up", "pageup,ctrl+u", "PgUp ^u", "move_page(-1)", "a page up", "Moving"),
    Key("first", "g,home", "g", "move_end(-1)", "first", "Moving"),
    Key("last", "G,end", "G", "move_end(1)", "last", "Moving"),
    Key("copy", "y", "y", "copy", "copy the quote with its citation", "Taking away"),
    Key("edit", "o", "o", "edit", "open the text in $EDITOR at the line", "Taking away"),
    Key("export", "x", "x", "export", "export the review", "Taking away"),
    Key("reload", "R", "R", "reload", "compare again as the files are now", "Taking away"),
    Key("back", "b", "b", "back", "choose another pair", "Leaving"),
)
BROWSE = (
    Key("browse-compare", "enter", "enter", "compare", "review the chosen pair", "Choosing", "review"),
    Key("browse-base", "space", "space", "base", "mark as the older of the pair", "Choosing", "mark older"),
    Key("browse-pane", "tab", "tab", "pane", "policies or versions", "Choosing", "pane"),
    Key("browse-filter", "slash", "/", "find", "type to filter policies", "Choosing", "filter"),
    Key("browse-leave", "escape", "esc", "leave_filter", "leave the filter (then q quits), clear it", "Choosing"),
)
APP = (
    Key("theme", "T", "T", "app.switch_theme", "light or dark", "Leaving"),
    Key("help", "question_mark", "?", "app.help", "every key", "Leaving", "help"),
    Key("quit", "q,ctrl+q", "q", "app.quit", "quit", "Leaving", "quit"),
)
FILTERING = (
    Key("filter-compare", "enter", "enter", "compare", "to the versions", "Choosing", "versions"),
    Key("filter-leave", "escape", "esc", "leave_filter", "leave the filter", "Choosing", "leaves the filter"),
    Key("filter-quit", "ctrl+q", "^q", "app.quit", "quit", "Leaving", "quit"),
)
"""What the footer names while a filter is typed, when letters are letters; the bindings are those of `BROWSE`."""
EVERY = (*REVIEW, *BROWSE, *APP)


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """The keys as Textual wants them."""
    return [
        Binding(key.keys, key.action, key.about, id=key.id, show=False, tooltip=key.about, priority=key.id in _FIRST)
        for key in keys
    ]


_FIRST = frozenset({"pane", "pane-back", "browse-pane", "browse-leave"})
"""Keys that Textual would else use itself."""


def config_path() -> Path:
    """The user's file of keys."""
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "policydiff" / "keys.toml"


def own_keys(path: Path) -> tuple[dict[str, str], list[str]]:
    """The user's keys by id, and one line for each thing in the file that cannot be used."""
    if not path.exists():
        return {}, []
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [f"{path}: cannot be read ({error}); the usual keys are in force"]
    table = data.get("keys", data)
    if not isinstance(table, Mapping):
        return {}, [f"{path}: [keys] is not a table; the usual keys are in force"]
    chosen: dict[str, str] = {}
    troubles: list[str] = []
    known = {key.id for key in EVERY}
    for name, value in table.items():
        if name not in known:
            close = nearest(name, known)
            hint = f"; did you mean {close[0]}?" if close else "; `?` lists them"
            troubles.append(f"{path}: no key is called {name!r}{hint}")
        elif not isinstance(value, str) or not value.strip():
            troubles.append(f"{path}: {name} wants a key such as 'j' or 'ctrl+n', not {value!r}")
        else:
            chosen[name] = ",".join(_NAMES.get(part.strip(), part.strip()) for part in value.split(","))
    return chosen, troubles


_NAMES = {
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "!": "exclamation_mark",
    "/": "slash",
    "+": "plus",
    "-": "minus",
    "?": "question_mark",
}
