"""Two documents as rows in which what stands for one another stands side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.tui.passages import Passage

from policydiff.model import Change, Outcome
from policydiff.report.alignment import increasing, with_headings
from policydiff.report.wording import SIGNS

MOVED_SIGN = "⤳"
LOOSE_SIGN = "≈"
"""Before a passage that governs the same object in other words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of thought: a passage of the old version, of the new one, or both; by index, None where there is none.

    `change` is the index of the change that the passages belong to, None for headings. A clause that took several
    old ones' place by function only belongs to the change it is the closest counterpart of, or to none.
    """

    old: int | None
    new: int | None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """Both documents' passages, the rows, and where each change stands in them.

    `old_rows` and `new_rows` give the rows of every change on each side, in reading order.
    """

    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    rows: tuple[Row, ...]
    old_rows: tuple[tuple[int, ...], ...]
    new_rows: tuple[tuple[int, ...], ...]


def align(old: Sequence[Passage], new: Sequence[Passage], changes: Sequence[Change]) -> Aligned:
    """The rows of two documents."""
    old_at = {passage.clause.id: index for index, passage in enumerate(old) if passage.clause}
    new_at = {passage.clause.id: index for index, passage in enumerate(new) if passage.clause}
    owner_old: dict[int, int] = {}
    owner_new: dict[int, int] = {}
    links: list[tuple[int, int]] = []
    stand_ins: list[tuple[int, int]] = []
    # Firm counterparts first: a passage that stands in loosely for many belongs to the one it is really the same as.
    for number in sorted(range(len(changes)), key=lambda at: (is_loose(changes[at]), at)):
        change = changes[number]
        before = sorted(old_at[clause.id] for clause in change.old if clause.id in old_at)
        after = sorted(new_at[clause.id] for clause in change.new if clause.id in new_at)
        for index in before:
            owner_old.setdefault(index, number)
        for index in after:
            owner_new.setdefault(index, number)
        if before and after and not is_loose(change):
            links += zip(before, after, strict=False)
        elif before and after and change.new[0].id in new_at:
            stand_ins.append((before[0], new_at[change.new[0].id]))
    anchors = _between(increasing(links), stand_ins, (len(old), len(new)))
    anchors = list(with_headings(old, new, anchors))
    rows: list[Row] = []
    i = j = 0
    for to_old, to_new in [*anchors, (len(old), len(new))]:
        rows += (Row(at, None, owner_old.get(at)) for at in range(i, to_old))
        rows += (Row(None, at, owner_new.get(at)) for at in range(j, to_new))
        if to_old < len(old):
            rows.append(Row(to_old, to_new, owner_old.get(to_old)))
        i, j = to_old + 1, to_new + 1
    return _indexed(tuple(old), tuple(new), tuple(rows), changes, old_at, new_at)


def is_loose(change: Change) -> bool:
    """Whether the new side governs the same object only, in other words and elsewhere."""
    return any(shift.rule in ("commitment_replaced", "commitment_superseding") for shift in change.shifts)


def change_sign(change: Change) -> str:
    """The sign of a change; what only moved has one of its own."""
    return MOVED_SIGN if change.moved and change.outcome is Outcome.RETAINED else SIGNS[change.outcome]


def _indexed(
    old: tuple[Passage, ...],
    new: tuple[Passage, ...],
    rows: tuple[Row, ...],
    changes: Sequence[Change],
    old_at: dict[str, int],
    new_at: dict[str, int],
) -> Aligned:
    row_of_old = {row.old: number for number, row in enumerate(rows) if row.old is not None}
    row_of_new = {row.new: number for number, row in enumerate(rows) if row.new is not None}
    old_rows = [tuple(sorted(row_of_old[old_at[c.id]] for c in change.old if c.id in old_at)) for change in changes]
    new_rows = [tuple(sorted(row_of_new[new_at[c.id]] for c in change.new if c.id in new_at)) for change in changes]
    return Aligned(old, new, rows, tuple(old_rows), tuple(new_rows))


def _between(
    anchors: Sequence[tuple[int, int]], links: Sequence[tuple[int, int]], end: tuple[int, int]
) -> list[tuple[int, int]]:
    """The anchors, and of the links as many as fit between them."""
    found: list[tuple[int, int]] = []
    start = (0, 0)
    for anchor in [*anchors, end]:
        fitting = [one for one in links if start[0] <= one[0] < anchor[0] and start[1] <= one[1] < anchor[1]]
        found += increasing(fitting)
        if anchor != end:
            found.append(anchor)
        start = (anchor[0] + 1, anchor[1] + 1)
    return found
