"""Page headers, page footers and page numbers: lines that come back at one height of many pages."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from policydiff.ingest.pdf.geometry import Line

_REACH = 3
"""Lines at the top and at the bottom of a page that may be furniture."""
_SAME_HEIGHT = 4.0
_SHARE = 0.3
"""Least share of the pages on which furniture stands: left and right pages may differ, and the first from both."""
_ALONE = 0.7
"""Least share of furniture among the lines at its height."""
_DIGITS = re.compile(r"\d+|\b[ivxl]{1,6}\b")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}\s*(?:/|of)\s*\d{1,4}\Z|page\s+\d{1,4}\Z|[-–]\s*\d{1,4}\s*[-–]\Z", re.I)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\Z|…{2,}\s*\d{1,4}\Z")


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of each page without what the pages repeat.

    Furniture stands outside the running text: from a page's edge inwards, at a height where hardly anything else does.
    """
    places: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        places.update({key for line in _ends(lines) for key in _keys(line)})
    least = max(2, len(pages) * _SHARE)
    heights: Counter[int] = Counter()
    repeated: Counter[int] = Counter()
    for (_, band), count in places.items():
        heights[band] += count
        repeated[band] += count if count >= least else 0

    def is_furniture(line: Line) -> bool:
        if _PAGE_NUMBER.match(line.text):
            return True
        return any(places[key] >= least and repeated[key[1]] >= heights[key[1]] * _ALONE for key in _keys(line))

    return [_inner(lines, is_furniture) for lines in pages]


def _inner(lines: list[Line], is_furniture: Callable[[Line], bool]) -> list[Line]:
    first, last = 0, len(lines)
    while first < min(last, _REACH) and is_furniture(lines[first]):
        first += 1
    while last > max(first, len(lines) - _REACH) and is_furniture(lines[last - 1]):
        last -= 1
    return lines[first:last]


def is_contents_entry(line: Line) -> bool:
    """True for a line of a table of contents: words, leaders, a page number."""
    return bool(_LEADERS.search(line.text))


def _ends(lines: list[Line]) -> list[Line]:
    return lines if len(lines) <= 2 * _REACH else lines[:_REACH] + lines[-_REACH:]


def _keys(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """A line's words and height, the height in two overlapping bands so that a band's edge parts nothing."""
    words = _DIGITS.sub("#", line.text.lower())
    return (words, int(line.y // _SAME_HEIGHT)), (words, -int((line.y + _SAME_HEIGHT / 2) // _SAME_HEIGHT) - 1)
