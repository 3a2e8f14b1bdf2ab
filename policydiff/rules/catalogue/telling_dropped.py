"""The rule `telling_dropped`: nothing is told any more."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="telling_dropped",
    title="Nothing is told any more",
    detector="mentions",
    dimension=Dimension.DISCLOSURE,
    direction=Direction.WEAKER,
    severity=Severity.HIGH,
    mirror="telling_added",
    detects="Words of publishing, sharing or notifying in the old text, and none in the new.",
    why="What is not told cannot be checked from outside.",
    message="no longer told: {words}",
    fires=(
        Example(
            old="We will publish the findings of our yearly safety review.",
            new="We will store the findings of our yearly safety review.",
        ),
    ),
    silent=(
        Example(
            old="We will publish the findings of our yearly safety review.",
            new="We will make public the findings of our yearly safety review.",
        ),
    ),
    settings={"reads": "loss", "part": "disclosures", "all_gone": 1, "weight": 0.8},
)
