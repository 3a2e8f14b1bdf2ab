"""One edit, one finding: neighbours in the same paragraph that met the same fate are one correspondence."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from policydiff.compare.model import Correspondence
from policydiff.model import BlockKind, Clause

MOST_NEW = 5
"""How many clauses a joined loose counterpart keeps."""


def joined(found: Sequence[Correspondence]) -> list[Correspondence]:
    """Correspondences with the removed, the added and the loosely traced commitments of one passage taken together.

    A passage is a paragraph, or the items of one list. What was removed is joined by passage, what was added by the
    stretch of a section it came with. Clauses that bind nobody stay apart, so that a removed explanation does not
    ride along with a removed commitment.
    """
    kept = [one for one in found if (one.old and one.new and not one.loose) or not _binding(one)]
    gone = [one for one in found if not one.new and _binding(one)]
    came = [one for one in found if not one.old and _binding(one)]
    loose = [one for one in found if one.loose and _binding(one)]
    gone, loose = _same_fate(gone, loose)
    lone = _lone(found)
    kept += [_merge(group) for group in _runs(gone, lambda one: _passage(one.old[0], lone))]
    kept += [_merge(group) for group in _runs(came, _inserted(found, came))]
    kept += [_merge(group, MOST_NEW) for group in _runs(loose, lambda one: one.old[0].block)]
    return kept


def _inserted(found: Sequence[Correspondence], came: Sequence[Correspondence]) -> Callable[[Correspondence], Hashable]:
    """Names the stretch of one section that a new commitment was inserted with: what no older commitment interrupts."""
    reached = (came[0].new[0].span.start, came[-1].new[0].span.start) if came else (0, 0)
    kept = sorted(
        clause.span.start
        for one in found
        if one.old and not one.loose
        for clause in one.new
        if reached[0] < clause.span.start < reached[1] and clause.binds
    )
    return lambda one: (one.new[0].section, bisect(kept, one.new[0].span.start))


def _same_fate(
    gone: list[Correspondence], loose: list[Correspondence]
) -> tuple[list[Correspondence], list[Correspondence]]:
    """A paragraph whose commitments are partly gone and partly traced loosely meets one fate: that of most of them."""
    lost = Counter(one.old[0].block for one in gone)
    traced = Counter(one.old[0].block for one in loose)
    split = lost.keys() & traced.keys()
    doomed = {block for block in split if lost[block] >= traced[block]}
    saved = split - doomed
    passage = {one.old[0].block: one for one in loose if one.old[0].block in saved}
    still_loose = [one for one in loose if one.old[0].block not in doomed]
    still_loose += [replace(passage[one.old[0].block], old=one.old) for one in gone if one.old[0].block in saved]
    still_gone = [one for one in gone if one.old[0].block not in saved]
    still_gone += [replace(one, new=(), loose=False, similarity=0.0) for one in loose if one.old[0].block in doomed]
    return (
        sorted(still_gone, key=lambda one: one.old[0].span),
        sorted(still_loose, key=lambda one: one.old[0].span),
    )


def _lone(found: Sequence[Correspondence]) -> frozenset[int]:
    """Blocks of the old version with one clause only."""
    counts = Counter(clause.block for one in found for clause in one.old)
    return frozenset(block for block, count in counts.items() if count == 1)


def _passage(clause: Clause, lone: frozenset[int]) -> Hashable:
    """A list of one-clause items is one passage; any other block is its own."""
    if clause.kind is BlockKind.LIST_ITEM and clause.context and clause.block in lone and not clause.label:
        return (clause.section, clause.context)
    return clause.block


def _binding(one: Correspondence) -> bool:
    return any(clause.binds for clause in (*one.old, *one.new))


def _runs(found: Iterable[Correspondence], name: Callable[[Correspondence], Hashable]) -> list[list[Correspondence]]:
    return [list(group) for _, group in groupby(found, key=name)]


def _merge(group: Sequence[Correspondence], most_new: int | None = None) -> Correspondence:
    first = group[0]
    if len(group) == 1:
        return first
    ranks = zip_longest(*(one.new for one in group))
    return replace(
        first,
        old=_distinct(clause for one in group for clause in one.old),
        new=_distinct(clause for rank in ranks for clause in rank if clause)[:most_new],
        similarity=sum(one.similarity for one in group) / len(group),
    )


def _distinct(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple({clause.id: clause for clause in clauses}.values())
