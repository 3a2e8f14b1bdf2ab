"""The rule `degree_raised`: a higher degree of the same."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="degree_raised",
    title="A higher degree of the same",
    detector="degree",
    dimension=Dimension.SCOPE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="degree_lowered",
    detects=(
        "A word of quantity, frequency or thoroughness that gave way to one further up on its scale, said of the same "
        "thing."
    ),
    why="All is more than most, always more than often, and what is rigorous more than what is reasonable.",
    message="a higher degree: {before} became {after}",
    fires=(
        Example(
            old="We guard the depot with reasonable locks.",
            new="We guard the depot with robust locks.",
        ),
    ),
    silent=(
        Example(
            old="We guard the depot with locks.",
            new="We guard the depot with robust locks.",
        ),
    ),
    settings={"reads": "gain", "weight": 0.7},
)
