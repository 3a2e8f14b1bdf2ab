"""The leaf blocks of a Markdown text that is plainly built: each line opens a block, or goes on with the one before it.

Policies are mostly headings, paragraphs, lists and tables, and written one way. Loading the Markdown parser takes
longer than reading two of them line by line. Whatever could be read in another way (quotes, code, HTML, escapes in
tables, indentation that fits no list) is given back unread, and the parser is asked.
"""

import re
from typing import NamedTuple

from policydiff.model import BlockKind, Span
from policydiff.parse.furniture import MARKS
from policydiff.parse.leaves import Leaf, Piece, cell_spans

_STRANGE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that are no text, all line breaks but one among them."""
# Words, in such a way that nothing else can begin where they begin.
_TEXT = (
    r"(?P<text>(?:[^\s#>|<*_+\-~`=:\d\[]|[*_]{1,9}[^\s*_]|\d+(?:(?![\d.)])|[.)](?=\S))|\[(?!\^|[^\[\]]*\]:))"
    r"(?:.*\S)?)\s*"
)
_LINE = re.compile(
    r"(?:(?P<blank>)|(?P<underline>=+|-+)|(?P<rule>(?:\* ?){3,}|(?:- ?){3,}|_{3,})|(?P<row>\|[^\\]*\|)) *"
    r"|(?P<hashes>#{1,6}) +(?P<title>[^\s#](?:.*[^\s#])?)\s*"
    rf"|(?:\[\^(?P<label>[^\]\s]{{1,80}})\]: +|(?P<indent> *)(?:(?P<mark>[-*+]|[0-9]{{1,9}}[.)]) {{1,4}})?){_TEXT}"
)
_DELIMITERS = re.compile(r"\|(?: *:?-+:? *\|)+ *")
DEEPER = 3
"""Blanks by which a block may stand further in than it must."""
DEEPEST = 16
"""Lists within each other that are read: far fewer than any parser stops at."""


class _Item(NamedTuple):
    """A list item that is open: its number among all items, and the column at which its text stands."""

    number: int
    column: int


class _Reader:
    """Takes a text line by line, as long as each can be read in one way only."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.leaves: list[Leaf] = []
        self.items = self.tables = 0
        self._open: list[_Item] = []
        self._lines = 0
        """Lines of the last block where text on the next line would go on with it, else 0."""
        self._rows: list[str] = []
        """The rows of the table that the line before belongs to."""

    def take(self, line: str, start: int, number: int) -> bool:
        """Read a line that stands at `start`; false where it may mean something else."""
        found = _LINE.fullmatch(line)
        if not found or (self._rows and not found["row"] and found["blank"] is None):
            return False
        if found["blank"] is not None:
            whole = self.whole_tables
            self._lines, self._rows = 0, []
            return whole
        if found["row"]:
            return self._row(line, start, number)
        if found["underline"] and self._lines:
            return self._underlined(1 if found["underline"][0] == "=" else 2)
        if found["rule"] or found["underline"]:
            self._open = []
            return not self._lines and len(line) > 2 and line[0] != "="
        if found["hashes"]:
            self._open, self._lines = [], 0
            self._add(found.span("title"), start, number, heading=len(found["hashes"]))
            return True
        if found["label"]:
            self._open, self._lines = [], 1
            self._add(found.span("text"), start, number, footnote=found["label"])
            return True
        return self._text(found, start, number)

    @property
    def whole_tables(self) -> bool:
        """Whether no table ends before its rows begin."""
        return len(self._rows) != 1

    def _underlined(self, heading: int) -> bool:
        """Make a heading of the last block, where nothing but one line of its own can be meant."""
        last = self.leaves[-1]
        if last.items or last.footnote or self._lines > 1 or "|" in last.span.of(self._source):
            return False
        self.leaves[-1], self._lines = last._replace(heading=heading), 0
        return True

    def _text(self, found: re.Match[str], start: int, number: int) -> bool:
        indent, mark = len(found["indent"]), found["mark"]
        if self._lines and not mark:
            last = self.leaves[-1]
            self.leaves[-1] = last._replace(span=Span(last.span.start, start + found.end("text")))
            self._lines += 1
            return True
        inner = len(self._open)
        while self._open and indent < self._open[-1].column:
            self._open.pop()
        if indent > (self._open[-1].column if self._open else 0) + DEEPER or len(self._open) == DEEPEST:
            return False
        if mark:
            if self._lines and len(self._open) == inner and mark[:-1] and int(mark[:-1]) != 1:
                # Text goes on with such a number ("... in\n1986. ..."), unless it ends a list item.
                return False
            self.items += 1
            self._open.append(_Item(self.items, found.start("text")))
        self._lines = 1
        self._add(found.span("text"), start, number)
        return True

    def _row(self, line: str, start: int, number: int) -> bool:
        if self._lines:
            return False
        self._open = []
        self._rows.append(line)
        if len(self._rows) == 2:
            return bool(_DELIMITERS.fullmatch(line)) and line.count("|") == self._rows[0].count("|")
        self.tables += len(self._rows) == 1
        row = max(len(self._rows) - 2, 0)
        for column, cell in enumerate(cell_spans(line, 0, len(line))):
            if cell.start < cell.end:
                self._add((cell.start, cell.end), start, number, cell=(self.tables, row, column))
        return True

    def _add(
        self,
        place: tuple[int, int],
        start: int,
        number: int,
        heading: int = 0,
        footnote: str = "",
        cell: tuple[int, int, int] | None = None,
    ) -> None:
        kind = BlockKind.PARAGRAPH
        if cell:
            kind = BlockKind.TABLE_CELL
        elif footnote:
            kind = BlockKind.FOOTNOTE
        elif self._open:
            kind = BlockKind.LIST_ITEM
        span = Span(start + place[0], start + place[1])
        items = tuple(item.number for item in self._open)
        self.leaves.append(Leaf(kind, span, number, heading, items, cell, footnote))


def plain_leaves(source: str) -> Piece | None:
    """The leaf blocks of a text without front matter, None where it is not plainly built."""
    if _STRANGE.search(source):
        return None
    reader = _Reader(source)
    position = 0
    lines = source.split("\n")
    for number, line in enumerate(lines, 1):
        if not reader.take(line, position, number):
            return None
        position += len(line) + 1
    if not reader.whole_tables or not all(leaf.cell or leaf.span.of(source).strip(MARKS) for leaf in reader.leaves):
        return None
    return Piece(tuple(reader.leaves), len(lines) - 1, reader.items, reader.tables)
