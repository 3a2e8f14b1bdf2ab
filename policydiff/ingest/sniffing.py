"""What format bytes are in: by their content, and by their name only where the content leaves it open."""

import io
import re
import zipfile
from pathlib import PurePath

from policydiff.ingest.ingested import SourceKind
from policydiff.model.errors import InputError

_PDF_REACH = 1024
"""Bytes within which a PDF must say that it is one (ISO 32000-1, annex H.3.4.1)."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*){0,9}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(rb"</(?:p|div|ul|li|table|h[1-6]|body|span|a)\s*>", re.I)
_SUFFIXES = {
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
}
_NO_FORMATS = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word file (.doc) or a password-protected one",
        "save it as .docx without a password",
    ),
    (b"{\\rtf", "a Rich Text file", "save it as .docx"),
    (b"\x89PNG", "a picture", "run OCR on it and give the text"),
    (b"\xff\xd8\xff", "a picture", "run OCR on it and give the text"),
    (b"GIF8", "a picture", "run OCR on it and give the text"),
    (b"II*\0", "a picture", "run OCR on it and give the text"),
    (b"\x1f\x8b", "compressed", "unpack it and give the file inside"),
)
_FIX = "give Markdown, plain text, HTML, DOCX or PDF"


def sniff(data: bytes, name: str, where: str, content_type: str = "") -> SourceKind:
    """The format of `data`; `content_type` is what a server called it.

    Raises:
        InputError: it is empty, or in a format that is not read.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\0"):
        raise InputError("is empty", where=where, fix="give a file that holds the policy's text")
    for start, what, fix in _NO_FORMATS:
        if data.startswith(start):
            raise InputError(f"is {what}, which is not read", where=where, fix=fix)
    if b"%PDF-" in data[:_PDF_REACH]:
        return SourceKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _container(data, where)
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:8192]) or content_type in {"text/html", "application/xhtml+xml"}:
        return SourceKind.HTML
    suffix = PurePath(name).suffix.lower()
    if suffix in {".docx", ".pdf"}:
        raise InputError(
            f"has the name of a {suffix[1:].upper()} file and is none", where=where, fix="check the file; " + _FIX
        )
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if content_type in {"text/plain", "text/markdown"}:
        return SourceKind.TEXT if content_type == "text/plain" else SourceKind.MARKDOWN
    return SourceKind.HTML if len(_TAGS.findall(data[:65536])) >= 3 else SourceKind.MARKDOWN


def _container(data: bytes, where: str) -> SourceKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = frozenset(container.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(
            "is a damaged DOCX or ZIP file", where=where, fix="save it again from where it came"
        ) from error
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return SourceKind.DOCX
    kind = "an OpenDocument file" if "content.xml" in names else "a ZIP file that holds no Word document"
    raise InputError(f"is {kind}, which is not read", where=where, fix="save the text as .docx and give that")
