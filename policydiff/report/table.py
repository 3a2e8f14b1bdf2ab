"""Plain tables for listings: columns as wide as their widest cell."""

from collections.abc import Sequence

from policydiff.report.lines import cells
from policydiff.report.sanitize import one_line


def table(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """The rows as aligned text, every cell made visible, no white space at line ends."""
    shown = [[one_line(cell) for cell in row] for row in ((heads, *rows) if heads else rows)]
    if not shown:
        return ""
    widths = [max(cells(row[column]) for row in shown) for column in range(len(shown[0]))]
    lines = (
        "  ".join(cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)) for row in shown
    )
    return "".join(line.rstrip() + "\n" for line in lines)
