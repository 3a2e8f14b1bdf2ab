"""One edit, one finding: neighbours in the same paragraph that met the same fate are one correspondence."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from policydiff.compare.model import Correspondence
from policydiff.model import Bearer, BlockKind, Clause, Norm, Strength
from policydiff.parse.naming import only_names

ROOM = 2.0
"""Words of the successors that are named for each word of what they succeed; the best one is always named."""
MOST = 6
"""Commitments of several passages that one finding tells of as what one passage succeeds to: more are hard to read."""
CHAPTER = 2
"""Titles of a section's path that name its chapter: the text's own and the next."""


def joined(found: Sequence[Correspondence]) -> list[Correspondence]:
    """Correspondences with the removed, the added and the loosely traced commitments of one passage taken together.

    What was removed, and what was added, is joined by the stretch of a section that no surviving commitment
    interrupts: an expert codes an appendix that is gone once, not once a sentence. What bound the provider firmly
    speaks with its own paragraph or list only, so that an account of one such loss is no account of the next, nor
    a waiver of one a waiver of both. What is traced loosely is joined by paragraph, and with
    the next paragraph where both are of one category and have their successor in one section: from section to section,
    as a reader would tell it. Passages that the same clause succeeds to are one finding, too, wherever they stand; what
    bound the provider firmly only with its like of the same chapter. Clauses that bind nobody stay apart, so that a
    removed explanation does not ride along with a removed commitment.
    """
    kept = [one for one in found if (one.old and one.new and not one.loose) or not _binding(one)]
    gone = [one for one in found if not one.new and _binding(one)]
    came = [one for one in found if not one.old and _binding(one)]
    loose = sorted((one for one in found if one.loose and _binding(one)), key=lambda one: one.old[0].span)
    kept += [_merge(group) for group in _named(gone, _removed(found, gone))]
    kept += [_merge(group) for group in _named(came, _inserted(found, came))]
    kept += [_in_room(_merge(group)) for group in _by_successor(_succeeded(loose))]
    return kept


def _removed(found: Sequence[Correspondence], gone: Sequence[Correspondence]) -> Callable[[Correspondence], Hashable]:
    """Names the stretch of one section that a commitment was removed with, and its passage where it stands alone."""
    reached = (gone[0].old[0].span.start, gone[-1].old[0].span.start) if gone else (0, 0)
    kept = sorted(
        clause.span.start
        for one in found
        if one.new and not one.loose
        for clause in one.old
        if reached[0] < clause.span.start < reached[1] and clause.binds
    )
    lone = _lone(found)
    return lambda one: (
        one.old[0].section,
        bisect(kept, one.old[0].span.start),
        _passage(one.old[0], lone) if _stands_alone(one.old[0]) else None,
    )


def _stands_alone(clause: Clause) -> bool:
    duty = clause.norm in (Norm.OBLIGATION, Norm.PROHIBITION)
    return duty and clause.strength is Strength.BINDING and clause.bearer is Bearer.PROVIDER


def _succeeded(loose: Iterable[Correspondence]) -> list[list[Correspondence]]:
    """Loosely traced commitments by paragraph, and neighbours on one matter that one section succeeds to."""
    groups: list[list[Correspondence]] = []
    for one in loose:
        if groups and _share_fate(groups[-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _share_fate(group: Sequence[Correspondence], one: Correspondence) -> bool:
    last, first = group[-1].old[0], one.old[0]
    if last.block == first.block:
        return True
    notes = {last.kind, first.kind} & {BlockKind.FOOTNOTE}
    same_matter = not notes and (last.section, last.category) == (first.section, first.category)
    return same_matter and group[-1].new[0].section == one.new[0].section


def _by_successor(groups: Iterable[list[Correspondence]]) -> list[list[Correspondence]]:
    """Groups of loosely traced commitments with those taken together that the same clause succeeds to."""
    together: list[list[Correspondence]] = []
    heirs: dict[str, list[Correspondence]] = {}
    for group in groups:
        host = next((heirs[one.new[0].id] for one in group if one.new[0].id in heirs), None)
        if host is None or len(host) + len(group) > MOST or _both_firm_apart(host, group):
            host = []
            together.append(host)
        host += group
        heirs.update((one.new[0].id, host) for one in group)
    return together


def _both_firm_apart(first: Sequence[Correspondence], second: Sequence[Correspondence]) -> bool:
    firm = (any(_stands_alone(one.old[0]) for one in group) for group in (first, second))
    return all(firm) and first[-1].old[0].section[:CHAPTER] != second[0].old[0].section[:CHAPTER]


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
    return any(clause.binds and not only_names(clause) for clause in (*one.old, *one.new))


def _named(found: Iterable[Correspondence], name: Callable[[Correspondence], Hashable]) -> list[list[Correspondence]]:
    """Correspondences of one name together, in order of the first of each name."""
    groups: dict[Hashable, list[Correspondence]] = {}
    for one in found:
        groups.setdefault(name(one), []).append(one)
    return list(groups.values())


def _merge(group: Sequence[Correspondence]) -> Correspondence:
    first = group[0]
    if len(group) == 1:
        return first
    ranks = zip_longest(*(one.new for one in group))
    return replace(
        first,
        old=_distinct(clause for one in group for clause in one.old),
        new=_distinct(clause for rank in ranks for clause in rank if clause),
        similarity=sum(one.similarity for one in group) / len(group),
    )


def _in_room(one: Correspondence) -> Correspondence:
    """A loose correspondence with as many of its successors, best first, as there is room for (see `ROOM`)."""
    room = ROOM * sum(_size(clause) for clause in one.old)
    named = [one.new[0]]
    for clause in one.new[1:]:
        if sum(_size(other) for other in named) + _size(clause) <= room:
            named.append(clause)
    return replace(one, new=tuple(named))


def _size(clause: Clause) -> int:
    return len(clause.plain.split())


def _distinct(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple({clause.id: clause for clause in clauses}.values())
