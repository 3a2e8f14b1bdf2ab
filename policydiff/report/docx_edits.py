"""Edits from one text to another that give back each exactly: without what came the old, without what went the new."""

import re
from collections.abc import Iterable
from enum import StrEnum

from policydiff.report.marking import marked_pair
from policydiff.report.quoting import Mark

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class Edit(StrEnum):
    """What becomes of a stretch of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


Edits = list[tuple[Edit, str]]


def edits(old: str, new: str) -> Edits:
    """The edits, whole words where words differ; a sign that changed its typography alone is an edit of that sign."""
    before, after = (_tokens(side) for side in marked_pair(old, new))
    found: Edits = []
    i = j = 0
    while i < len(before) or j < len(after):
        if i < len(before) and before[i][0] is not Mark.SAME:
            _add(found, Edit.DELETED, before[i][1])
            i += 1
        elif j < len(after) and after[j][0] is not Mark.SAME:
            _add(found, Edit.INSERTED, after[j][1])
            j += 1
        elif i < len(before) and j < len(after):
            gone, come = before[i][1], after[j][1]
            if gone == come:
                _add(found, Edit.KEPT, gone)
                i, j = i + 1, j + 1
            # A blank may be marked with its neighbours on one side only.
            elif gone.isspace() != come.isspace():
                i, j = _blank(found, (gone, come), (i, j))
            else:
                _add(found, Edit.DELETED, gone)
                _add(found, Edit.INSERTED, come)
                i, j = i + 1, j + 1
        elif i < len(before):
            _add(found, Edit.DELETED, before[i][1])
            i += 1
        else:
            _add(found, Edit.INSERTED, after[j][1])
            j += 1
    return found


def _blank(found: Edits, texts: tuple[str, str], places: tuple[int, int]) -> tuple[int, int]:
    if texts[0].isspace():
        _add(found, Edit.DELETED, texts[0])
        return places[0] + 1, places[1]
    _add(found, Edit.INSERTED, texts[1])
    return places[0], places[1] + 1


def _tokens(marks: Iterable[tuple[Mark, str]]) -> list[tuple[Mark, str]]:
    return [(mark, token) for mark, text in marks for token in _TOKEN.findall(text)]


def _add(found: Edits, edit: Edit, text: str) -> None:
    """Add a stretch; within a change what goes stands before what comes."""
    if found and found[-1][0] is edit:
        found[-1] = (edit, found[-1][1] + text)
    elif edit is Edit.DELETED and len(found) > 1 and found[-1][0] is Edit.INSERTED and found[-2][0] is Edit.DELETED:
        found[-2] = (edit, found[-2][1] + text)
    else:
        found.append((edit, text))
