"""What comes out of a source file: clean Markdown, and what a reader should know of how it was got."""

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """The formats that are read."""

    MARKDOWN = "markdown"
    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Ingested:
    """One source as Markdown.

    `markdown` has no front matter, ends with one line feed and holds no live HTML. `title` is the document's own, ""
    where it names none. `source` is the path or the URL as the user named it, "" for bytes; `url` where a fetched text
    was found in the end, after redirects. `source_sha256` is of the bytes as they were read, in hexadecimal.
    `front_matter` is a Markdown source's YAML block as written, without its fences. `pages` counts a PDF's pages, None
    for formats that have none. `warnings` are whole sentences without an end stop, in reading order.
    """

    markdown: str
    kind: SourceKind
    source_sha256: str
    title: str = ""
    source: str = ""
    url: str = ""
    front_matter: str = ""
    pages: int | None = None
    warnings: tuple[str, ...] = ()
