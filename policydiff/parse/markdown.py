"""Leaf blocks of a Markdown text with their exact spans: paragraphs, headings, list items and cells that hold words.

markdown-it-py (CommonMark 0.31 with GitHub tables, and the footnote plugin) finds the blocks. Inline parsing is left
out: spans must point into the source as written, and the tokens carry line numbers only. Text that Markdown drops
(beyond the nesting limit, say) is no less published: what no block holds becomes a paragraph of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from policydiff.model import BlockKind, Span
from policydiff.parse.furniture import FENCE_LINE, LINK_DEFINITION, MARKS, uncovered
from policydiff.parse.hypertext import pieces
from policydiff.parse.leaves import CONTAINER_MARKS, Leaf, Piece, cell_spans, line_starts, trimmed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 100
_HEADING_MARKS = re.compile(r"[ \t]*#{1,6}(?=[ \t])[ \t]*")


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a source, ended as CommonMark ends them (LF, CRLF or CR); `first` is the parser's line 0."""

    source: str
    starts: list[int]
    first: int

    def bounds(self, line: int) -> tuple[int, int]:
        """Where the parser's `line` starts and ends, its line break left out."""
        line += self.first
        start = self.starts[line] if line < len(self.starts) else len(self.source)
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.source)
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return start, end

    def number(self, offset: int) -> int:
        """The 1-based line of the source on which `offset` stands."""
        return bisect_right(self.starts, offset)


@dataclass(slots=True)
class _Walk:
    """Where a walk over the token stream stands."""

    items: list[int] = field(default_factory=list)
    quotes: int = 0
    footnote: str = ""
    heading: int = 0
    table: int = 0
    row: int = -1
    column: int = 0
    cells: list[Span] = field(default_factory=list)
    item_count: int = 0


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").use(footnote_plugin)
    # Policies hold no code: four spaces are sloppy indentation. Link definitions are read here, to know their span.
    return parser.disable(["inline", "text_join", "footnote_tail", "footnote_inline", "code", "reference"])


def read_leaves(source: str) -> Piece:
    """The leaf blocks of a text without front matter. Never raises."""
    starts = line_starts(source)
    lines = _Lines(source, starts, 0)
    walk = _Walk()
    # NUL is replaced by markdown-it with a character of the same length, so offsets hold.
    found = sorted(_walk(_parser().parse(source), lines, walk), key=lambda leaf: leaf.span)
    lost = [
        Leaf(BlockKind.PARAGRAPH, span, lines.number(span.start))
        for span in uncovered(source, 0, [leaf.span for leaf in found])
    ]
    found = sorted([*found, *lost], key=lambda leaf: leaf.span) if lost else found
    return Piece(tuple(found), len(starts) - 1, walk.item_count, walk.table)


def _walk(tokens: list["Token"], lines: _Lines, walk: _Walk) -> Iterator[Leaf]:
    for token in tokens:
        match token.type:
            case "list_item_open":
                walk.item_count += 1
                walk.items.append(walk.item_count)
            case "list_item_close":
                walk.items.pop()
            case "blockquote_open":
                walk.quotes += 1
            case "blockquote_close":
                walk.quotes -= 1
            case "footnote_reference_open":
                walk.footnote = str(token.meta.get("label", ""))
            case "footnote_reference_close":
                walk.footnote = ""
            case "heading_open":
                walk.heading = int(token.tag[1])
            case "heading_close":
                walk.heading = 0
            case "inline" | "html_block" | "fence" if token.map is not None:
                yield from _text(token, walk, lines)
            case _:
                yield from _table(token, walk, lines)


def _table(token: "Token", walk: _Walk, lines: _Lines) -> Iterator[Leaf]:
    match token.type:
        case "table_open":
            walk.table, walk.row = walk.table + 1, -1
        case "table_close":
            walk.row = -1
        case "tr_open" if token.map is not None:
            walk.row, walk.column = walk.row + 1, 0
            walk.cells = cell_spans(lines.source, *lines.bounds(token.map[0]))
        case "th_close" | "td_close":
            walk.column += 1
        case "tr_close":
            # GitHub drops cells beyond the head's columns; a reader of the source still finds words there.
            for column in range(walk.column, len(walk.cells)):
                yield from _cell(walk, column, lines)


