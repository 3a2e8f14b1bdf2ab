"""Leaf blocks of a Markdown text with their exact spans: the paragraphs, headings, list items and cells that hold words.

markdown-it-py (CommonMark 0.31 with GitHub tables, and the footnote plugin) finds the blocks. Inline parsing is left
out: spans must point into the source as written, and the tokens carry line numbers only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from policydiff.model import BlockKind, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
MAX_NESTING = 100
FENCE_LINE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Leaf:
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
    # Policies hold no code: four spaces are sloppy indentation, and a link definition is text that must not vanish.
    return parser.disable(["inline", "text_join", "footnote_tail", "footnote_inline", "code", "reference"])


def line_starts(source: str) -> list[int]:
    """Offset of the first character of each line, lines ended as CommonMark ends them (LF, CRLF or CR)."""
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", source))]


def leaves(source: str) -> list[Leaf]:
    """The leaf blocks of `source` in reading order; front matter is not text and yields none. Never raises."""
    front = FRONT_MATTER.match(source)
    offset = front.end() if front else 0
    starts = line_starts(source)
    first_line = next(i for i, start in enumerate(starts) if start >= offset) if offset < len(source) else len(starts)
    # NUL is replaced by markdown-it with a character of the same length, so offsets hold.
    tokens = _parser().parse(source[offset:])
    found = list(_walk(tokens, source, starts, first_line))
    return sorted(found, key=lambda leaf: leaf.span)


def _walk(tokens: list["Token"], source: str, starts: list[int], first_line: int) -> Iterator[Leaf]:
    walk = _Walk()
    for token in tokens:
        kind = token.type
        if kind == "list_item_open":
            walk.item_count += 1
            walk.items.append(walk.item_count)
        elif kind == "list_item_close":
            walk.items.pop()
        elif kind in ("blockquote_open", "blockquote_close"):
            walk.quotes += 1 if kind.endswith("open") else -1
        elif kind == "footnote_reference_open":
            walk.footnote = str(token.meta.get("label", ""))
        elif kind == "footnote_reference_close":
            walk.footnote = ""
        elif kind == "heading_open":
            walk.heading = int(token.tag[1])
        elif kind == "heading_close":
            walk.heading = 0
        elif kind == "table_open":
            walk.table, walk.row = walk.table + 1, -1
        elif kind == "tr_open":
            walk.row, walk.column = walk.row + 1, 0
            line = first_line + token.map[0] if token.map else 0
            walk.cells = cell_spans(source, *_line_bounds(line, starts, source))
        elif kind in ("th_close", "td_close"):
            walk.column += 1
        elif token.map is not None and kind in ("inline", "html_block", "fence"):
            yield from _leaf(token, walk, source, starts, first_line)


def _leaf(token: "Token", walk: _Walk, source: str, starts: list[int], first_line: int) -> Iterator[Leaf]:
    assert token.map is not None
    first, last = first_line + token.map[0], first_line + token.map[1]
    kind = BlockKind.PARAGRAPH
    cell = None
    if walk.row >= 0 and walk.column < len(walk.cells) and token.level > 2 and token.type == "inline" and walk.cells:
        span: Span | None = walk.cells[walk.column]
        kind, cell = BlockKind.TABLE_CELL, (walk.table, walk.row, walk.column)
    else:
        span = _block_span(token, source, starts, first, last)
    if span is None or not source[span.start : span.end].strip():
        return
    if token.type == "html_block":
        kind = BlockKind.HTML
    elif token.type == "fence":
        kind = BlockKind.CODE
    elif cell is None:
        if walk.footnote:
            kind = BlockKind.FOOTNOTE
        elif walk.items:
            kind = BlockKind.LIST_ITEM
        elif walk.quotes:
            kind = BlockKind.QUOTE
    line = _line_of(span.start, starts, first)
    yield Leaf(kind, span, line + 1, walk.heading, tuple(walk.items), cell, walk.footnote)


def _line_bounds(line: int, starts: list[int], source: str) -> tuple[int, int]:
    start = starts[line] if line < len(starts) else len(source)
    end = starts[line + 1] if line + 1 < len(starts) else len(source)
    while end > start and source[end - 1] in "\r\n":
        end -= 1
    return start, end


def _line_of(offset: int, starts: list[int], line: int) -> int:
    while line + 1 < len(starts) and starts[line + 1] <= offset:
        line += 1
    return line


def _block_span(token: "Token", source: str, starts: list[int], first: int, last: int) -> Span | None:
    """From the first to the last character of a block's own text, list bullets and quote marks before it left out."""
    lines = [_line_bounds(line, starts, source) for line in range(first, min(last, len(starts)))]
    if token.type == "fence":
        lines = [bounds for bounds in lines if not FENCE_LINE.match(source, *bounds)]
        return Span(lines[0][0], lines[-1][1]) if lines else None
    lines = [bounds for bounds in lines if source[bounds[0] : bounds[1]].strip(" \t>")]
    if not lines:
        return None
    content = [line for line in token.content.splitlines() if line.strip()] or [token.content]
    start = _content_start(source, *lines[0], content[0].strip())
    end_line = lines[-1] if len(lines) == 1 or token.type == "html_block" else _last_content_line(source, lines, content)
    tail = content[-1].strip()
    found = source.rfind(tail, max(start, end_line[0]), end_line[1]) if tail else -1
    end = found + len(tail) if found >= 0 else end_line[1]
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _content_start(source: str, start: int, end: int, content: str) -> int:
    found = source.rfind(content, start, end) if content else -1
    if found < 0:
        found = start + len(source[start:end]) - len(source[start:end].lstrip(" \t>"))
    return found


def _last_content_line(source: str, lines: list[tuple[int, int]], content: list[str]) -> tuple[int, int]:
    """The line that ends the text: a setext heading's underline is not text."""
    return lines[min(len(content), len(lines)) - 1] if content else lines[-1]


def cell_spans(source: str, start: int, end: int) -> list[Span]:
    """The cells of one table row, blank space around them left out; an escaped pipe does not end a cell."""
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", source[start:end])]
    edges = [-1, *bars, end - start]
    spans = []
    for left, right in zip(edges, edges[1:], strict=False):
        text = source[start + left + 1 : start + right]
        lead = len(text) - len(text.lstrip())
        spans.append(Span(start + left + 1 + min(lead, len(text)), start + left + 1 + max(lead, len(text.rstrip()))))
    row = source[start:end].strip()
    if row.startswith("|"):
        spans = spans[1:]
    if len(row) > 1 and row.endswith("|") and not row.endswith("\\|"):
        spans = spans[:-1]
    return spans
