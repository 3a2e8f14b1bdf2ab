"""Text that was only divided anew: broken into other lines, its blanks lost or found.

A page recorded in another way has the same letters in the same order, in other sentences: list items run together, a
heading grown into the sentence behind it. Nothing was said or left unsaid there.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence

from policydiff.model import Clause

_BETWEEN = re.compile(r"[\W_]+")
OPENING = 8
"""Characters by which a run of clauses is looked for on the other side."""
MARKS = 0.1
"""Share of two runs in characters by which they may differ and still hold the same letters."""

Group = tuple[range, range]
"""Places of clauses in the old text and in the new one that hold the same letters."""
Anchors = Sequence[tuple[int, int]]
"""Offsets of equal clauses, in the old text and in the new."""


def divided_anew(
    old: Sequence[Clause], new: Sequence[Clause], pairs: Mapping[int, int], left_out: Callable[[], Anchors]
) -> list[Group]:
    """Runs of clauses without an equal one whose letters are those of the run in their place, in the smallest groups.

    `pairs` are the places of equal clauses, `left_out` gives the offsets of more that were left out of both texts:
    between two neighbours of them lies a run on either side.
    """
    taken = set(pairs.values())
    free = [at for at in range(len(new)) if at not in taken]
    if not free or not _may_be_divided(old, [at for at in range(len(old)) if at not in pairs], new, free):
        return []
    anchors = sorted([(old[i].span.start, new[j].span.start) for i, j in pairs.items()] + list(left_out()))
    starts = [clause.span.start for clause in new]
    found: list[Group] = []
    for olds, low, high in _runs(old, pairs, anchors):
        news = range(bisect(starts, low), bisect(starts, high - 1))
        if news and taken.isdisjoint(news):
            found += _grouped(old, olds, new, news, titled=False) or _grouped(old, olds, new, news, titled=True)
    return found


def _may_be_divided(old: Sequence[Clause], olds: Sequence[int], new: Sequence[Clause], news: Sequence[int]) -> bool:
    """Whether a clause begins with the letters of one on the other side; asked first, for mostly none does."""
    ours = set(_openings(old, olds))
    return any(opening in ours for opening in _openings(new, news))


def _openings(clauses: Sequence[Clause], places: Sequence[int]) -> Iterator[str]:
    for at in places:
        yield _opening(clauses, at, titled=False)
        if _opens_section(clauses, at):
            yield _opening(clauses, at, titled=True)


def _runs(old: Sequence[Clause], pairs: Mapping[int, int], anchors: Anchors) -> Iterator[tuple[range, int, int]]:
    """Old clauses without an equal one that no anchor parts, and between which offsets of the new text they belong."""
    first = 0
    gap = 0
    for at in range(len(old) + 1):
        here = bisect(anchors, (old[at].span.start,)) if at < len(old) else len(anchors)
        if at == len(old) or at in pairs or (first < at and here != gap):
            if first < at:
                low = anchors[gap - 1][1] if gap else -1
                yield range(first, at), low, anchors[gap][1] if gap < len(anchors) else 1 << 62
            first = at + 1 if at in pairs else at
        if first == at:
            gap = here


def _grouped(old: Sequence[Clause], olds: range, new: Sequence[Clause], news: range, *, titled: bool) -> list[Group]:
    mine, yours = _opening(old, olds[0], titled=titled), _opening(new, news[0], titled=titled)
    if not mine.startswith(yours) and not yours.startswith(mine):
        return []
    lengths = [sum(len(_titled(side, at, titled)) for at in places) for side, places in ((old, olds), (new, news))]
    if abs(lengths[0] - lengths[1]) > MARKS * max(lengths):
        return []
    ours, theirs = ([_letters(side, at, titled) for at in places] for side, places in ((old, olds), (new, news)))
    if "".join(ours) != "".join(theirs):
        return []
    groups: list[Group] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        first, other = i, j
        left, right = len(ours[i]), len(theirs[j])
        i, j = i + 1, j + 1
        while left != right:
            if left < right:
                left, i = left + len(ours[i]), i + 1
            else:
                right, j = right + len(theirs[j]), j + 1
        groups.append((olds[first:i], news[other:j]))
    return groups


def _letters(clauses: Sequence[Clause], at: int, titled: bool) -> str:
    return _BETWEEN.sub("", _titled(clauses, at, titled).lower())


def _opening(clauses: Sequence[Clause], at: int, *, titled: bool) -> str:
    return _titled(clauses, at, titled)[:OPENING].lower()


def _titled(clauses: Sequence[Clause], at: int, titled: bool) -> str:
    """The words of a clause, if asked for with those of the heading that opens over it."""
    clause = clauses[at]
    return clause.section[-1] + clause.plain if titled and _opens_section(clauses, at) else clause.plain


def _opens_section(clauses: Sequence[Clause], at: int) -> bool:
    section = clauses[at].section
    return bool(section) and not (at and clauses[at - 1].section == section)
