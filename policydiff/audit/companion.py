"""Commitments gone from a policy that are alive in a companion document: relocated, not removed."""

from collections.abc import Sequence
from dataclasses import replace

from policydiff.compare.correspondence import correspond
from policydiff.compare.model import Correspondence
from policydiff.model import Change, Clause, Comparison, Document, Evidence, Outcome
from policydiff.rules.changes import change_of
from policydiff.rules.judge import ranked
from policydiff.rules.pair import shift
from policydiff.rules.registry import rule

ALIVE_AT = 0.5
"""Least cosine of words at which a clause of a companion says what the policy said."""


def relocated(comparison: Comparison, companions: Sequence[Document]) -> Comparison:
    """The comparison with each removed commitment that a companion holds as relocated.

    The words of the companion are the evidence; the new side stays empty, since nothing in the policy takes the
    commitment's place. Of a passage that went as a whole only what lives on is relocated.
    """
    gone = [change for change in comparison.changes if change.outcome is Outcome.REMOVED and change.material]
    clauses = tuple(clause for change in gone for clause in change.old)
    alive: dict[str, tuple[Clause, float]] = {}
    for companion in companions:
        policy = Document(comparison.old, "", (), clauses)
        for one in correspond(policy, companion)[0]:
            if one.loose or one.similarity < ALIVE_AT:
                continue
            found = next((clause for clause in one.new if clause.binds), None)
            if found is not None:
                for clause in one.old:
                    alive.setdefault(clause.id, (found, one.similarity))
    changes: list[Change] = []
    for change in comparison.changes:
        changes += _parted(change, alive) if change in gone else [change]
    return replace(comparison, changes=ranked(changes))


def _parted(change: Change, alive: dict[str, tuple[Clause, float]]) -> list[Change]:
    there = tuple(clause for clause in change.old if clause.id in alive)
    if not any(clause.binds for clause in there):
        return [change]
    words = dict.fromkeys(alive[clause.id][0].text for clause in there)
    evidence = tuple(Evidence(text) for text in words)
    spoken = shift(rule("commitment_relocated"), new=evidence)
    likeness = min(alive[clause.id][1] for clause in there)
    found, name = Correspondence(there, (), likeness), f"{change.id}r"
    parted = [change_of(found, Outcome.RELOCATED, True, False, (spoken,), name, change.confidence)]
    rest = tuple(clause for clause in change.old if clause not in there)
    if rest:
        binding = any(clause.binds for clause in rest)
        left = Correspondence(rest, (), 0.0)
        shifts = change.shifts if binding else ()
        parted.append(change_of(left, Outcome.REMOVED, binding, False, shifts, change.id, change.confidence))
    return parted
