"""The rule `commitment_removed`: a commitment is gone."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="commitment_removed",
    title="A commitment is gone",
    detector="whole",
    dimension=Dimension.SCOPE,
    direction=Direction.WEAKER,
    severity=Severity.HIGH,
    mirror="commitment_added",
    detects="A commitment of the old text for which nothing in the new one stands.",
    why="A commitment that vanishes silently is what this tool exists to show.",
    message="nothing takes its place",
    fires=(
        Example(
            old="We will pay a bounty to anyone who reports a flaw.",
            new="Our office opens at nine.",
        ),
    ),
    silent=(
        Example(
            old="We will pay a bounty to anyone who reports a flaw.",
            new="We will pay a bounty to anyone reporting a flaw.",
        ),
    ),
    settings={"reads": "loss", "weight": 1.5},
)
