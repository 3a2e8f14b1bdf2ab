"""Styles by name for what is drawn line by line, out of the colours of the theme in force."""

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from policydiff.report.lines import Run

_STYLES = {
    "": "{foreground}",
    "title": "bold {foreground}",
    "heading": "bold {primary}",
    "faint": "{faint}",
    "rule": "{rule}",
    "key": "bold {primary}",
    "removed": "bold {removed}",
    "weakened": "bold {weakened}",
    "strengthened": "bold {strengthened}",
    "added": "bold {added}",
    "relocated": "bold {relocated}",
    "retained": "{faint}",
    "critical": "bold {background} on {removed}",
    "high": "bold {removed}",
    "medium": "{weakened}",
    "low": "{foreground}",
    "info": "{faint}",
    "unsure": "italic {relocated}",
    "weaker": "{weakened}",
    "stronger": "{strengthened}",
    "unclear": "{relocated}",
    "gone": "{removed} on {gone-back} strike",
    "new": "{strengthened} on {new-back} bold underline",
    "pointed": "bold underline",
    "found": "bold {background} on {warning}",
    "chip-removed": "bold {background} on {removed}",
    "chip-weakened": "bold {background} on {weakened}",
    "chip-added": "bold {background} on {added}",
    "chip-strengthened": "bold {background} on {strengthened}",
    "chip-relocated": "bold {background} on {relocated}",
    "chip-retained": "bold {background} on {faint}",
    "accepted": "bold {strengthened}",
    "disputed": "bold {removed}",
    "needs-attention": "bold {weakened}",
    "back-current": "on {current-back}",
    "back-removed": "on {removed-back}",
    "back-cursor": "on {current-back}",
    "back-cursor-focus": "bold on {panel}",
    "back-page": "on {background}",
    "back-list": "on {surface}",
}


class Palette:
    """The styles of one theme."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        plain = {name: value for name, value in variables.items() if value.startswith("#")}
        self._styles = {name: Style.parse(spelled.format_map(plain)) for name, spelled in _STYLES.items()}

    def __getitem__(self, name: str) -> Style:
        """The style of that name; a name that there is none for looks like running text."""
        return self._styles.get(name) or self._styles[""]

    def over(self, back: Style, name: str) -> Style:
        """A style on a background, which it keeps unless it has one of its own."""
        return back + self[name]

    def segments(self, runs: Iterable[Run], back: Style) -> list[Segment]:
        """Runs as segments on a background."""
        return [Segment(run.text, back + self[run.style]) for run in runs if run.text]


def filled(segments: Sequence[Segment], width: int, back: Style) -> list[Segment]:
    """Segments in exactly `width` columns: filled up on the right, or cut there."""
    out: list[Segment] = []
    used = 0
    for segment in segments:
        room = cell_len(segment.text)
        if used + room > width:
            out.append(Segment(set_cell_size(segment.text, width - used), segment.style))
            return out
        out.append(segment)
        used += room
    if used < width:
        out.append(Segment(" " * (width - used), back))
    return out


def strip(segments: Sequence[Segment], width: int, back: Style) -> Strip:
    """One line of a widget."""
    return Strip(filled(segments, width, back), width)


def clipped(text: str, width: int) -> str:
    """`text` in at most `width` columns, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""
