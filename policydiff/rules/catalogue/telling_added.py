"""The rule `telling_added`: something is told that was not."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="telling_added",
    title="Something is told that was not",
    detector="mentions",
    dimension=Dimension.DISCLOSURE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="telling_dropped",
    detects="Words of publishing, sharing or notifying in the new text, and none in the old.",
    why="What is told can be checked from outside.",
    message="newly told: {words}",
    fires=(
        Example(
            old="We will store the findings of our yearly safety review.",
            new="We will publish the findings of our yearly safety review.",
        ),
    ),
    silent=(
        Example(
            old="We will make public the findings of our yearly safety review.",
            new="We will publish the findings of our yearly safety review.",
        ),
    ),
    settings={"reads": "gain", "part": "disclosures", "all_gone": 1, "weight": 0.8},
)
