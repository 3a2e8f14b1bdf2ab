"""The rule `exception_narrowed`: an exception covers fewer cases."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="exception_narrowed",
    title="An exception covers fewer cases",
    detector="refined",
    dimension=Dimension.SCOPE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="exception_widened",
    detects="An exception that stands in both texts and gained a qualifying word, or lost an alternative.",
    why="What the exception no longer covers is promised again.",
    message="fewer exceptions: {words}",
    fires=(
        Example(
            old="You shall bear all losses except losses from our negligence.",
            new="You shall bear all losses except losses from our gross negligence.",
        ),
    ),
    silent=(
        Example(
            old="We delete the data unless the law forbids it.",
            new="Unless the law forbids it, we delete the data.",
        ),
    ),
    settings={"part": "exceptions", "becomes": "narrower", "weight": 0.6},
)
