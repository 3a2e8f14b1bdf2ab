"""Page headers, page footers and page numbers: lines that come back at one height of many pages."""

import re
from collections import Counter
from collections.abc import Sequence

from policydiff.ingest.pdf.geometry import Line

_REACH = 3
"""Lines at the top and at the bottom of a page that may be furniture."""
_SAME_HEIGHT = 4.0
_SHARE = 0.3
"""Least share of the pages on which furniture stands: left and right pages may differ, and the first from both."""
_DIGITS = re.compile(r"\d+|\b[ivxl]{1,6}\b")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}\s*(?:/|of)\s*\d{1,4}\Z|page\s+\d{1,4}\Z|[-–]\s*\d{1,4}\s*[-–]\Z", re.I)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\Z|…{2,}\s*\d{1,4}\Z")


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of each page without what the pages repeat."""
    places: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        for key in {key for line in _ends(lines) for key in _keys(line)}:
            places[key] += 1
    least = max(2, len(pages) * _SHARE)
    kept: list[list[Line]] = []
    for lines in pages:
        ends = {id(line) for line in _ends(lines)}
        kept.append(
            [
                line
                for line in lines
                if id(line) not in ends
                or not (max(places[key] for key in _keys(line)) >= least or _PAGE_NUMBER.match(line.text))
            ]
        )
    return kept


def is_contents_entry(line: Line) -> bool:
    """True for a line of a table of contents: words, leaders, a page number."""
    return bool(_LEADERS.search(line.text))


def _ends(lines: list[Line]) -> list[Line]:
    return lines if len(lines) <= 2 * _REACH else lines[:_REACH] + lines[-_REACH:]


def _keys(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """A line's words and height, the height in two overlapping bands so that a band's edge parts nothing."""
    words = _DIGITS.sub("#", line.text.lower())
    return (words, int(line.y // _SAME_HEIGHT)), (words, -int((line.y + _SAME_HEIGHT / 2) // _SAME_HEIGHT) - 1)
