"""The rule `condition_added`: a new condition on a duty."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="condition_added",
    title="A new condition on a duty",
    detector="conditions",
    dimension=Dimension.TRIGGER,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="condition_removed",
    detects='A condition or trigger ("if", "when", "provided that") that the old text did not set.',
    why="The duty now applies in fewer cases.",
    message="new condition: {words}",
    fires=(
        Example(
            old="We will notify the regulator of incidents.",
            new="We will notify the regulator of incidents if a director considers them severe.",
        ),
    ),
    silent=(
        Example(
            old="If an incident occurs, we will notify the regulator.",
            new="When an incident occurs, we will notify the regulator.",
        ),
    ),
    settings={"reads": "gain", "part": "conditions", "weight": 0.6},
)
