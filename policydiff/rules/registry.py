"""Every rule, listed by hand: what is not here does not exist."""

from functools import cache

from policydiff.model import Rule, Shift
from policydiff.rules.catalogue import (
    actor_dropped,
    actor_involved,
    cadence_quickened,
    cadence_slowed,
    commitment_added,
    commitment_relocated,
    commitment_removed,
    commitment_replaced,
    commitment_restored,
    commitment_superseding,
    condition_added,
    condition_narrowed,
    condition_removed,
    condition_widened,
    deadline_extended,
    deadline_shortened,
    degree_lowered,
    degree_raised,
    exception_added,
    exception_narrowed,
    exception_removed,
    exception_widened,
    figure_dropped,
    figure_set,
    hedge_added,
    hedge_removed,
    item_added,
    item_dropped,
    occasion_added,
    occasion_dropped,
    party_changed,
    prohibition_imposed,
    prohibition_lifted,
    requirement_added,
    requirement_dropped,
    stopping_dropped,
    stopping_pledged,
    strength_lowered,
    strength_raised,
    telling_added,
    telling_dropped,
    threshold_lowered,
    threshold_raised,
    urgency_added,
    urgency_dropped,
    withholding_added,
    withholding_removed,
)

RULES: tuple[Rule, ...] = (
    strength_lowered.RULE,
    strength_raised.RULE,
    prohibition_lifted.RULE,
    prohibition_imposed.RULE,
    hedge_added.RULE,
    hedge_removed.RULE,
    exception_added.RULE,
    exception_removed.RULE,
    exception_widened.RULE,
    exception_narrowed.RULE,
    condition_added.RULE,
    condition_removed.RULE,
    condition_narrowed.RULE,
    condition_widened.RULE,
    occasion_dropped.RULE,
    occasion_added.RULE,
    item_dropped.RULE,
    item_added.RULE,
    degree_lowered.RULE,
    degree_raised.RULE,
    requirement_dropped.RULE,
    requirement_added.RULE,
    deadline_extended.RULE,
    deadline_shortened.RULE,
    cadence_slowed.RULE,
    cadence_quickened.RULE,
    threshold_raised.RULE,
    threshold_lowered.RULE,
    figure_dropped.RULE,
    figure_set.RULE,
    actor_dropped.RULE,
    actor_involved.RULE,
    party_changed.RULE,
    telling_dropped.RULE,
    telling_added.RULE,
    withholding_added.RULE,
    withholding_removed.RULE,
    stopping_dropped.RULE,
    stopping_pledged.RULE,
    urgency_dropped.RULE,
    urgency_added.RULE,
    commitment_replaced.RULE,
    commitment_superseding.RULE,
    commitment_removed.RULE,
    commitment_added.RULE,
    commitment_relocated.RULE,
    commitment_restored.RULE,
)


def all_rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried and documented."""
    return RULES


@cache
def _by_id() -> dict[str, Rule]:
    return {rule.id: rule for rule in RULES}


def rule(identifier: str) -> Rule:
    """The rule with this id. Raises KeyError where there is none."""
    return _by_id()[identifier]


def reason(shift: Shift) -> str:
    """The sentence for a shift: its rule's message with the shift's arguments."""
    return rule(shift.rule).message.format(**shift.arguments)
