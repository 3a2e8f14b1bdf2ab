"""A document as a reader sees it: headings and clauses in reading order, with their part in lists and tables."""

import re
from dataclasses import dataclass
from enum import StrEnum

from policydiff.model import BlockKind, Clause, Document, Section
from policydiff.report.sanitize import one_line
from policydiff.report.written import Written, written

_MARKER = re.compile(r"(?:[-*+•]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{1,5})[.)])(?=\s|$)")
_FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]:\s*\Z")
_BULLETS = frozenset("-*+•")
BULLET = "•"
DEEPEST = 4
"""Levels of lists that are indented; what is deeper stands at the last one."""


class Kind(StrEnum):
    """What a passage is part of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    NOTE = "note"
    QUOTE = "quote"


_KINDS = {
    BlockKind.LIST_ITEM: Kind.ITEM,
    BlockKind.TABLE_CELL: Kind.CELL,
    BlockKind.FOOTNOTE: Kind.NOTE,
    BlockKind.QUOTE: Kind.QUOTE,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or a clause.

    `level` is the depth of a heading, 1 the outermost; `depth` that of a list item, 0 the outermost; `marker` what
    stands before the first clause of an item or a footnote; `opens` is true for the first clause of a paragraph, list
    item or cell.
    """

    words: Written
    kind: Kind
    line: int
    clause: Clause | None = None
    level: int = 0
    depth: int = 0
    marker: str = ""
    opens: bool = True

    @property
    def text(self) -> str:
        """The words on one line."""
        return self.words.text

    @property
    def is_heading(self) -> bool:
        """True for a heading."""
        return self.clause is None


def passages(document: Document) -> tuple[Passage, ...]:
    """The headings and clauses of a document in reading order."""
    placed: list[tuple[int, int, Section | Clause]] = [(s.span.start, 0, s) for s in document.sections]
    placed += [(c.span.start, 1, c) for c in document.clauses]
    placed.sort(key=lambda item: item[:2])
    found: list[Passage] = []
    block = -1
    depth = 0
    for _, _, item in placed:
        if isinstance(item, Section):
            title = Written(one_line(item.title).strip())
            found.append(Passage(title, Kind.HEADING, item.line, level=item.level))
            block = -1
            continue
        opens = item.block != block
        marker = ""
        if opens:
            marker, depth = _marker(document.source, item)
        block = item.block
        kind = _KINDS.get(item.kind, Kind.PARAGRAPH)
        found.append(Passage(written(item.text), kind, item.line, item, 0, depth, marker, opens))
    return tuple(found)


def _marker(source: str, clause: Clause) -> tuple[str, int]:
    """The marker before a list item or footnote as written, and the depth of its list."""
    start = source.rfind("\n", 0, clause.span.start) + 1
    before = source[start : clause.span.start]
    if clause.kind is BlockKind.FOOTNOTE:
        note = _FOOTNOTE_MARK.search(before)
        return (f"[{one_line(note[1])}]" if note else "", 0)
    if clause.kind is not BlockKind.LIST_ITEM:
        return "", 0
    inner = before.lstrip()
    depth = min((len(before.expandtabs(4)) - len(inner)) // 2, DEEPEST)
    match = _MARKER.match(inner)
    sign = one_line(match[0]) if match else ""
    return (BULLET if sign in _BULLETS else sign), depth
