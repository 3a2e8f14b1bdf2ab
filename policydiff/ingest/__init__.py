"""From a source file or a URL to clean Markdown: `ingest(source)` is the one door.

The libraries that read a format are loaded when the first such source is read, and are optional: see docs/importing.md.
"""

from pathlib import Path

from policydiff.ingest.ingested import Ingested, SourceKind

__all__ = ["Ingested", "SourceKind", "ingest"]


def ingest(source: str | Path | bytes, *, kind: str | None = None, name: str = "") -> Ingested:
    """The text of `source` as Markdown, its structure kept and its page or web furniture gone.

    A string that starts with `http://` or `https://` is fetched, any other string and a `Path` are read as a file, and
    bytes are taken as the source itself (`name` says what to call them in messages). `kind` is a `SourceKind` value;
    without it the content decides, and the name only where the content leaves it open.

    Raises:
        InputError: the source cannot be read, is of no known format, is empty, encrypted, scanned, or larger than what
            is read; or the library for its format is not installed.
        UsageError: `kind` names no format.
    """
    from policydiff.ingest.dispatch import ingest_source

    return ingest_source(source, kind=kind, name=name)
