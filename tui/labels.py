"""Signs, labels and marked stretches of the page, as plain data."""

from collections.abc import Sequence
from itertools import pairwise

from policydiff.tui.alignment import change_sign
from policydiff.tui.marking import Marked

from policydiff.model import Change, Outcome
from policydiff.report.wording import SIGNS


def painted(text: str, start: int, end: int, marks: Sequence[Marked], found: str) -> list[tuple[int, int, str]]:
    """The stretch of `text` from `start` to `end` in pieces with the name of a style each; what was found is on top."""
    layers = [(mark.start, mark.end, mark.style) for mark in marks if mark.start < end and mark.end > start]
    if found:
        folded = text.casefold()
        at = folded.find(found) if len(folded) == len(text) else -1
        while at >= 0:
            layers.append((at, at + len(found), "found"))
            at = folded.find(found, at + len(found))
    cuts = sorted({start, end, *(min(max(edge, start), end) for low, high, _ in layers for edge in (low, high))})
    pieces = []
    for low, high in pairwise(cuts):
        names = [name for first, last, name in layers if first <= low and high <= last]
        pieces.append((low, high, names[-1] if names else ""))
    return pieces


def gutter_sign(change: Change) -> str:
    """The sign of a change; what binds nobody came or went without weight."""
    if change.outcome is Outcome.RETAINED and not change.moved:
        return " "
    if not change.binds:
        return {Outcome.REMOVED: "-", Outcome.ADDED: "+"}.get(change.outcome, " ")
    return change_sign(change)


def chip(change: Change) -> str:
    """The label of a change."""
    name = "MOVED" if change.moved and change.outcome is Outcome.RETAINED else change.outcome.upper()
    return f" {SIGNS[change.outcome]} {name} "


def with_chip(change: Change, note: str) -> str:
    """A note with the label of its change in front."""
    return f"{chip(change)} {note}" if note else ""
