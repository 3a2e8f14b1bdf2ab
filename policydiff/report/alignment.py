"""Two documents as rows in which what stands for one another stands side by side."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from policydiff.model import Change
from policydiff.report.passages import Passage

LOOSE_RULES = frozenset({"commitment_replaced", "commitment_superseding"})
"""Rules that tell of a counterpart which governs the same object only, in other words and elsewhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the old version, of the new one, or both; by index, None where there is none.

    `old_change` and `new_change` are the indices of the changes that the two passages belong to, None for headings.
    """

    old: int | None
    new: int | None
    old_change: int | None = None
    new_change: int | None = None


class Titled(Protocol):
    """A passage as far as headings go: what it says, and whether it is a heading."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def is_heading(self) -> bool:
        """True for a heading."""


def is_loose(change: Change) -> bool:
    """Whether the new side is a counterpart by function, not by wording."""
    return any(shift.rule in LOOSE_RULES for shift in change.shifts)


def align(old: Sequence[Passage], new: Sequence[Passage], changes: Sequence[Change]) -> tuple[Row, ...]:
    """The rows of two documents: every passage of each once, in its own order."""
    old_at = {passage.clause.id: index for index, passage in enumerate(old) if passage.clause}
    new_at = {passage.clause.id: index for index, passage in enumerate(new) if passage.clause}
    owner_old: dict[int, int] = {}
    owner_new: dict[int, int] = {}
    links: list[tuple[int, int]] = []
    # Firm counterparts first: a passage that stands in loosely for many belongs to the one it is really the same as.
    for number in sorted(range(len(changes)), key=lambda at: (is_loose(changes[at]), at)):
        change = changes[number]
        before = sorted(old_at[clause.id] for clause in change.old if clause.id in old_at)
        after = sorted(new_at[clause.id] for clause in change.new if clause.id in new_at)
        for index in before:
            owner_old.setdefault(index, number)
        if not is_loose(change):
            for index in after:
                owner_new.setdefault(index, number)
            links += zip(before, after, strict=False)
    anchors = [*with_headings(old, new, increasing(links)), (len(old), len(new))]
    rows: list[Row] = []
    i = j = 0
    for to_old, to_new in anchors:
        rows += (Row(at, None, owner_old.get(at)) for at in range(i, to_old))
        rows += (Row(None, at, None, owner_new.get(at)) for at in range(j, to_new))
        if to_old < len(old):
            rows.append(Row(to_old, to_new, owner_old.get(to_old), owner_new.get(to_new)))
        i, j = to_old + 1, to_new + 1
    return tuple(rows)


def increasing(links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most links that run in the same order on both sides, each end in one of them.

    The longest increasing run by patience sorting (M. L. Fredman, "On Computing the Length of Longest Increasing
    Subsequences", Discrete Mathematics 11, 1975).
    """
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    # Within one old passage the new ones run downwards, so that only one of them can be part of the run.
    ordered = sorted(set(links), key=lambda link: (link[0], -link[1]))
    for at, (_, value) in enumerate(ordered):
        place = bisect_left(tails, value)
        previous.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        ends[place : place + 1] = [at]
    run: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(ordered[at])
        at = previous[at]
    return run[::-1]


def with_headings(
    old: Sequence[Titled], new: Sequence[Titled], anchors: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The anchors with equal headings between them."""
    start = (0, 0)
    for anchor in [*anchors, (len(old), len(new))]:
        yield from _headings_between(old, new, start, anchor)
        if anchor[0] < len(old):
            yield anchor
        start = (anchor[0] + 1, anchor[1] + 1)


def _headings_between(
    old: Sequence[Titled], new: Sequence[Titled], start: tuple[int, int], stop: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    names: dict[str, int] = {}
    for j in range(start[1], stop[1]):
        if new[j].is_heading:
            names.setdefault(_name(new[j].text), j)
    least = start[1]
    for i in range(start[0], stop[0]):
        found = names.get(_name(old[i].text)) if old[i].is_heading else None
        if found is not None and found >= least:
            yield i, found
            least = found + 1


def _name(title: str) -> str:
    """A heading without its number: sections are renumbered more often than renamed."""
    words = title.casefold().split()
    while words and not any(character.isalpha() for character in words[0]):
        words.pop(0)
    return " ".join(words) or title.casefold()
