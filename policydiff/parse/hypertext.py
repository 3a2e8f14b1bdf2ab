"""The pieces of text in an HTML fragment: block-level tags part them, as a browser would show them apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policydiff.model import Span
from policydiff.parse.plain import TAG, plain, without_comments

_BLOCK_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|div|br|hr|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tfoot|tr|td|th|caption|section|article"
    r"|header|footer|main|nav|aside|blockquote|pre|form|body|html|head|title|details|summary|figure|figcaption)"
    r"\b[^<>]{0,1000}>",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in a fragment; `heading` is 1 to 6 inside `<h1>` to `<h6>`, else 0."""

    span: Span
    heading: int


def pieces(fragment: str) -> Iterator[Piece]:
    """The stretches of `fragment` that show words, tags and blank space at their ends left out."""
    shown = without_comments(fragment)
    position = heading = 0
    for tag in _BLOCK_TAG.finditer(shown):
        yield from _piece(shown, position, tag.start(), heading)
        position = tag.end()
        name = tag["name"].lower()
        if name[0] == "h" and name[1:].isdecimal():
            heading = 0 if tag["close"] else int(name[1:])
    yield from _piece(shown, position, len(shown), heading)


def _piece(shown: str, start: int, end: int, heading: int) -> Iterator[Piece]:
    while start < end:
        while start < end and shown[start].isspace():
            start += 1
        opening = TAG.match(shown, start, end)
        if not opening:
            break
        start = opening.end()
    while end > start and shown[end - 1].isspace():
        end -= 1
    if start < end and plain(shown[start:end]):
        yield Piece(Span(start, end), heading)
