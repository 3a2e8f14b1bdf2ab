"""Changes as records: named, fingerprinted, weighed."""

import hashlib

from policydiff.compare.model import Correspondence
from policydiff.compare.terms import key
from policydiff.model import Change, Clause, Outcome, Shift
from policydiff.rules.ranking import score, severity, stake


def change_of(
    one: Correspondence,
    outcome: Outcome,
    material: bool,
    mixed: bool,
    shifts: tuple[Shift, ...],
    identifier: str,
    confidence: float,
) -> Change:
    """The change that a judged correspondence amounts to."""
    clause = speaker(one.old or one.new)
    level = severity(clause, outcome, shifts, one.loose) if material else severity(clause, Outcome.RETAINED, (), False)
    return Change(
        id=identifier,
        fingerprint=fingerprint(one.old, one.new),
        outcome=outcome,
        material=material,
        mixed=mixed,
        moved=one.moved,
        severity=level,
        category=clause.category,
        norm=clause.norm,
        bearer=clause.bearer,
        old=one.old,
        new=one.new,
        shifts=shifts,
        score=score(clause, outcome, shifts, one.similarity, one.loose) if material else 0.0,
        similarity=round(one.similarity, 4),
        confidence=confidence,
    )


def speaker(clauses: tuple[Clause, ...]) -> Clause:
    """The clause with the most at stake: what the change is called after."""
    return max(clauses, key=stake) if len(clauses) > 1 else clauses[0]


def fingerprint(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> str:
    """A name for a change that survives renumbering, reflow and any rewording of reports: a hash of its words."""
    parts = ["\x1e".join(sorted(key(clause.plain) for clause in side)) for side in (old, new)]
    section = (old or new)[0].section
    parts.append(key(section[-1]) if section else "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
