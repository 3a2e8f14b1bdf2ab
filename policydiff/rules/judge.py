"""From correspondences to changes: the rules speak, and their weights decide the outcome."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache

from policydiff.compare.correspondence import correspond
from policydiff.compare.model import Correspondence
from policydiff.compare.terms import Weights, bag, key
from policydiff.model import (
    Change,
    Clause,
    Comparison,
    Direction,
    Document,
    Norm,
    Outcome,
    Rule,
    Shift,
)
from policydiff.rules.capture import uncaptured
from policydiff.rules.detectors import DETECTORS
from policydiff.rules.detectors.party import party
from policydiff.rules.pair import Detector, Pair, Party, shift
from policydiff.rules.ranking import score, severity, stake
from policydiff.rules.registry import all_rules, rule

MATERIAL_AT = 0.5
"""Least sum of shift weights, one way, at which a change is material."""
MIXED_AT = 0.6
"""Share of the heavier direction that the lighter one must reach for a change to go both ways."""


def compare(old: Document, new: Document) -> Comparison:
    """What became of every clause of `old` in `new`, ranked; what is new at its own rank.

    Commitments are traced forward in time: where both texts carry a date and `new` is the older, the comparison is made
    from the older to the newer and mirrored, so that reading a revision backwards says the opposite of reading it forwards.
    """
    dates = old.identity.effective, new.identity.effective
    if all(dates) and dates[1] < dates[0]:
        forward = compare(new, old)
        return Comparison(old.identity, new.identity, ranked(mirrored(change) for change in forward.changes))
    weights = _weights(old, new)
    leads = _lead_ins(old) & _lead_ins(new)
    found = correspond(old, new)
    missing, warnings = uncaptured(old, new, found)
    changes = (
        judge(one, weights, leads, f"k{number}", captured=one not in missing) for number, one in enumerate(found, 1)
    )
    return Comparison(old.identity, new.identity, ranked(changes), (*old.warnings, *new.warnings, *warnings))


def ranked(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes by outcome group and score, retained ones last, then by place."""
    return tuple(sorted(changes, key=_rank_key))


def _rank_key(change: Change) -> tuple[bool, float, int, int]:
    where = change.old[0].span.start if change.old else change.new[0].span.start
    return (not change.material, -change.score, where, 0 if change.old else 1)


def _weights(old: Document, new: Document) -> Weights:
    return Weights([bag(clause.plain) for document in (old, new) for clause in document.clauses])


def _lead_ins(document: Document) -> set[str]:
    return {key(clause.plain) for clause in document.clauses} | {
        key(title) for one in document.sections for title in one.path
    }


def judge(one: Correspondence, weights: Weights, steady_leads: set[str], identifier: str, *, captured: bool = True) -> Change:
    """The change that a correspondence amounts to; none where one side was never recorded."""
    shifts = tuple(_shifts(one, weights, steady_leads)) if captured else ()
    weaker = sum(item.weight for item in shifts if item.direction is Direction.WEAKER)
    stronger = sum(item.weight for item in shifts if item.direction is Direction.STRONGER)
    unclear = sum(item.weight for item in shifts if item.direction is Direction.UNCLEAR)
    outcome, material, mixed = _outcome(one, shifts, weaker, stronger, unclear)
    return _change(one, outcome, material, mixed, shifts if material else (), identifier)


def _change(
    one: Correspondence, outcome: Outcome, material: bool, mixed: bool, shifts: tuple[Shift, ...], identifier: str
) -> Change:
    speaker = _speaker(one.old if one.old else one.new)
    level = (
        severity(speaker, outcome, shifts, one.loose) if material else severity(speaker, Outcome.RETAINED, (), False)
    )
    return Change(
        id=identifier,
        fingerprint=fingerprint(one.old, one.new),
        outcome=outcome,
        material=material,
        mixed=mixed,
        moved=one.moved,
        severity=level,
        category=speaker.category,
        norm=speaker.norm,
        bearer=speaker.bearer,
        old=one.old,
        new=one.new,
        shifts=shifts,
        score=score(speaker, outcome, shifts, one.similarity, one.loose) if material else 0.0,
        similarity=round(one.similarity, 4),
    )


def _speaker(clauses: tuple[Clause, ...]) -> Clause:
    """The clause with the most at stake: what the change is called after."""
    return max(clauses, key=stake)


