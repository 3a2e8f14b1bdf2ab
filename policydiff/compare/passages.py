"""One edit, one finding: neighbours in the same paragraph that met the same fate are one correspondence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from policydiff.compare.model import Correspondence
from policydiff.model import Clause


def joined(found: Sequence[Correspondence]) -> list[Correspondence]:
    """Correspondences with the removed, the added and the loosely traced commitments of one paragraph taken together.

    Clauses that bind nobody stay apart, so that a removed explanation does not ride along with a removed commitment.
    """
    kept = [one for one in found if one.old and one.new and not one.loose or not _binding(one)]
    gone = [one for one in found if not one.new and _binding(one)]
    came = [one for one in found if not one.old and _binding(one)]
    loose = [one for one in found if one.loose and _binding(one)]
    kept += [_merge(group) for group in _runs(gone, lambda one: one.old[0].block)]
    kept += [_merge(group) for group in _runs(came, lambda one: one.new[0].block)]
    kept += [_merge(group) for group in _runs(loose, lambda one: (one.old[0].block, one.new[0].block))]
    return kept


def _binding(one: Correspondence) -> bool:
    return any(clause.norm.binds for clause in (*one.old, *one.new))


def _runs(found: Iterable[Correspondence], name: object) -> list[list[Correspondence]]:
    assert callable(name)
    return [list(group) for _, group in groupby(found, key=name)]


def _merge(group: Sequence[Correspondence]) -> Correspondence:
    first = group[0]
    if len(group) == 1:
        return first
    return replace(
        first,
        old=_distinct(clause for one in group for clause in one.old),
        new=_distinct(clause for one in group for clause in one.new),
        similarity=sum(one.similarity for one in group) / len(group),
    )


def _distinct(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple({clause.id: clause for clause in clauses}.values())
