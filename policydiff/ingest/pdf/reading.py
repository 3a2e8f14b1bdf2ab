"""A PDF's bytes to blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from policydiff.ingest.blocks import Block, Heading, plain_text
from policydiff.ingest.hyphens import vocabulary
from policydiff.ingest.libraries import load
from policydiff.ingest.limits import PAGE_LIMIT
from policydiff.ingest.pdf.columns import with_columns
from policydiff.ingest.pdf.composing import Composer, with_endnotes, without_lost_marks
from policydiff.ingest.pdf.furniture import is_contents_entry, without_furniture
from policydiff.ingest.pdf.geometry import Grid, Line, PageContent
from policydiff.ingest.pdf.lines import lines_of, with_initials
from policydiff.ingest.pdf.measures import body_size, measures_of
from policydiff.ingest.pdf.notes import FootNote, marks_in, split_footnotes
from policydiff.ingest.pdf.structure import Reader
from policydiff.ingest.pdf.tables import grids_of
from policydiff.model.errors import InputError

_FEWEST_LETTERS = 20
"""Letters on a page below which it is a picture of a page, where it holds one."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a PDF holds."""

    blocks: tuple[Block, ...]
    title: str
    pages: int
    warnings: tuple[str, ...]


def read_pdf(data: bytes, where: str) -> Printed:
    """The document in `data`.

    Raises:
        InputError: it is damaged, encrypted, scanned, or has more than `PAGE_LIMIT` pages.
    """
    pages = _pages(data, where)
    warnings = list(_scanned(pages, where))
    body = body_size(pages)
    content = [_content(page, body) for page in pages]
    kept = without_furniture([[part for part in page if isinstance(part, Line)] for page in content])
    staying = {id(line) for line in chain.from_iterable(kept)}
    content = [[part for part in page if isinstance(part, Grid) or id(part) in staying] for page in content]
    entries = sum(isinstance(part, Line) and is_contents_entry(part) for page in content for part in page)
    if entries:
        warnings.append(f"{where}: {entries} lines of a table of contents were left out")
        content = [[part for part in page if isinstance(part, Grid) or not is_contents_entry(part)] for page in content]
    measures = measures_of(kept, body)
    marks: set[str] = set()
    notes: list[FootNote] = []
    reader = Reader(measures)
    for number, page in enumerate(with_columns(page, measures) for page in content):
        marks |= marks_in([*(part for part in page if isinstance(part, Line)), *_table_lines(page)])
        rest, found = split_footnotes(page, body, marks - {note.label for note in notes}, notes[-1] if notes else None)
        notes += found
        reader.page(number, rest)
    composer = Composer(measures, marks, vocabulary([line.text for lines in kept for line in lines]))
    blocks: list[Block] = list(composer.blocks(reader.groups))
    blocks = with_endnotes(blocks, marks - {note.label for note in notes}) + [
        composer.note(note) for note in notes if note.lines
    ]
    blocks = list(without_lost_marks(blocks))
    title = next((plain_text(block.runs) for block in blocks if isinstance(block, Heading)), "")
    return Printed(tuple(blocks), title, len(pages), tuple(warnings))


def _content(page: PageContent, body: float) -> list[Line | Grid]:
    grids, spans = grids_of(page.rules, page.spans)
    parts: list[Line | Grid] = [*lines_of(with_initials(spans, body)), *grids]
    return sorted(parts, key=lambda part: part.top if isinstance(part, Grid) else part.y)


def _table_lines(page: list[Line | Grid]) -> Iterator[Line]:
    for part in page:
        if isinstance(part, Grid):
            for row in part.rows:
                yield from chain.from_iterable(row)


def _pages(data: bytes, where: str) -> list[PageContent]:
    pdfium = load("pypdfium2", "pdf", where)
    raw = load("pypdfium2.raw", "pdf", where)
    from policydiff.ingest.pdf.glyphs import page_content

    document = _opened(pdfium, raw, data, where)
    try:
        count = len(document)
        if count > PAGE_LIMIT:
            raise InputError(
                f"has {count} pages, and {PAGE_LIMIT} is the most that is read",
                where=where,
                fix="give only the policy's own pages",
            )
        pages = []
        for number in range(count):
            page = document[number]
            pages.append(page_content(raw, page, number))
            page.close()
    except pdfium.PdfiumError as error:
        raise _damaged(where) from error
    finally:
        document.close()
    return pages


def _opened(pdfium: Any, raw: Any, data: bytes, where: str) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise InputError("is encrypted and needs a password", where=where, fix="save a copy without one") from error
        raise _damaged(where) from error


def _damaged(where: str) -> InputError:
    return InputError("is a damaged PDF file", where=where, fix="fetch it again, or print it to a new PDF")


def _scanned(pages: list[PageContent], where: str) -> Iterator[str]:
    """A word on pages that are pictures; none of the others is an error."""
    blank = [page.number + 1 for page in pages if sum(len(span.text.strip()) for span in page.spans) < _FEWEST_LETTERS]
    pictures = [page.number + 1 for page in pages if page.number + 1 in blank and page.pictures]
    if len(blank) == len(pages) and not any(span.text.strip() for page in pages for span in page.spans):
        what = "holds pictures of pages and no text (a scan)" if pictures else "holds no text"
        raise InputError(what, where=where, fix="run OCR on it first, for instance with ocrmypdf")
    if pictures:
        shown = ", ".join(map(str, pictures[:10])) + (" and more" if len(pictures) > 10 else "")
        yield f"{where}: no text on page {shown}, only a picture; run OCR on it to have its words"
