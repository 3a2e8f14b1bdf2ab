"""Stretches of a Markdown text that can be read one by one: nothing in one depends on what stands in another.

Consecutive versions of a policy share almost all of their stretches, so a stretch that was read once is remembered.
"""

import re
from functools import lru_cache
from itertools import pairwise

from policydiff.model import Span
from policydiff.parse.furniture import front_matter_end
from policydiff.parse.leaves import Leaf, Piece, line_starts
from policydiff.parse.plain_blocks import plain_leaves

REMEMBERED = 2048
"""Stretches that are remembered."""

_CUT = re.compile(r"\n[ \t]*\n(?=[^\W\d_]|#{1,6}[ \t])")
# Fenced code and these kinds of HTML go on over blank lines (CommonMark 0.31, 4.5 and 4.6).
_OVER_BLANK_LINES = re.compile(r"<(?:script|pre|style|textarea)\b|<!|<\?", re.I)


def stretches(source: str, offset: int) -> list[tuple[int, int]]:
    """Where the stretches of `source` from `offset` on start and end; one alone where nothing is certain.

    A line that follows a blank one and opens with a letter or a heading mark at the margin ends every list, quote,
    table and footnote before it.
    """
    if not cuts_hold(source, offset):
        return [(offset, len(source))]
    starts = [offset, *(match.end() for match in _CUT.finditer(source, offset)), len(source)]
    return [(start, end) for start, end in pairwise(starts) if start < end]


def cuts_hold(source: str, offset: int) -> bool:
    """Whether it is certain from its lines alone where the blocks of `source` from `offset` on can end."""
    if "\r" in source or source.find("```", offset) >= 0 or source.find("~~~", offset) >= 0:
        return False
    return source.find("<", offset) < 0 or not _OVER_BLANK_LINES.search(source, offset)


def paragraphs(text: str) -> list[str]:
    """A text cut as if it were certain where its stretches end."""
    return _CUT.split(text)


def leaves(source: str) -> list[Leaf]:
    """The leaf blocks of `source` in reading order; front matter is not text and yields none. Never raises."""
    offset = front_matter_end(source)
    found: list[Leaf] = []
    lines, items, tables = len(line_starts(source[:offset])) - 1, 0, 0
    for start, end in stretches(source, offset):
        piece = _read(source[start:end])
        found.extend(_further(leaf, start, lines, items, tables) for leaf in piece.leaves)
        lines, items, tables = lines + piece.line_breaks, items + piece.items, tables + piece.tables
    return found


@lru_cache(maxsize=REMEMBERED)
def _read(stretch: str) -> Piece:
    plainly = plain_leaves(stretch)
    if plainly is not None:
        return plainly
    # Loaded where a text needs it: that takes as long as reading a whole policy without it.
    from policydiff.parse.markdown import read_leaves

    return read_leaves(stretch)


def _further(leaf: Leaf, offset: int, lines: int, items: int, tables: int) -> Leaf:
    """The leaf of a stretch at its place in the whole text."""
    return Leaf(
        leaf.kind,
        Span(leaf.span.start + offset, leaf.span.end + offset),
        leaf.line + lines,
        leaf.heading,
        tuple(item + items for item in leaf.items) if leaf.items else (),
        (leaf.cell[0] + tables, *leaf.cell[1:]) if leaf.cell else None,
        leaf.footnote,
    )
