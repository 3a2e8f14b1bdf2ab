"""From a source to its reader."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from policydiff.ingest.ingested import Ingested, SourceKind
from policydiff.ingest.limits import SOURCE_LIMIT, TEXT_LIMIT
from policydiff.ingest.sniffing import sniff
from policydiff.ingest.source import Source, read_path, too_large
from policydiff.model.errors import InputError, UsageError

_URL = re.compile(r"https?://", re.I)
_OTHER_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|javascript:|data:)", re.I)


def ingest_source(source: str | Path | bytes, *, kind: str | None, name: str) -> Ingested:
    """What `policydiff.ingest.ingest` promises."""
    wanted = _kind(kind)
    opened = _open(source, name)
    if len(opened.data) > SOURCE_LIMIT:
        raise too_large(opened.where, SOURCE_LIMIT, len(opened.data))
    found = wanted or sniff(opened.data, opened.name, opened.where, opened.content_type)
    if found not in {SourceKind.PDF, SourceKind.DOCX} and len(opened.data) > TEXT_LIMIT:
        raise too_large(opened.where, TEXT_LIMIT, len(opened.data))
    ingested = replace(
        _read(found, opened),
        source_sha256=hashlib.sha256(opened.data).hexdigest(),
        source=opened.named,
        url=opened.url,
    )
    if not ingested.markdown.strip():
        raise InputError("holds no text", where=opened.where, fix="give a file that holds the policy's text")
    if len(ingested.markdown) > TEXT_LIMIT:
        raise too_large(opened.where, TEXT_LIMIT)
    return ingested


def _kind(kind: str | None) -> SourceKind | None:
    if kind is None:
        return None
    try:
        return SourceKind(kind)
    except ValueError as error:
        kinds = ", ".join(known.value for known in SourceKind)
        raise UsageError(f"no format is called {kind!r}", fix=f"choose from {kinds}") from error


def _open(source: str | Path | bytes, name: str) -> Source:
    if isinstance(source, bytes):
        return Source(source, where=name or "the source", name=name)
    if isinstance(source, str) and _URL.match(source):
        from policydiff.ingest.fetching import fetch

        return fetch(source)
    if isinstance(source, str) and _OTHER_SCHEME.match(source):
        raise UsageError(
            "only http:// and https:// addresses are fetched", where=source, fix="save it and give the file"
        )
    return read_path(Path(source), name)


def _read(kind: SourceKind, source: Source) -> Ingested:
    match kind:
        case SourceKind.HTML:
            from policydiff.ingest.html.reading import read_html
            from policydiff.ingest.writing import to_markdown

            page = read_html(source.data, source.where, source.charset)
            return Ingested(to_markdown(page.blocks), kind, "", page.title, warnings=page.warnings)
        case SourceKind.DOCX:
            from policydiff.ingest.docx.reading import read_docx
            from policydiff.ingest.writing import to_markdown

            word = read_docx(source.data, source.where)
            return Ingested(to_markdown(word.blocks), kind, "", word.title, warnings=word.warnings)
        case SourceKind.PDF:
            from policydiff.ingest.pdf.reading import read_pdf
            from policydiff.ingest.writing import to_markdown

            printed = read_pdf(source.data, source.where)
            markdown = to_markdown(printed.blocks)
            return Ingested(markdown, kind, "", printed.title, pages=printed.pages, warnings=printed.warnings)
        case SourceKind.MARKDOWN:
            from policydiff.ingest.markdown import read_markdown

            return read_markdown(source.data, source.where, source.charset)
        case SourceKind.TEXT:
            from policydiff.ingest.text import read_text

            return read_text(source.data, source.where, source.charset)
