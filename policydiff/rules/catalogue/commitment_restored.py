"""The rule `commitment_restored`: back where it binds."""

from policydiff.model import Dimension, Direction, Rule, Severity

RULE = Rule(
    id="commitment_restored",
    title="Back where it binds",
    detector="whole",
    dimension=Dimension.STRENGTH,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="commitment_relocated",
    detects="What stood among recommendations or aspirations, or in a companion document, binds again.",
    why="What binds can be held against its maker.",
    message="now stands where it binds",
    fires=(),
    silent=(),
    settings={"reads": "gain", "weight": 1.5},
)
