"""The rule `threshold_raised`: a threshold went up."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="threshold_raised",
    title="A threshold went up",
    detector="threshold",
    dimension=Dimension.TRIGGER,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="threshold_lowered",
    detects="A threshold, share or amount that rose.",
    why="A higher bar triggers the duty later and for less.",
    message="{before} became {after}",
    fires=(
        Example(
            old="We test every model trained with more than 10^25 operations.",
            new="We test every model trained with more than 10^26 operations.",
        ),
    ),
    silent=(
        Example(
            old="We test every model trained with more than 10^25 operations.",
            new="Every model trained with over 1e25 operations is tested.",
        ),
    ),
    settings={"reads": "loss", "weight": 0.9},
)