def _shifts(one: Correspondence, weights: Weights, steady_leads: set[str]) -> Iterator[Shift]:
    if not one.new:
        if any(clause.norm.binds for clause in one.old):
            yield shift(rule("commitment_removed"))
        return
    if not one.old:
        if any(clause.norm.binds for clause in one.new):
            yield shift(rule("commitment_added"))
        return
    pair = Pair(Party(one.old), Party(one.new), one.similarity, one.loose, weights)
    if not one.loose:
        yield from party(rule("party_changed"), pair)
    if not any(clause.norm.binds for clause in (*one.old, *one.new)):
        return
    before, after = (all(clause.advisory_section for clause in side) for side in (one.old, one.new))
    if after and not before and not one.loose:
        yield shift(rule("commitment_relocated"))
    elif before and not after and not one.loose:
        yield shift(rule("commitment_restored"))
    if one.loose:
        # Words of passages that merely govern the same object say nothing about direction.
        yield shift(rule("commitment_replaced"))
        return
    same_words = key(" ".join(c.body for c in one.old)) == key(" ".join(c.body for c in one.new))
    if same_words and not _moved_under_another_lead(one, steady_leads):
        return
    for each, detector in _detectors():
        yield from detector(each, pair)


@cache
def _detectors() -> tuple[tuple[Rule, Detector], ...]:
    return tuple((each, DETECTORS[each.detector]) for each in all_rules() if each.detector in DETECTORS and each.detector != "party")


def _moved_under_another_lead(one: Correspondence, steady_leads: set[str]) -> bool:
    """True where an unchanged item now stands under a lead-in that says something else and was not itself reworded.

    A reworded lead-in is a change of its own; its items do not repeat it.
    """
    before, after = _speaker(one.old), _speaker(one.new)
    if (before.norm, before.strength) == (after.norm, after.strength) or not before.context or not after.context:
        return False
    return key(before.context[-1]) in steady_leads and key(after.context[-1]) in steady_leads


def _outcome(
    one: Correspondence, shifts: tuple[Shift, ...], weaker: float, stronger: float, unclear: float
) -> tuple[Outcome, bool, bool]:
    if not one.new:
        return Outcome.REMOVED, bool(shifts), False
    if not one.old:
        return Outcome.ADDED, bool(shifts), False
    if any(item.rule == "commitment_relocated" for item in shifts):
        return Outcome.RELOCATED, True, False
    heavier, lighter = max(weaker, stronger), min(weaker, stronger)
    if max(heavier, unclear) < MATERIAL_AT:
        return Outcome.RETAINED, False, False
    mixed = lighter >= MATERIAL_AT and lighter >= MIXED_AT * heavier
    # Both ways at once counts as weakened (codebook of arXiv 2609.08789, flag MIX).
    return (Outcome.STRENGTHENED if stronger > weaker and not mixed else Outcome.WEAKENED), True, mixed


def fingerprint(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> str:
    """A name for a change that survives renumbering, reflow and any rewording of reports: a hash of its words."""
    parts = ["\x1e".join(sorted(key(clause.plain) for clause in side)) for side in (old, new)]
    section = (old or new)[0].section
    parts.append(key(section[-1]) if section else "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


_OPPOSITE = {
    Outcome.REMOVED: Outcome.ADDED,
    Outcome.ADDED: Outcome.REMOVED,
    Outcome.WEAKENED: Outcome.STRENGTHENED,
    Outcome.STRENGTHENED: Outcome.WEAKENED,
    Outcome.RELOCATED: Outcome.STRENGTHENED,
    Outcome.RETAINED: Outcome.RETAINED,
}


def mirrored(change: Change) -> Change:
    """The same change read from new to old."""
    outcome = Outcome.WEAKENED if change.mixed else _OPPOSITE[change.outcome]
    shifts = tuple(
        Shift(
            rule(item.rule).mirror or item.rule,
            item.dimension,
            item.direction.mirrored,
            item.new,
            item.old,
            _swapped(item.arguments),
            item.weight,
        )
        for item in change.shifts
    )
    loose = any(item.rule in ("commitment_replaced", "commitment_superseding") for item in change.shifts)
    one = Correspondence(change.new, change.old, change.similarity, change.moved, loose)
    if any(item.rule == "commitment_relocated" for item in shifts):
        outcome = Outcome.RELOCATED
    return _change(one, outcome, change.material, change.mixed, shifts, change.id)


def _swapped(arguments: dict[str, str]) -> dict[str, str]:
    if "before" in arguments and "after" in arguments:
        return {**arguments, "before": arguments["after"], "after": arguments["before"]}
    return arguments


def binds(change: Change) -> bool:
    """Whether a change concerns a norm on either side: what a comparison lists unless all is asked for."""
    return any(
        clause.norm.binds or clause.norm is Norm.DEFINITION and change.material for clause in (*change.old, *change.new)
    )
