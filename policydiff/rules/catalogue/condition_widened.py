"""The rule `condition_widened`: a condition covers more cases."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="condition_widened",
    title="A condition covers more cases",
    detector="refined",
    dimension=Dimension.TRIGGER,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="condition_narrowed",
    detects="A condition that stands in both texts and lost a qualifying word, or gained an alternative.",
    why="The duty now applies in more cases.",
    message="more cases: {words}",
    fires=(
        Example(
            old="If a change greatly affects your rights, we will notify you.",
            new="If a change affects your rights, we will notify you.",
        ),
    ),
    silent=(
        Example(
            old="If an incident occurs, we will notify you.",
            new="When an incident occurs, we will notify you.",
        ),
    ),
    settings={"part": "conditions", "becomes": "wider", "weight": 0.6},
)
