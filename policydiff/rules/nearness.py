"""A passage may be new and still be the one that comes closest to a commitment whose words are gone: both are told."""

from collections.abc import Iterable
from dataclasses import replace

from policydiff.model import Change, Clause
from policydiff.rules.changes import speaker

REPLACED = "commitment_replaced"


def with_nearest(changes: Iterable[Change]) -> list[Change]:
    """The changes, each new passage with the commitments of the old text for which it is named as the closest one."""
    listed = list(changes)
    named: dict[str, list[Clause]] = {}
    for change in listed:
        if any(shift.rule == REPLACED for shift in change.shifts):
            for clause in change.new:
                named.setdefault(clause.id, []).append(speaker(change.old))
    return [change if change.old else _linked(change, named) for change in listed] if named else listed


def _linked(change: Change, named: dict[str, list[Clause]]) -> Change:
    near = {clause.id: clause for new in change.new for clause in named.get(new.id, ())}
    if not near:
        return change
    return replace(change, closest_to=tuple(sorted(near.values(), key=lambda clause: clause.span)))
