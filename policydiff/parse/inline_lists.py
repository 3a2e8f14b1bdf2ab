"""Lists inside a sentence: "we will (1) test each model; (2) publish the results; and (3) ask for comments".

Each item binds on its own, under the words before the first, as the items of a list set apart do under their lead-in.
A revision that drops one item leaves the others as they were.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from policydiff.model import Span
from policydiff.parse.grammar import BOUNDARY, subordinator

_MARK = re.compile(r"(?<![\w)\]])(?:\((?P<mark>\d{1,2}|[a-z]|[ivx]{1,5})\)|(?P<sign>©))\s")
"""What pages show for "(c)" is a list's mark, too, where a list counts that far."""
_BEFORE_MARK = re.compile(r"[;,]\s+(?:(?:and|but)\s+)?\Z|\s(?:and|but)\s+\Z", re.I)
_STOP = re.compile(r"[.!?]\s+(?=[A-Z])")
_COUNTED = (
    tuple(str(number) for number in range(1, 21)),
    tuple("abcdefghijklmnopqrst"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
FEWEST_WORDS = 3
"""An item of fewer words is a name in an enumeration, not a duty of its own."""


class Piece(NamedTuple):
    """A part of a sentence that binds on its own, and the words that lead in to it (an empty span if none do)."""

    span: Span
    lead: Span


def pieces(text: str, sentence: Span) -> list[Piece]:
    """The sentence up to its second item, then each further item with the span of the words that lead in to the list.

    One piece without a lead where the sentence holds no list.
    """
    whole = [Piece(sentence, Span(sentence.start, sentence.start))]
    if "(" not in text or not _signs(text):
        return whole
    going_on = _going_on(text, sentence)
    if going_on:
        return list(_cut_again(text, going_on))
    marks = _counted(text, sentence)
    if len(marks) < 2:
        return whole
    lead = Span(sentence.start, _trimmed(text, sentence.start, marks[0]))
    starts = [sentence.start, *marks[1:], sentence.end]
    spans = [Span(start, _trimmed(text, start, end)) for start, end in pairwise(starts)]
    if _open_condition(lead.of(text)) or any(len(span.of(text).split()) <= FEWEST_WORDS for span in spans):
        return whole
    return [Piece(spans[0], Span(sentence.start, sentence.start)), *(Piece(span, lead) for span in spans[1:])]


def _going_on(text: str, sentence: Span) -> list[Piece]:
    """The items of a list that began in a sentence before, where a remark on an item parts it from the next."""
    for counted in _COUNTED:
        began = _marks(text, Span(0, sentence.start), counted)
        marks = _marks(text, sentence, counted, len(began)) if began else []
        if not marks:
            continue
        opened = max((stop.end() for stop in _STOP.finditer(text, 0, began[0])), default=0)
        lead = Span(opened, _trimmed(text, opened, began[0]))
        starts = [*marks, sentence.end]
        spans = [Span(start, _trimmed(text, start, end)) for start, end in pairwise(starts)]
        if _open_condition(lead.of(text)) or any(len(span.of(text).split()) <= FEWEST_WORDS for span in spans):
            return []
        remark = Span(sentence.start, _trimmed(text, sentence.start, marks[0]))
        return [Piece(remark, Span(remark.start, remark.start)), *(Piece(span, lead) for span in spans)]
    return []


def _cut_again(text: str, found: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces with the lists inside their own words cut, too."""
    for one in found:
        marks = _counted(text, Span(one.span.start + 1, one.span.end))
        starts = [one.span.start, *marks[1:], one.span.end]
        spans = [Span(start, _trimmed(text, start, end)) for start, end in pairwise(starts)]
        lead = Span(one.span.start, _trimmed(text, one.span.start, marks[0])) if marks else one.lead
        if len(spans) == 1 or _open_condition(lead.of(text)):
            yield one
        else:
            yield Piece(spans[0], one.lead)
            yield from (Piece(span, lead) for span in spans[1:])


def _open_condition(lead: str) -> bool:
    """Whether the list says when something holds ("unless (a) ... or (b) ..."): its items bind nobody by themselves."""
    return not lead or subordinator().search(BOUNDARY.split(lead.rstrip(" :"))[-1]) is not None


def _counted(text: str, sentence: Span) -> list[int]:
    """Where the items of the list stand: marks that count from one on without a gap."""
    for counted in _COUNTED:
        found = _marks(text, sentence, counted)
        if len(found) > 1:
            return found
    return []


def _marks(text: str, stretch: Span, counted: Sequence[str], first: int = 0) -> list[int]:
    """Where the marks of one way to count stand in a stretch, from the `first` on without a gap."""
    found: list[int] = []
    for start, end, mark in _signs(text):
        at = first + len(found)
        if start < stretch.start or end > stretch.end or at >= len(counted) or mark != counted[at]:
            continue
        if at and not _BEFORE_MARK.search(text, max(stretch.start, start - 12), start):
            continue
        found.append(start)
    return found


@lru_cache(maxsize=16)
def _signs(text: str) -> tuple[tuple[int, int, str], ...]:
    """All that may be a mark: where it starts, where the blank behind it ends, and what it counts.

    Kept for a while, since each sentence of a text asks for several stretches of it.
    """
    return tuple((found.start(), found.end(), found["mark"] or "c") for found in _MARK.finditer(text))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