def _cell(walk: _Walk, column: int, lines: _Lines) -> Iterator[Leaf]:
    span = walk.cells[column]
    if span.start < span.end:
        cell = (walk.table, walk.row, column)
        line = lines.number(span.start)
        yield Leaf(BlockKind.TABLE_CELL, span, line, 0, tuple(walk.items), cell, walk.footnote)


def _text(token: "Token", walk: _Walk, lines: _Lines) -> Iterator[Leaf]:
    kind = BlockKind.PARAGRAPH
    if walk.row >= 0:
        if walk.column < len(walk.cells):
            yield from _cell(walk, walk.column, lines)
        return
    if token.type == "html_block":
        yield from _hypertext(token, walk, lines)
        return
    if token.type == "fence":
        kind, span = BlockKind.CODE, _fence_span(token, lines)
    else:
        kind, span = _kind(walk), _inline_span(token, walk, lines)
    if span is not None and span.of(lines.source).strip(MARKS):
        yield Leaf(kind, span, lines.number(span.start), walk.heading, tuple(walk.items), None, walk.footnote)


def _kind(walk: _Walk) -> BlockKind:
    if walk.footnote:
        return BlockKind.FOOTNOTE
    if walk.items:
        return BlockKind.LIST_ITEM
    return BlockKind.QUOTE if walk.quotes else BlockKind.PARAGRAPH


def _hypertext(token: "Token", walk: _Walk, lines: _Lines) -> Iterator[Leaf]:
    assert token.map is not None
    start, end = lines.bounds(token.map[0])[0], lines.bounds(token.map[1] - 1)[1]
    for piece in pieces(lines.source[start:end]):
        span = Span(start + piece.span.start, start + piece.span.end)
        line = lines.number(span.start)
        yield Leaf(BlockKind.HTML, span, line, piece.heading, tuple(walk.items), None, walk.footnote)


def _fence_span(token: "Token", lines: _Lines) -> Span | None:
    assert token.map is not None
    inside = [
        bounds
        for line in range(*token.map)
        if not FENCE_LINE.match(lines.source, *(bounds := lines.bounds(line)))
        and lines.source[bounds[0] : bounds[1]].strip(" \t>")
    ]
    return trimmed(lines.source, inside[0][0], inside[-1][1]) if inside else None


def _inline_span(token: "Token", walk: _Walk, lines: _Lines) -> Span | None:
    """From the first to the last character of a block's own text, marks before it and underlines after it left out."""
    assert token.map is not None
    content = token.content.strip().split("\n")
    source = lines.source
    first, last = token.map[0], token.map[1] - 1
    # The parser strips each block, not each line: its first and last lines are ends of lines of the source.
    opening, closing = content[0].strip(), content[-1].strip()
    if walk.heading and (marks := _heading_marks(source, *lines.bounds(first), walk)):
        start, end = marks
        found = source.find(opening, start, end) if opening else -1
        return trimmed(source, found, found + len(opening)) if found >= 0 else None
    while first < last and not _ends_with(source, lines.bounds(first), opening):
        first += 1
    while last > first and not _ends_with(source, lines.bounds(last), closing):
        last -= 1
    start, end = lines.bounds(first)
    if _ends_with(source, (start, end), opening):
        start = start + len(source[start:end].rstrip()) - len(opening)
    elif marked := CONTAINER_MARKS.match(source, start, end):
        start = marked.end()
    end = lines.bounds(last)[1]
    while not walk.heading and (definition := LINK_DEFINITION.match(source, start, end)):
        start = definition.end()
        while start < end and source[start].isspace():
            start += 1
    return trimmed(source, start, end)


def _heading_marks(source: str, start: int, end: int, walk: _Walk) -> tuple[int, int] | None:
    """The stretch behind the hashes of a heading; None where it is underlined instead."""
    if walk.items or walk.quotes or walk.footnote:
        marked = CONTAINER_MARKS.match(source, start, end)
        start = marked.end() if marked else start
    hashes = _HEADING_MARKS.match(source, start, end)
    return (hashes.end(), end) if hashes else None


def _ends_with(source: str, bounds: tuple[int, int], content: str) -> bool:
    written = source[bounds[0] : bounds[1]].rstrip()
    return bool(content) and (written.endswith(content) or written.replace("\0", "\ufffd").endswith(content))
