"""The rule `withholding_removed`: more of it is told."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="withholding_removed",
    title="More of it is told",
    detector="mentions",
    dimension=Dimension.DISCLOSURE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="withholding_added",
    detects="Words that kept something back are gone.",
    why="The full text shows what a summary hides.",
    message="no longer kept back: {words}",
    fires=(
        Example(
            old="We publish a redacted report on each model.",
            new="We publish the report on each model.",
        ),
    ),
    silent=(
        Example(
            old="A redacted report on each model is published.",
            new="We publish a redacted report on each model.",
        ),
    ),
    settings={"reads": "loss", "part": "disclosures", "only": "withholding", "weight": 0.5},
)
