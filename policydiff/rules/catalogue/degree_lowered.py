"""The rule `degree_lowered`: a lower degree of the same."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="degree_lowered",
    title="A lower degree of the same",
    detector="degree",
    dimension=Dimension.SCOPE,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="degree_raised",
    detects=(
        "A word of quantity, frequency or thoroughness that gave way to one further down on its scale, said of the "
        "same thing."
    ),
    why="Most is less than all, often less than always, and what is reasonable less than what is rigorous.",
    message="a lower degree: {before} became {after}",
    fires=(
        Example(
            old="We will inspect all ladders each spring.",
            new="We will inspect some ladders each spring.",
        ),
    ),
    silent=(
        Example(
            old="We will inspect all ladders each spring.",
            new="We will inspect every ladder each spring.",
        ),
    ),
    settings={"reads": "loss", "weight": 0.7},
)
