"""From the paragraphs and tables of a Word file to blocks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from policydiff.ingest.blocks import Block, Heading, Item, Note, Paragraph, Run, Runs, Table, plain_text
from policydiff.ingest.docx.numbering import LEVELS, Numbering
from policydiff.ingest.docx.package import Element, attribute, child, integer, local, value
from policydiff.ingest.docx.runs import RunReader
from policydiff.ingest.docx.styles import BODY_LEVEL, Style, Styles, read_properties
from policydiff.ingest.inline import joined

_HEADING_NAME = re.compile(r"heading (\d)\Z")
_CONTENTS_NAME = re.compile(r"(?:toc|contents|table of (?:contents|figures))\b")
_CONTAINERS = frozenset(["sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "body", "txbxContent"])
_CONTENTS_GALLERY = "Table of Contents"
_FIRST_ROW = 0x20
"""The bit of a table's look that sets its first row apart (ECMA-376, 17.4.55)."""
_NARROWEST = 200
"""Twentieths of a point by which an indent must differ to mean anything."""


class Walker:
    """Reads one document."""

    def __init__(self, styles: Styles, numbering: Numbering, links: dict[str, str]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = RunReader(styles, links)
        self._indents: list[int] = []
        self._initial: Runs = ()

    @property
    def tracked(self) -> bool:
        """True where the text holds tracked changes."""
        return self._runs.tracked

    def blocks(self, root: Element, footnotes: Element | None, endnotes: Element | None) -> Iterator[Block]:
        """The document's blocks, its notes last, labelled in the order of their marks."""
        bodies = {
            (kind, attribute(note, "id")): note
            for kind, part in (("footnote", footnotes), ("endnote", endnotes))
            for note in (part if part is not None else ())
            if any((text.text or "").strip() for text in note.iter("{*}t"))
        }
        self._runs.noted = frozenset(bodies)
        yield from self._inside(child(root, "body"))
        for key, label in list(self._runs.notes.items()):
            if key in bodies:
                self._indents.clear()
                blocks = tuple(self._inside(bodies[key]))
                if blocks:
                    yield Note(label, blocks)

    def _inside(self, element: Element | None) -> Iterator[Block]:
        for inner in element if element is not None else ():
            name = local(inner)
            if name == "p":
                yield from self._paragraph(inner)
            elif name == "tbl":
                yield from self._table(inner)
            elif name in _CONTAINERS and value(inner, "sdtPr", "docPartObj", "docPartGallery") != _CONTENTS_GALLERY:
                yield from self._inside(inner)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        own = read_properties(element)
        style = self._styles.get(value(properties, "pStyle") or self._styles.default)
        settings = replace(own, bold=None, italic=None, hidden=None, name=style.name).over(style)
        if _CONTENTS_NAME.match(style.name) or _is_deleted(properties):
            return
        runs = self._initial + self._runs.read(element, style)
        self._initial = ()
        frame = child(properties, "framePr")
        if attribute(frame, "dropCap") in {"drop", "margin"}:
            self._initial = runs
            return
        label = self._label(settings)
        if plain_text(runs) or any(run.note for run in runs):
            yield self._block(settings, runs, label)
        for box in self._runs.boxes(element):
            yield from self._inside(box)

    def _label(self, settings: Style) -> str | None:
        """The paragraph's computed number, "" for a bullet, None outside lists."""
        level = min(max(settings.level or 0, 0), LEVELS - 1)
        found = self._numbering.level(settings.numbering, level)
        if found is None or settings.numbering in {None, "0"}:
            return None
        label = self._numbering.next_label(settings.numbering or "", level)
        return None if found.format == "none" and not label else label

    def _block(self, settings: Style, runs: Runs, label: str | None) -> Block:
        heading = _heading_level(settings)
        if heading:
            self._indents.clear()
            return Heading(heading, (Run(f"{label} "), *runs) if label else runs)
        level = min(max(settings.level or 0, 0), LEVELS - 1)
        if label is not None:
            found = self._numbering.level(settings.numbering, level)
            indent = settings.indent if settings.indent is not None else (found.indent if found else None)
            indent = indent if indent is not None else (level + 1) * 720
            while self._indents and self._indents[-1] > indent - _NARROWEST:
                self._indents.pop()
            self._indents.append(indent)
            return Item(runs, len(self._indents) - 1, label)
        indent = settings.indent or 0
        while self._indents and self._indents[-1] > indent + _NARROWEST:
            self._indents.pop()
        if indent < _NARROWEST:
            self._indents.clear()
        return Paragraph(runs, len(self._indents), "quot" in settings.name)

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [
            inner for inner in _unwrapped(element) if local(inner) == "tr" and not _is_deleted(child(inner, "trPr"))
        ]
        grid = [list(self._row(row)) for row in rows]
        width = max((len(row) for row in grid), default=0)
        self._indents.clear()
        if width < 2 or len(rows) < 2:
            # A frame around text, not a table.
            for row in rows:
                for cell in _unwrapped(row):
                    if local(cell) == "tc":
                        yield from self._inside(cell)
            return
        filled = [tuple(row + [()] * (width - len(row))) for row in grid]
        if not _has_head(element, rows[0], filled[0]):
            filled.insert(0, ((),) * width)
        yield Table(
            tuple(row for number, row in enumerate(filled) if number == 0 or any(plain_text(cell) for cell in row))
        )

    def _row(self, row: Element) -> Iterator[Runs]:
        for cell in _unwrapped(row):
            if local(cell) != "tc":
                continue
            properties = child(cell, "tcPr")
            merged = child(properties, "vMerge")
            goes_on = merged is not None and attribute(merged, "val") != "restart"
            yield () if goes_on else self._cell(cell)
            span = integer(value(properties, "gridSpan")) or 1
            yield from [()] * (min(span, 100) - 1)

    def _cell(self, cell: Element) -> Runs:
        outer, self._indents = self._indents, []
        parts: list[Runs] = []
        for block in self._inside(cell):
            if isinstance(block, Item):
                parts.append((Run(f"{block.marker or '•'} "), *block.runs))
            elif isinstance(block, Table):
                parts += [joined(row, " ") for row in block.rows]
            elif not isinstance(block, Note):
                parts.append(block.runs)
        self._indents = outer
        return joined(parts, "\n")


def _unwrapped(element: Element) -> Iterator[Element]:
    """Rows or cells, those inside content controls and accepted insertions too."""
    for inner in element:
        if local(inner) in _CONTAINERS:
            yield from _unwrapped(inner)
        else:
            yield inner


def _heading_level(settings: Style) -> int:
    if settings.outline is not None and 0 <= settings.outline < BODY_LEVEL:
        return min(settings.outline + 1, 6)
    named = _HEADING_NAME.match(settings.name)
    if named and settings.outline is None:
        return min(max(int(named[1]), 1), 6)
    return 1 if settings.name == "title" else 0


def _has_head(table: Element, first: Element, cells: tuple[Runs, ...]) -> bool:
    if child(first, "trPr", "tblHeader") is not None:
        return True
    look = child(table, "tblPr", "tblLook")
    flagged = attribute(look, "firstRow")
    bits = attribute(look, "val") or "0"
    if flagged in {"1", "true"} or (
        flagged is None and re.fullmatch(r"[0-9A-Fa-f]{4}", bits) and int(bits, 16) & _FIRST_ROW
    ):
        return any(plain_text(cell) for cell in cells)
    runs = [run for cell in cells for run in cell if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _is_deleted(properties: Element | None) -> bool:
    """True for a paragraph whose end, or a row that, a tracked change deletes."""
    return child(properties, "del") is not None
