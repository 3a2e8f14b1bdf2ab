"""Which words of a passage to light: what went, what came, and what the rules point at; worked out when first seen."""

from dataclasses import dataclass

from policydiff.tui.alignment import is_loose
from policydiff.tui.passages import Passage

from policydiff.compare.words import word_marks
from policydiff.model import Change, Outcome
from policydiff.report.quoting import LEAST_SHARED


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a passage's text in one style: "gone", "new" or "pointed"."""

    start: int
    end: int
    style: str


Marks = tuple[Marked, ...]
_BETWEEN = "\n"


class Marker:
    """The marks of every passage of two documents, each worked out once."""

    def __init__(self, changes: tuple[Change, ...], old: tuple[Passage, ...], new: tuple[Passage, ...]) -> None:
        self._changes = changes
        self._texts = tuple({p.clause.id: p.text for p in side if p.clause} for side in (old, new))
        self._marks: dict[int, tuple[dict[str, Marks], dict[str, Marks]]] = {}

    def of(self, number: int | None, passage: Passage, side: int) -> Marks:
        """The marks of a passage of one side (0 old, 1 new) as part of change `number`."""
        if number is None or passage.clause is None:
            return ()
        if number not in self._marks:
            self._marks[number] = self._work_out(self._changes[number])
        return self._marks[number][side].get(passage.clause.id, ())

    def _work_out(self, change: Change) -> tuple[dict[str, Marks], dict[str, Marks]]:
        if change.outcome is Outcome.RETAINED or not change.old or not change.new or is_loose(change):
            return {}, {}
        ids = [clause.id for clause in change.old], [clause.id for clause in change.new]
        texts = [[self._texts[side].get(each, "") for each in ids[side]] for side in (0, 1)]
        joined = [_BETWEEN.join(parts) for parts in texts]
        runs = word_marks(joined[0], joined[1])
        shared = sum(len(text.strip()) for side in runs for kind, text in side if kind == "same")
        if shared < LEAST_SHARED * sum(map(len, joined)):
            return self._pointed(change, 0), self._pointed(change, 1)
        return _split(ids[0], texts[0], runs[0]), _split(ids[1], texts[1], runs[1])

    def _pointed(self, change: Change, side: int) -> dict[str, Marks]:
        """Where the sides share too little for marks: the words that rules point at, found in the shown text."""
        clauses = change.new if side else change.old
        words = [e.text for shift in change.shifts for e in (shift.new if side else shift.old) if len(e.text) > 2]
        found: dict[str, Marks] = {}
        for clause in clauses:
            text = self._texts[side].get(clause.id, "")
            spans = {(at, at + len(word)) for word in words if (at := text.find(word)) >= 0}
            found[clause.id] = tuple(Marked(start, end, "pointed") for start, end in sorted(spans))
        return found


def _split(ids: list[str], texts: list[str], runs: list[tuple[str, str]]) -> dict[str, Marks]:
    """Marks on joined texts given back to the text that each stands in."""
    found: dict[str, list[Marked]] = {each: [] for each in ids}
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + len(_BETWEEN))
    position = 0
    for kind, run in runs:
        end = position + len(run)
        if kind != "same":
            for at, each in enumerate(ids):
                low, high = max(position, starts[at]), min(end, starts[at] + len(texts[at]))
                if low < high:
                    found[each].append(Marked(low - starts[at], high - starts[at], kind))
        position = end
    return {each: tuple(marks) for each, marks in found.items()}
