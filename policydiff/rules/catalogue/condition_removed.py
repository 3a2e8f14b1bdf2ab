"""The rule `condition_removed`: a condition on a duty falls away."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="condition_removed",
    title="A condition on a duty falls away",
    detector="conditions",
    dimension=Dimension.TRIGGER,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="condition_added",
    detects="A condition or trigger that the old text set is gone.",
    why="The duty now applies in more cases.",
    message="condition gone: {words}",
    fires=(
        Example(
            old="We will notify the regulator of incidents if a director considers them severe.",
            new="We will notify the regulator of incidents.",
        ),
    ),
    silent=(
        Example(
            old="When an incident occurs, we will notify the regulator.",
            new="If an incident occurs, we will notify the regulator.",
        ),
    ),
    settings={"reads": "loss", "part": "conditions", "weight": 0.6},
)
