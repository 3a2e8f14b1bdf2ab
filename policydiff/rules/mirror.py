"""A comparison read backwards: what was removed was added, what weakened strengthened, rule by mirror rule."""

from dataclasses import replace

from policydiff.compare.model import Correspondence
from policydiff.model import Change, Outcome, Shift
from policydiff.rules.changes import change_of
from policydiff.rules.registry import rule

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
    read = change_of(one, outcome, change.material, change.mixed, shifts, change.id, change.confidence)
    return replace(read, closest_to=change.closest_to) if change.closest_to else read


def _swapped(arguments: dict[str, str]) -> dict[str, str]:
    if "before" in arguments and "after" in arguments:
        return {**arguments, "before": arguments["after"], "after": arguments["before"]}
    return arguments
