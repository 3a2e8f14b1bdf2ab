"""Glyphs and rules of a page, out of PDFium."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from types import ModuleType
from typing import Any

from policydiff.ingest.inline import cleaned
from policydiff.ingest.pdf.geometry import PageContent, Rule, Span

_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.I)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.I)
_LIST_MARK = re.compile(r"(?:\(?\w{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\W) \Z")
_LONGEST_MARK = 9
_THIN = 3.0
"""Points up to which a drawn shape is a line rather than an area."""
_SHORTEST = 4.0
_SAME_BASELINE = 0.5
_WIDE_GAP = 0.4
"""Gap between glyphs, in ems, that ends a span: what stands behind it may be another cell of a table."""
_DOT = (1.5, 9.0)
"""Least and greatest width of a drawn bullet."""
_TILT = 0.1
"""Sine of the angle above which text is a watermark or a margin note."""
_MOST_PATHS = 20_000
"""Drawn shapes of a page that are looked at; maps and plots have more and no tables among them."""


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    italic: bool
    tilted: bool


def page_content(raw: ModuleType, page: Any, number: int) -> PageContent:
    """What stands on `page` of a `pypdfium2` document; `raw` is `pypdfium2.raw`."""
    left, bottom, right, top = page.get_cropbox()
    text = page.get_textpage()
    try:
        spans = tuple(
            replace(span, y=top - span.y, left=span.left - left, right=span.right - left)
            for span in _spans(raw, text.raw, text.count_chars())
        )
    finally:
        text.close()
    rules: list[Rule] = []
    dots: list[Span] = []
    pictures = 0
    for count, shape in enumerate(page.get_objects(max_depth=1)):
        if count > _MOST_PATHS:
            break
        if shape.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(raw, shape.raw, left, top)
            dots += _dots(raw, shape.raw, left, top)
        pictures += shape.type == raw.FPDF_PAGEOBJ_IMAGE
    return PageContent(number, right - left, top - bottom, (*spans, *_bullets(dots, spans)), tuple(rules), pictures)


def _bullets(dots: list[Span], spans: tuple[Span, ...]) -> Iterator[Span]:
    """The drawn dots that stand a little before a line: the bullets of browsers, which are no glyphs."""
    for dot in dots:
        behind = [
            span
            for span in spans
            if 0 < span.left - dot.right < 2.5 * span.size and 0 < span.y - dot.y < 0.6 * span.size
        ]
        first = min(behind, key=lambda span: span.left, default=None)
        if first and dot.right - dot.left < 0.6 * first.size:
            yield replace(dot, y=first.y, size=first.size)


def _dots(raw: ModuleType, path: Any, left: float, top: float) -> Iterator[Span]:
    bounds = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(path, *bounds)
    x0, y0, x1, y1 = (bound.value for bound in bounds)
    if _DOT[0] <= x1 - x0 <= _DOT[1] and abs((x1 - x0) - (y1 - y0)) < 0.2 * (x1 - x0):
        yield Span("• ", x0 - left, x1 - left, top - (y0 + y1) / 2, y1 - y0)


def _spans(raw: ModuleType, text: Any, count: int) -> Iterator[Span]:
    styles: dict[int, _Style] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    open_span: Span | None = None
    for index in range(count):
        character = _character(raw, text, index)
        if character in "\r\n":
            if open_span:
                yield open_span
            open_span = None
            continue
        if character == " " and open_span:
            open_span = open_span if open_span.text.endswith(" ") else replace(open_span, text=open_span.text + " ")
            continue
        if not character.strip():
            continue
        found = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(found.contents) if found else 0
        if key not in styles:
            styles[key] = _style(raw, text, index)
        style = styles[key]
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if style.tilted:
            continue
        glyph = Span(character, box.left, max(box.right, box.left), y.value, style.size, style.bold, style.italic)
        if open_span and _goes_on(open_span, glyph):
            open_span = replace(open_span, text=open_span.text + character, right=glyph.right)
        else:
            if open_span:
                yield open_span
            open_span = glyph
    if open_span:
        yield open_span


def _character(raw: ModuleType, text: Any, index: int) -> str:
    code = raw.FPDFText_GetUnicode(text, index)
    # PDFium marks a hyphen at a line's end with a code of its own.
    if code in {0x02, 0xFFFE} or (code < 0x20 and raw.FPDFText_IsHyphen(text, index) == 1):
        return "-"
    if code == 0xAD:
        return "\u00ad"
    character = chr(code) if 0 < code < 0x110000 else ""
    return character if character in "\r\n" else cleaned(character)


def _style(raw: ModuleType, text: Any, index: int) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    font = name.value.decode("utf-8", "replace")
    return _Style(
        size=raw.FPDFText_GetFontSize(text, index) * scale,
        bold=bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        tilted=abs(matrix.b) / (math.hypot(matrix.a, matrix.b) or 1.0) > _TILT or matrix.a < 0,
    )


def _goes_on(span: Span, glyph: Span) -> bool:
    # A list mark ends its span, for where the text behind it starts is where the item's other lines start.
    if len(span.text) <= _LONGEST_MARK and span.text.endswith(" ") and _LIST_MARK.match(span.text):
        return False
    return (
        abs(span.y - glyph.y) < _SAME_BASELINE
        and span.size == glyph.size
        and (span.bold, span.italic) == (glyph.bold, glyph.italic)
        and -0.5 * span.size < glyph.left - span.right < _WIDE_GAP * span.size
    )


def _rules(raw: ModuleType, path: Any, left: float, top: float) -> Iterator[Rule]:
    """The straight lines of a drawn path: its strokes where it is stroked, itself where it is thin and filled."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    bounds = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(path, *bounds)
    x0, y0, x1, y1 = (bound.value for bound in bounds)
    thin = min(x1 - x0, y1 - y0) <= _THIN
    if thin and (fill.value or stroke.value):
        if max(x1 - x0, y1 - y0) >= _SHORTEST:
            yield _ruled(x0, y0, x1, y1, left, top)
        return
    if not stroke.value:
        return
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), 2000)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == raw.FPDF_SEGMENT_MOVETO:
            points = [point]
            continue
        ends = [*points[-1:], point]
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            ends.append(points[0])
        for (ax, ay), (bx, by) in pairwise(ends):
            if min(abs(ax - bx), abs(ay - by)) <= 1.0 and max(abs(ax - bx), abs(ay - by)) >= _SHORTEST:
                yield _ruled(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), left, top)


def _ruled(x0: float, y0: float, x1: float, y1: float, left: float, top: float) -> Rule:
    return Rule(x0 - left, top - y1, x1 - left, top - y0)
