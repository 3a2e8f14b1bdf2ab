"""The rule `commitment_replaced`: only a looser passage takes its place."""

from policydiff.model import Dimension, Direction, Rule, Severity

RULE = Rule(
    id="commitment_replaced",
    title="Only a looser passage takes its place",
    detector="whole",
    dimension=Dimension.SCOPE,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="commitment_superseding",
    detects=("No clause of the new text says the same; the passage shown governs the same object, with other words."),
    why="What the old words required has to be read into the new ones.",
    message="no clause says the same; this passage comes closest",
    fires=(),
    silent=(),
    settings={"reads": "loss", "weight": 0.7},
)
