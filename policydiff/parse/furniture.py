"""What of a source is furniture: characters that shape the page and say nothing. The one definition, exact.

Furniture is blank space; front matter; list bullets and numbers, quote marks, heading hashes and underlines, table
pipes and delimiter rows, thematic breaks, the labels of footnotes, the whole of a fence line (with its info string)
and of a one-line link definition; HTML tags and comments; and whatever `plain` leaves nothing of: emphasis marks,
images, links without words, invisible and control characters. Everything else must stand in a clause or a heading.
"""

import re
from collections.abc import Iterable, Iterator

from policydiff.model import Span
from policydiff.parse.plain import TAG, plain, without_comments

FRONT_MATTER_LIMIT = 64 * 1024
FENCE_LINE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")
LINK_DEFINITION = re.compile(
    r"[ \t>]*\[(?!\^)(?:[^\[\]\\\r\n]|\\.){1,200}\]:[ \t]*(?:<[^<>\r\n]{0,2000}>|[^\s<]\S{0,2000})"
    r"(?:[ \t]+(?:\"[^\"\r\n]{0,300}\"|'[^'\r\n]{0,300}'|\([^()\r\n]{0,300}\)))?[ \t]*(?=[\r\n]|\Z)"
)
MARKS = "#=-–_*+>|:`~\\ \t"
_LINE_OPENING = re.compile(
    r"(?:[ \t]*(?:[>|]|(?:[-*+]|\d{1,9}[.)]|#{1,6})(?=[ \t\r\n]|\Z)|\[\^[^\]\s]{1,80}\]:))*[ \t]*"
)
_LINE = re.compile(r"[^\r\n]+")
_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\r?\Z)", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*[\w\"'-][^\n:]{0,80}:(?:\s|\Z)", re.MULTILINE)


def front_matter_end(source: str) -> int:
    """Where the text proper begins: behind the `key: value` lines between `---` and `---` or `...`, else 0."""
    opening = _OPENING.match(source)
    closing = opening and _CLOSING.search(source, opening.end(), opening.end() + FRONT_MATTER_LIMIT)
    if not opening or not closing or not _KEY.search(source, opening.end(), closing.start()):
        return 0
    return closing.end()


def uncovered(source: str, start: int, spans: Iterable[Span]) -> Iterator[Span]:
    """The stretches of `source` from `start` on that hold text and lie in none of the `spans` (in order)."""
    position = start
    for span in spans:
        if span.start > position:
            yield from _residue(source, position, span.start)
        position = max(position, span.end)
    yield from _residue(source, position, len(source))


def _residue(source: str, start: int, end: int) -> Iterator[Span]:
    """The stretches with text between two places, line by line."""
    gap = source[start:end]
    if not gap.strip(MARKS + "\r\n"):
        return
    if "<!--" in gap:
        gap = without_comments(gap)
    if "<" in gap:
        gap = TAG.sub(lambda tag: " " * len(tag[0]), gap)
    for line in _LINE.finditer(gap):
        first, last = line.span()
        at_line_start = first > 0 or start == 0 or source[start - 1] in "\r\n"
        if at_line_start:
            if FENCE_LINE.match(gap, first, last) or LINK_DEFINITION.match(gap, first, last):
                continue
            opening = _LINE_OPENING.match(gap, first, last)
            first = opening.end() if opening else first
        while first < last and (gap[first] in MARKS or gap[first].isspace()):
            first += 1
        while last > first and (gap[last - 1] in MARKS or gap[last - 1].isspace()):
            last -= 1
        if first < last and plain(gap[first:last]):
            yield Span(start + first, start + last)
