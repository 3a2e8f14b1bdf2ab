"""The rule `deadline_shortened`: less time to comply."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="deadline_shortened",
    title="Less time to comply",
    detector="deadline",
    dimension=Dimension.TRIGGER,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="deadline_extended",
    detects="A period of time that shrank.",
    why="A shorter period makes the duty bite sooner.",
    message="{before} became {after}",
    fires=(
        Example(
            old="We will report incidents within 60 days.",
            new="We will report incidents within 15 days.",
        ),
    ),
    silent=(
        Example(
            old="We will report incidents within two weeks.",
            new="We will report incidents within 14 days.",
        ),
    ),
    settings={"reads": "gain", "weight": 1.0},
)
