"""The quotes of both sides of a change, with marks on the words that differ."""

import re
from collections import Counter
from enum import StrEnum

from policydiff.model import Change, Clause
from policydiff.report.sanitize import one_line

LEAST_SHARED = 0.3
"""Share of both sides that must be the same for marks to help: below it, a reader does better with two plain quotes."""

FAR_APART = 3
"""Characters of space between two clauses of one paragraph that follow one another."""

_WORD = re.compile(r"\w+")
_ELISION = " […] "


class Mark(StrEnum):
    """What became of a piece of a quote."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


Quote = tuple[tuple[Mark, str], ...]
"""Pieces of one side in order; joined they are the side's words on one line."""


def quotes(change: Change) -> tuple[Quote, Quote]:
    """The words of both sides, the empty quote for a side that has none."""
    old, new = _words(change.old), _words(change.new)
    if not old or not new or old == new:
        return _plain(old), _plain(new)
    # Marks keep words in order, so what they share is at most what the bags of words share, which is quick to count.
    if 2 * _common(old, new) < LEAST_SHARED * (len(old) + len(new)):
        return _plain(old), _plain(new)
    from policydiff.compare.words import most_same, word_marks

    if most_same(old, new) < LEAST_SHARED * (len(old) + len(new)):
        return _plain(old), _plain(new)
    old_marks, new_marks = (_marked(marks) for marks in word_marks(old, new))
    if _shared(old_marks) + _shared(new_marks) < LEAST_SHARED * (len(old) + len(new)):
        return _plain(old), _plain(new)
    return old_marks, new_marks


def _common(old: str, new: str) -> int:
    """Characters of the words that both sides have, in any order, with one more for the sign or space behind each."""
    both = Counter(_WORD.findall(old)) & Counter(_WORD.findall(new))
    return sum((len(word) + 1) * count for word, count in both.items())


def _shared(quote: Quote) -> int:
    return sum(len(text.strip()) for mark, text in quote if mark == Mark.SAME)


def _words(clauses: tuple[Clause, ...]) -> str:
    """The clauses as one quotation, with a mark of elision where text between them is left out."""
    words = ""
    previous: Clause | None = None
    for clause in clauses:
        follows = previous is not None and 0 <= clause.span.start - previous.span.end <= FAR_APART
        gap = "" if previous is None else " " if follows and previous.block == clause.block else _ELISION
        words += gap + one_line(clause.text).strip()
        previous = clause
    return words


def _plain(text: str) -> Quote:
    return ((Mark.SAME, text),) if text else ()


def _marked(marks: list[tuple[str, str]]) -> Quote:
    """The pieces, two marked ones with nothing but space between them as one."""
    pieces: list[tuple[Mark, str]] = []
    for mark, text in ((Mark(operation), text) for operation, text in marks if text):
        if len(pieces) > 1 and not pieces[-1][1].strip() and pieces[-2][0] == mark != Mark.SAME:
            (_, before), (_, gap) = pieces[-2:]
            pieces[-2:] = [(mark, before + gap + text)]
        else:
            pieces.append((mark, text))
    return tuple(pieces)
