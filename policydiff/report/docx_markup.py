"""Units as WordprocessingML (ECMA-376, part 1, 17), with insertions and deletions as Word tracks them (17.13.5)."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from policydiff.report.docx_edits import Edit, edits
from policydiff.report.docx_units import Pair, Unit
from policydiff.report.passages import BULLET, Kind
from policydiff.report.sanitize import one_line
from policydiff.report.written import Written

AUTHOR = "policydiff"
UNSURE_AUTHOR = "policydiff (unsure)"
"""Stands at changes that hold something the tool is unsure of: Word shows and hides changes by their author."""
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\ufffe": "[U+FFFE]", "\uffff": "[U+FFFF]"}
)
_TAGS = {Edit.DELETED: "del", Edit.INSERTED: "ins"}
_TEXT_WIDTH = 9026
"""Twentieths of a point between the margins of an A4 page."""
_INDENT = 425


def xml_text(text: str) -> str:
    """`text` as XML character data: what XML cannot hold or nobody can see is spelled out."""
    return one_line(text).translate(_ESCAPES)


class Writer:
    """Writes units; every tracked change gets a number of its own."""

    def __init__(self, date: str) -> None:
        self._date = date
        self._number = 0
        self._author = AUTHOR

    def body(self, pairs: Iterable[Pair]) -> str:
        """The paragraphs and tables of the document."""
        parts: list[str] = []
        rows: list[Pair] = []
        for pair in pairs:
            if _either(pair).is_row:
                rows.append(pair)
                continue
            parts += self._table(rows)
            rows = []
            parts.append(self._paragraph(pair))
        parts += self._table(rows)
        return "".join(parts)

    def _table(self, rows: list[Pair]) -> Iterator[str]:
        if not rows:
            return
        columns = max(len(_either(pair).cells) for pair in rows)
        width = _TEXT_WIDTH // columns
        yield '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
        yield f'<w:gridCol w:w="{width}"/>' * columns
        yield "</w:tblGrid>"
        for pair in rows:
            yield self._row(pair, columns, width)
        yield "</w:tbl><w:p/>"

    def _row(self, pair: Pair, columns: int, width: int) -> str:
        old, new = pair
        self._author = _author(pair)
        count = len(_either(pair).cells)
        cells = []
        for number in range(count):
            span = columns - count + 1 if number == count - 1 else 1
            merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            cell = self._cell_paragraph(old.cells[number] if old else None, new.cells[number] if new else None)
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{merged}</w:tcPr>{cell}</w:tc>')
        edit = _whole(pair)
        mark = f"<w:trPr>{self._mark(_TAGS[edit])}</w:trPr>" if edit in _TAGS else ""
        return f"<w:tr>{mark}{''.join(cells)}</w:tr>"

    def _cell_paragraph(self, old: Written | None, new: Written | None) -> str:
        edit = Edit.INSERTED if old is None else Edit.DELETED if new is None else Edit.KEPT
        mark = f"<w:pPr><w:rPr>{self._mark(_TAGS[edit])}</w:rPr></w:pPr>" if edit in _TAGS else ""
        return f"<w:p>{mark}{self._words(old, new)}</w:p>"

    def _paragraph(self, pair: Pair) -> str:
        old, new = pair
        self._author = _author(pair)
        shown = _either(pair)
        properties = _properties(shown)
        edit = _whole(pair)
        if edit in _TAGS:
            properties += f"<w:rPr>{self._mark(_TAGS[edit])}</w:rPr>"
        if old and new and _properties(old) != _properties(new):
            self._number += 1
            properties += (
                f'<w:pPrChange w:id="{self._number}" w:author="{self._author}" w:date="{self._date}">'
                f"<w:pPr>{_properties(old)}</w:pPr></w:pPrChange>"
            )
        lead = self._words(_lead(old) if old else None, _lead(new) if new else None)
        words = self._words(old.cells[0] if old else None, new.cells[0] if new else None)
        return f"<w:p><w:pPr>{properties}</w:pPr>{lead}{words}</w:p>"

    def _words(self, old: Written | None, new: Written | None) -> str:
        """The runs from the old words to the new; None for a side that is not there."""
        i = j = 0
        found: list[str] = []
        if old is not None and new is not None:
            made = edits(old.text, new.text)
        else:
            made = [(Edit.DELETED, old.text)] if old else [(Edit.INSERTED, new.text)] if new else []
        for edit, text in made:
            if not text:
                continue
            if edit is Edit.DELETED and old:
                found.append(self._tracked("del", _runs(old, i, i + len(text), "delText")))
            elif edit is Edit.INSERTED and new:
                found.append(self._tracked("ins", _runs(new, j, j + len(text))))
            elif new:
                found.append(_runs(new, j, j + len(text)))
            i += len(text) if edit is not Edit.INSERTED else 0
            j += len(text) if edit is not Edit.DELETED else 0
        return "".join(found)

    def _tracked(self, tag: str, runs: str) -> str:
        return f"{self._mark(tag)[:-2]}>{runs}</w:{tag}>"

    def _mark(self, tag: str) -> str:
        self._number += 1
        return f'<w:{tag} w:id="{self._number}" w:author="{self._author}" w:date="{self._date}"/>'


def _either(pair: Pair) -> Unit:
    shown = pair[1] or pair[0]
    assert shown is not None
    return shown


def _author(pair: Pair) -> str:
    return UNSURE_AUTHOR if any(unit and unit.unsure for unit in pair) else AUTHOR


def _whole(pair: Pair) -> Edit:
    return Edit.INSERTED if pair[0] is None else Edit.DELETED if pair[1] is None else Edit.KEPT


def _lead(unit: Unit) -> Written:
    """What stands before the words; the sign of a bullet is Word's own."""
    return Written(f"{unit.marker} " if unit.marker and unit.marker != BULLET else "")


def _properties(unit: Unit) -> str:
    match unit.kind:
        case Kind.HEADING:
            return f'<w:pStyle w:val="Heading{min(max(unit.level, 1), 4)}"/>'
        case Kind.ITEM if unit.marker == BULLET:
            level = f'<w:ilvl w:val="{unit.depth}"/><w:numId w:val="1"/>'
            return f'<w:pStyle w:val="ListBullet"/><w:numPr>{level}</w:numPr>'
        case Kind.ITEM:
            left = _INDENT * (unit.depth + 1)
            return f'<w:pStyle w:val="ListParagraph"/><w:ind w:left="{left}" w:hanging="{_INDENT}"/>'
        case Kind.NOTE:
            return '<w:pStyle w:val="FootnoteText"/>'
        case Kind.QUOTE:
            return '<w:pStyle w:val="Quote"/>'
        case _:
            return ""


def _runs(words: Written, start: int, end: int, tag: str = "t") -> str:
    """The words between two places, parted where they change between strong and not."""
    cuts = {start, end, *(edge for span in words.strong for edge in span if start < edge < end)}
    edges = sorted(cuts)
    found: list[str] = []
    for first, last in pairwise(edges):
        strong = any(low <= first < high for low, high in words.strong)
        style = "<w:rPr><w:b/></w:rPr>" if strong else ""
        text = xml_text(words.text[first:last])
        found.append(f'<w:r>{style}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>')
    return "".join(found)
