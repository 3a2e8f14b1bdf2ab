"""The rule `condition_narrowed`: a condition covers fewer cases."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="condition_narrowed",
    title="A condition covers fewer cases",
    detector="refined",
    dimension=Dimension.TRIGGER,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="condition_widened",
    detects="A condition that stands in both texts and gained a qualifying word, or lost an alternative.",
    why="The duty now applies in fewer cases, though its condition looks the same.",
    message="fewer cases: {words}",
    fires=(
        Example(
            old="If a change affects your rights, we will notify you.",
            new="If a change greatly affects your rights, we will notify you.",
        ),
    ),
    silent=(
        Example(
            old="If an incident occurs, we will notify you.",
            new="When an incident occurs, we will notify you.",
        ),
    ),
    settings={"part": "conditions", "becomes": "narrower", "weight": 0.6},
)
