"""The rule `occasion_added`: a new occasion on which the duty falls due."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="occasion_added",
    title="A new occasion on which the duty falls due",
    detector="conditions",
    dimension=Dimension.TRIGGER,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="occasion_dropped",
    detects='A moment ("before", "after", "during") at which the duty falls due in the new text and did not.',
    why="The duty falls due once more, or at a stated time.",
    message="newly due: {words}",
    fires=(
        Example(
            old="We assess the model during development.",
            new="We assess the model during development and before public launch.",
        ),
    ),
    silent=(
        Example(
            old="Before public launch we assess the model.",
            new="We assess the model before public launch.",
        ),
    ),
    settings={"reads": "gain", "part": "occasions", "weight": 0.6},
)
