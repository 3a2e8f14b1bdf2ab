"""The rule `withholding_added`: less of it is told."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="withholding_added",
    title="Less of it is told",
    detector="mentions",
    dimension=Dimension.DISCLOSURE,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="withholding_removed",
    detects="Words that keep something back (redacted, summary, selected) that the old text did not have.",
    why="A summary or redacted text hides what matters.",
    message="newly kept back: {words}",
    fires=(
        Example(
            old="We publish the report on each model.",
            new="We publish a redacted report on each model.",
        ),
    ),
    silent=(
        Example(
            old="We publish a redacted report on each model.",
            new="A redacted report on each model is published.",
        ),
    ),
    settings={"reads": "gain", "part": "disclosures", "only": "withholding", "weight": 0.5},
)
