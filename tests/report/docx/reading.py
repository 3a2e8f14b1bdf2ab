"""A Word document read back: what it says when every tracked change is accepted, or every one rejected."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


def paragraphs(data: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs that are left, cells of tables among them; empty ones are left out."""
    gone = f"{W}{'del' if accepted else 'ins'}"
    said = [_text(paragraph, gone) for paragraph in _kept(document(data), gone)]
    return [text for text in said if text]


def _kept(node: ElementTree.Element, gone: str) -> Iterator[ElementTree.Element]:
    for child in node:
        if child.tag == f"{W}tr" and child.find(f"{W}trPr/{gone}") is not None:
            continue
        if child.tag == f"{W}p":
            # A paragraph whose own mark goes has to go whole, or what is left of it would run into the next.
            if child.find(f"{W}pPr/{W}rPr/{gone}") is not None:
                assert not _text(child, gone)
                continue
            yield child
        else:
            yield from _kept(child, gone)


def _text(node: ElementTree.Element, gone: str) -> str:
    if node.tag == gone:
        return ""
    own = node.text or "" if node.tag in (f"{W}t", f"{W}delText") else ""
    return own + "".join(_text(child, gone) for child in node)
