"""A Word file's bytes to blocks."""

from dataclasses import dataclass

from policydiff.ingest.blocks import Block, Heading, plain_text
from policydiff.ingest.libraries import load
from policydiff.model.errors import InputError


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a Word file holds."""

    blocks: tuple[Block, ...]
    title: str
    warnings: tuple[str, ...]


def read_docx(data: bytes, where: str) -> WordFile:
    """The document in `data`, tracked changes taken as accepted, comments left out.

    Raises:
        InputError: it is damaged, encrypted, or unpacks to more than is read.
    """
    load("lxml.etree", "docx", where)
    from policydiff.ingest.docx.numbering import Numbering
    from policydiff.ingest.docx.package import Package
    from policydiff.ingest.docx.styles import Styles
    from policydiff.ingest.docx.walking import Walker

    package = Package(data, where)
    main = next(
        (target for kind, target in package.related("").values() if kind == "officeDocument"), "word/document.xml"
    )
    root = package.part(main)
    if root is None:
        raise InputError("holds no document", where=where, fix="open it in a word processor and save it again")
    related = package.related(main)
    parts = {kind: package.part(target) for kind, target in related.values() if kind in {"styles", "numbering"}}
    notes = {kind: package.part(target) for kind, target in related.values() if kind in {"footnotes", "endnotes"}}
    links = {name: target for name, (kind, target) in related.items() if kind == "hyperlink"}
    walker = Walker(Styles(parts.get("styles")), Numbering(parts.get("numbering")), links)
    blocks = tuple(walker.blocks(root, notes.get("footnotes"), notes.get("endnotes")))
    title = next((plain_text(block.runs) for block in blocks if isinstance(block, Heading)), "")
    warnings = (f"{where}: holds tracked changes; they are read as accepted",) if walker.tracked else ()
    return WordFile(blocks, title, warnings)
