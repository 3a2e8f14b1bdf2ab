"""The rule `threshold_lowered`: a threshold went down."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="threshold_lowered",
    title="A threshold went down",
    detector="threshold",
    dimension=Dimension.TRIGGER,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="threshold_raised",
    detects="A threshold, share or amount that fell.",
    why="A lower bar triggers the duty earlier and for more.",
    message="{before} became {after}",
    fires=(
        Example(
            old="We test every model trained with more than 10^26 operations.",
            new="We test every model trained with more than 10^25 operations.",
        ),
    ),
    silent=(
        Example(
            old="Every model trained with over 1e25 operations is tested.",
            new="We test every model trained with more than 10^25 operations.",
        ),
    ),
    settings={"reads": "gain", "weight": 0.9},
)
