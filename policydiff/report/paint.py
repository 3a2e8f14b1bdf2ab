"""From styled lines to text, plain or with ANSI colour.

The sixteen colours of the terminal's own theme, so that light and dark ones both stay readable.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from policydiff.report.lines import Line

STYLES = {
    "title": "bold",
    "faint": "dim",
    "removed": "bold red",
    "weakened": "bold yellow",
    "relocated": "bold magenta",
    "strengthened": "bold green",
    "added": "bold cyan",
    "retained": "dim",
    "critical": "bold red reverse",
    "high": "bold red",
    "medium": "bold yellow",
    "low": "bold",
    "info": "dim",
    "unsure": "italic",
    "gone": "red strike",
    "new": "green underline",
    "absent": "red italic",
    "weaker": "yellow",
    "stronger": "green",
    "unclear": "magenta",
}

_ASCII = str.maketrans(
    {
        "✗": "x",
        "▼": "v",
        "▲": "^",
        "◆": "*",
        "⇒": ">",
        "→": ">",
        "·": "-",
        "│": "|",
        "─": "-",
        "…": "...",
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "•": "*",
    }
)


def ascii_form(text: str) -> str:
    """`text` with our signs and common typography in ASCII."""
    return text.translate(_ASCII)


def paint(lines: Iterable[Line], *, color: bool) -> str:
    """The lines as text with a line feed after each, no white space at their ends."""
    if color:
        return "".join("".join(_ansi(style, text) for style, text in _joined(line)) + "\n" for line in lines)
    return "".join("".join(run.text for run in line).rstrip() + "\n" for line in lines)


def _joined(line: Line) -> Iterator[tuple[str, str]]:
    """Styles and texts, neighbours of the same style as one."""
    for style, runs in groupby(line, key=lambda run: run.style):
        yield style, "".join(run.text for run in runs)


def _ansi(style: str, text: str) -> str:
    if not style or not text.strip():
        return text
    before, after = _codes(style)
    return f"{before}{text}{after}"


@cache
def _codes(style: str) -> tuple[str, str]:
    from rich.color import ColorSystem
    from rich.style import Style

    before, after = Style.parse(STYLES[style]).render("\0", color_system=ColorSystem.STANDARD).split("\0")
    return before, after
