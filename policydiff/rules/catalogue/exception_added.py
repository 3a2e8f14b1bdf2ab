"""The rule `exception_added`: a new exception."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="exception_added",
    title="A new exception",
    detector="conditions",
    dimension=Dimension.SCOPE,
    direction=Direction.WEAKER,
    severity=Severity.HIGH,
    mirror="exception_removed",
    detects='An exception ("unless", "except", "other than") that the old text did not make.',
    why="What the exception covers is no longer promised.",
    message="new exception: {words}",
    fires=(
        Example(
            old="We will delete personal data within 30 days.",
            new="We will delete personal data within 30 days, unless retention serves a business purpose.",
        ),
    ),
    silent=(
        Example(
            old="We will delete personal data within 30 days, unless the law forbids it.",
            new="Unless the law forbids it, we will delete personal data within 30 days.",
        ),
    ),
    settings={"reads": "gain", "part": "exceptions", "weight": 1.0},
)
