"""The rule `exception_widened`: an exception covers more cases."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="exception_widened",
    title="An exception covers more cases",
    detector="refined",
    dimension=Dimension.SCOPE,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="exception_narrowed",
    detects="An exception that stands in both texts and lost a qualifying word, or gained an alternative.",
    why="What the exception now covers is no longer promised.",
    message="more exceptions: {words}",
    fires=(
        Example(
            old="You shall bear all losses except losses from our gross negligence.",
            new="You shall bear all losses except losses from our negligence.",
        ),
    ),
    silent=(
        Example(
            old="We delete the data unless the law forbids it.",
            new="Unless the law forbids it, we delete the data.",
        ),
    ),
    settings={"part": "exceptions", "becomes": "wider", "weight": 0.6},
)
