"""The rule `strength_lowered`: duty on a lower rung."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="strength_lowered",
    title="Duty on a lower rung",
    detector="ladder",
    dimension=Dimension.STRENGTH,
    direction=Direction.WEAKER,
    severity=Severity.HIGH,
    mirror="strength_raised",
    detects="The same norm stands on a lower rung of the ladder: binding, intended, discretionary, advisory.",
    why="A duty that becomes an intention or an option can be dropped without breaking the policy.",
    message="from {before} to {after}",
    fires=(
        Example(
            old="We will test every new model before release.",
            new="We intend to test every new model before release.",
        ),
    ),
    silent=(
        Example(
            old="We will test every new model before release.",
            new="We must test every new model before release.",
        ),
    ),
    settings={"reads": "loss"},
)
