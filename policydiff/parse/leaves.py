"""The leaf blocks of a text: what stands between two marks of its layout, with the exact place of each."""

import re
from itertools import pairwise
from typing import NamedTuple

from policydiff.model import BlockKind, Span

CONTAINER_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,80}\]:))*[ \t]*")
"""What opens a line in a quote, a list or a footnote."""
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BAR = re.compile(r"(?<!\\)\|")


class Leaf(NamedTuple):
    """A block that holds text. `heading` is 1 to 6, or 0; `items` numbers the list items around it, outermost first.

    `cell` is (table number, row, column) with row 0 the head; `footnote` is the label of the footnote it stands in.
    """

    kind: BlockKind
    span: Span
    line: int
    heading: int = 0
    items: tuple[int, ...] = ()
    cell: tuple[int, int, int] | None = None
    footnote: str = ""


class Piece(NamedTuple):
    """A text as it was read: its leaf blocks in reading order, and how many line breaks, list items and tables."""

    leaves: tuple[Leaf, ...]
    line_breaks: int
    items: int
    tables: int


def line_starts(source: str) -> list[int]:
    """Offset of the first character of each line."""
    return [0, *(match.end() for match in _LINE_BREAK.finditer(source))]


def trimmed(source: str, start: int, end: int) -> Span | None:
    """What stands between two places, blank space at its ends left out; None where nothing does."""
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def cell_spans(source: str, start: int, end: int) -> list[Span]:
    """The cells of one table row, blank space around them left out; an escaped pipe does not end a cell."""
    marked = CONTAINER_MARKS.match(source, start, end)
    start = marked.end() if marked else start
    row = source[start:end].rstrip()
    edges = [-1, *(match.start() for match in _BAR.finditer(row)), len(row)]
    if row.startswith("|"):
        edges = edges[1:]
    if len(row) > 1 and row.endswith("|") and not row.endswith("\\|"):
        edges = edges[:-1]
    spans = []
    for left, right in pairwise(edges):
        cell = trimmed(source, start + left + 1, start + right)
        spans.append(cell or Span(start + left + 1, start + left + 1))
    return spans
