"""Print docs/diff.svg, the terminal output of a comparison as a picture: `python docs/picture.py > docs/diff.svg`."""

import io
import re
import sys

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from policydiff.cli.main import main

COMMAND = ("diff", "rsp@2.2", "rsp@3.0", "--limit", "1")
COLUMNS = 104
_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.S)


def picture() -> str:
    """The picture as SVG text; it names no font on the network."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    code = main((*COMMAND, "--color", "always", "--width", str(COLUMNS)), io.StringIO(), out, io.StringIO())
    if code:
        raise SystemExit(code)
    out.seek(0)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(out.read()))
    svg = console.export_svg(title=" ".join(("policydiff", *COMMAND)), theme=MONOKAI)
    return _WEB_FONT.sub("", svg)


if __name__ == "__main__":
    sys.stdout.write(picture())
