"""The rule `occasion_dropped`: an occasion on which the duty fell due is gone."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="occasion_dropped",
    title="An occasion on which the duty fell due is gone",
    detector="conditions",
    dimension=Dimension.TRIGGER,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="occasion_added",
    detects=('A moment ("before", "after", "during") at which the duty fell due in the old text and no longer does.'),
    why="With the occasion gone the duty falls due less often, or at no stated time.",
    message="no longer due: {words}",
    fires=(
        Example(
            old="We assess the model during development and before public launch.",
            new="We assess the model during development.",
        ),
    ),
    silent=(
        Example(
            old="We assess the model before public launch.",
            new="Before public launch we assess the model.",
        ),
    ),
    settings={"reads": "loss", "part": "occasions", "weight": 0.6},
)
