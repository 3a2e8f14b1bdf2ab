"""The rule `deadline_extended`: more time to comply."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="deadline_extended",
    title="More time to comply",
    detector="deadline",
    dimension=Dimension.TRIGGER,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="deadline_shortened",
    detects="A period of time that grew.",
    why="A longer period lets the duty wait.",
    message="{before} became {after}",
    fires=(
        Example(
            old="We will report incidents within 15 days.",
            new="We will report incidents within 60 days.",
        ),
    ),
    silent=(
        Example(
            old="We will report incidents within 14 days.",
            new="We will report incidents within two weeks.",
        ),
    ),
    settings={"reads": "loss", "weight": 1.0},
)
