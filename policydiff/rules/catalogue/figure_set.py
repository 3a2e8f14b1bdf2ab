"""The rule `figure_set`: a number is set."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="figure_set",
    title="A number is set",
    detector="figure_gone",
    dimension=Dimension.TRIGGER,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="figure_dropped",
    detects="A number with its unit in the new text, and none of its kind in the old.",
    why="With a number anyone can say whether the commitment was kept.",
    message="newly stated: {words}",
    fires=(
        Example(
            old="We repeat the assessment on a regular basis.",
            new="We repeat the assessment at least every six months.",
        ),
    ),
    silent=(
        Example(
            old="The assessment is repeated by us every six months.",
            new="We repeat the assessment every six months.",
        ),
    ),
    settings={"reads": "gain", "weight": 0.9},
)
