"""The rule `strength_raised`: duty on a higher rung."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="strength_raised",
    title="Duty on a higher rung",
    detector="ladder",
    dimension=Dimension.STRENGTH,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="strength_lowered",
    detects=("The same norm stands on a higher rung of the ladder: binding, intended, discretionary, advisory."),
    why="An intention or option that becomes a duty can be held against its maker.",
    message="from {before} to {after}",
    fires=(
        Example(
            old="We intend to test every new model before release.",
            new="We will test every new model before release.",
        ),
    ),
    silent=(
        Example(
            old="We must test every new model before release.",
            new="We will test every new model before release.",
        ),
    ),
    settings={"reads": "gain"},
)
