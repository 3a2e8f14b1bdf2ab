"""The rule `commitment_superseding`: it takes the place of a looser passage."""

from policydiff.model import Dimension, Direction, Rule, Severity

RULE = Rule(
    id="commitment_superseding",
    title="It takes the place of a looser passage",
    detector="whole",
    dimension=Dimension.SCOPE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="commitment_replaced",
    detects=("No clause of the old text said the same; the passage shown governed the same object, with other words."),
    why="What the new words require had to be read into the old ones.",
    message="no clause said the same; this passage came closest",
    fires=(),
    silent=(),
    settings={"reads": "gain", "weight": 0.7},
)
