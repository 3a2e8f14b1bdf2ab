"""A document as a reader sees it: headings and clauses in reading order, without markup, markers of lists kept."""

import re
from dataclasses import dataclass

from policydiff.model import BlockKind, Clause, Document, Section
from policydiff.report.sanitize import one_line

_MARKER = re.compile(r"(?:[-*+•]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5})[.)])(?=\s|$)")
_BULLETS = frozenset("-*+")
DEEPEST = 4
"""Levels of lists that are indented; what is deeper stands at the last one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or a clause.

    `lead` stands before its first line (a list marker), `indent` is the columns its lines stand in from the left,
    `opens` is true for the first clause of a paragraph, list item or cell.
    """

    text: str
    line: int
    clause: Clause | None = None
    level: int = 0
    lead: str = ""
    indent: int = 0
    opens: bool = True

    @property
    def is_heading(self) -> bool:
        """True for a heading; its depth is `level`, 1 the outermost."""
        return self.clause is None


def passages(document: Document) -> tuple[Passage, ...]:
    """The headings and clauses of a document in reading order."""
    placed: list[tuple[int, int, Section | Clause]] = [(s.span.start, 0, s) for s in document.sections]
    placed += [(c.span.start, 1, c) for c in document.clauses]
    placed.sort(key=lambda item: item[:2])
    found: list[Passage] = []
    block = -1
    lead, indent = "", 0
    for _, _, item in placed:
        if isinstance(item, Section):
            found.append(Passage(one_line(item.title).strip(), item.line, level=item.level))
            block = -1
            continue
        opens = item.block != block
        block = item.block
        if opens:
            lead, indent = _marker(document.source, item)
        text = one_line(item.plain).strip() or "·"
        found.append(Passage(text, item.line, item, 0, lead if opens else "", indent, opens))
    return tuple(found)


def _marker(source: str, clause: Clause) -> tuple[str, int]:
    """The marker before a list item, and the columns that its text is set in by."""
    if clause.kind is BlockKind.TABLE_CELL:
        return "┊ ", 2
    if clause.kind is BlockKind.QUOTE:
        return "▎ ", 2
    if clause.kind is BlockKind.FOOTNOTE:
        return "※ ", 2
    start = source.rfind("\n", 0, clause.span.start) + 1
    before = source[start : clause.span.start]
    written = before.lstrip()
    depth = min((len(before.expandtabs(4)) - len(written)) // 2, DEEPEST) if clause.kind is BlockKind.LIST_ITEM else 0
    match = _MARKER.match(written)
    if clause.kind is not BlockKind.LIST_ITEM and not match:
        return "", 0
    sign = one_line(match[0]) if match else "•"
    sign = "•" if sign in _BULLETS else sign
    return f"{sign} ", depth * 2 + len(sign) + 1
