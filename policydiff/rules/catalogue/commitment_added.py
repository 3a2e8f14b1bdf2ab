"""The rule `commitment_added`: a commitment is new."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="commitment_added",
    title="A commitment is new",
    detector="whole",
    dimension=Dimension.SCOPE,
    direction=Direction.STRONGER,
    severity=Severity.INFO,
    mirror="commitment_removed",
    detects="A commitment of the new text for which nothing in the old one stood.",
    why="New commitments tell what the publisher now holds itself to.",
    message="nothing stood in its place",
    fires=(
        Example(
            old="Our office opens at nine.",
            new="We will pay a bounty to anyone who reports a flaw.",
        ),
    ),
    silent=(
        Example(
            old="We will pay a bounty to anyone reporting a flaw.",
            new="We will pay a bounty to anyone who reports a flaw.",
        ),
    ),
    settings={"reads": "gain", "weight": 1.5},
)
