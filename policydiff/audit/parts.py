"""A change taken apart into the commitments that it is about: an account may announce one and be silent on the next."""

from collections.abc import Iterable
from dataclasses import replace

from policydiff.model import Change, Clause

LIKELIEST = 2
"""How many of the passages that may have taken a commitment's place are read beside an account, best first."""

REPLACED = "commitment_replaced"
"""The rule that speaks where a commitment has no counterpart but passages on the same object."""


def parts(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Each material change as one change a commitment: its old clauses one by one, or the new ones of an addition.

    Passages that came or went together are one change in a comparison and many in an account. The words on the other
    side stay: they took the place of all. Of the passages that may have taken a commitment's place the best ones stay.
    """
    found: list[Change] = []
    for change in changes:
        if not (change.material and change.binds):
            continue
        held = [clause for clause in change.old or change.new if clause.binds] or list(change.old or change.new)
        for clause in held:
            one = replace(change, category=clause.category, norm=clause.norm, bearer=clause.bearer)
            if replaced(change):
                one = replace(one, new=change.new[:LIKELIEST])
            found.append(replace(one, old=(clause,)) if change.old else replace(one, new=(clause,)))
    return tuple(found)


def certain(change: Change) -> tuple[Clause, ...]:
    """The clauses that a change is surely about: no passage that only may have replaced a commitment."""
    return change.old if replaced(change) else (*change.old, *change.new)


def replaced(change: Change) -> bool:
    """Whether the new side holds passages on the same object that may have taken the commitment's place, no more."""
    return any(shift.rule == REPLACED for shift in change.shifts)
