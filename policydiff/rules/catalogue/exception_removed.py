"""The rule `exception_removed`: an exception falls away."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="exception_removed",
    title="An exception falls away",
    detector="conditions",
    dimension=Dimension.SCOPE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="exception_added",
    detects="An exception that the old text made is gone.",
    why="The promise now covers what had been excepted.",
    message="exception gone: {words}",
    fires=(
        Example(
            old="We will delete personal data within 30 days, unless retention serves a business purpose.",
            new="We will delete personal data within 30 days.",
        ),
    ),
    silent=(
        Example(
            old="Unless the law forbids it, we will delete personal data within 30 days.",
            new="We will delete personal data within 30 days, unless the law forbids it.",
        ),
    ),
    settings={"reads": "loss", "part": "exceptions", "weight": 1.0},
)
