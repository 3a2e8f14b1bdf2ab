"""Word-level marks on the passages of a whole document, each clause with the part of its change that is its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policydiff.model import Change, Clause
from policydiff.report.alignment import is_loose
from policydiff.report.quoting import LEAST_SHARED, Mark
from policydiff.report.written import Written, written


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words with one mark, set strong or not."""

    mark: Mark
    text: str
    strong: bool = False


Pieces = tuple[Piece, ...]


def pieces_of(words: Written, marks: Sequence[tuple[Mark, int]]) -> Pieces:
    """The words cut where marks or strong ranges begin and end; `marks` gives each mark's length in order."""
    cuts = {0, len(words.text), *(edge for span in words.strong for edge in span)}
    names: list[tuple[int, Mark]] = []
    position = 0
    for mark, length in marks:
        names.append((position, mark))
        cuts.add(position)
        position += length
    edges = sorted(cut for cut in cuts if cut <= len(words.text))
    found: list[Piece] = []
    at = 0
    for start, end in pairwise(edges):
        while at + 1 < len(names) and names[at + 1][0] <= start:
            at += 1
        mark = names[at][1] if names else Mark.SAME
        strong = any(first <= start < last for first, last in words.strong)
        found.append(Piece(mark, words.text[start:end], strong))
    return tuple(found)


def whole(words: Written, mark: Mark) -> Pieces:
    """The words under one mark."""
    return pieces_of(words, [(mark, len(words.text))])


def marked_pair(old: str, new: str) -> tuple[list[tuple[Mark, str]], list[tuple[Mark, str]]]:
    """Both texts with word marks; each as a whole where they share too little for marks to help."""
    if old == new:
        return [(Mark.SAME, old)], [(Mark.SAME, new)]
    from policydiff.compare.words import word_marks

    before, after = ([(Mark(name), text) for name, text in side if text] for side in word_marks(old, new))
    shared = sum(len(text.strip()) for mark, text in (*before, *after) if mark is Mark.SAME)
    if shared < LEAST_SHARED * (len(old) + len(new)):
        return [(Mark.GONE, old)], [(Mark.NEW, new)]
    return before, after


def clause_marks(change: Change) -> tuple[dict[str, Pieces], dict[str, Pieces]]:
    """For each side the pieces of its clauses by clause id. A side without a firm counterpart is marked as a whole."""
    old = [(clause, written(clause.text)) for clause in _in_order(change.old)]
    new = [(clause, written(clause.text)) for clause in _in_order(change.new)]
    if not old or not new or is_loose(change):
        return (
            {clause.id: whole(words, Mark.GONE) for clause, words in old},
            {clause.id: whole(words, Mark.NEW) for clause, words in new},
        )
    before, after = marked_pair(*(" ".join(words.text for _, words in side) for side in (old, new)))
    return _shared_out(old, before), _shared_out(new, after)


def _in_order(clauses: Iterable[Clause]) -> list[Clause]:
    return sorted(clauses, key=lambda clause: clause.span)


def _shared_out(side: list[tuple[Clause, Written]], marks: list[tuple[Mark, str]]) -> dict[str, Pieces]:
    """The marks of a side's joined words, handed back to the clauses they stand in."""
    found: dict[str, Pieces] = {}
    start = 0
    for clause, words in side:
        end = start + len(words.text)
        own: list[tuple[Mark, int]] = []
        position = 0
        for mark, text in marks:
            overlap = min(end, position + len(text)) - max(start, position)
            if overlap > 0:
                own.append((mark, overlap))
            position += len(text)
        found[clause.id] = pieces_of(words, own)
        start = end + 1
    return found
