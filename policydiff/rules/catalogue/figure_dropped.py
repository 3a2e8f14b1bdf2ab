"""The rule `figure_dropped`: a number gives way to words."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="figure_dropped",
    title="A number gives way to words",
    detector="figure_gone",
    dimension=Dimension.TRIGGER,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="figure_set",
    detects="A number with its unit in the old text, and none of its kind in the new.",
    why="Without the number nobody can say whether the commitment was kept.",
    message="no longer stated: {words}",
    fires=(
        Example(
            old="We repeat the assessment at least every six months.",
            new="We repeat the assessment on a regular basis.",
        ),
    ),
    silent=(
        Example(
            old="We repeat the assessment every six months.",
            new="The assessment is repeated by us every six months.",
        ),
    ),
    settings={"reads": "loss", "weight": 0.9},
)
