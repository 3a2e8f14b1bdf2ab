"""The rule `cadence_slowed`: a slower cadence."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="cadence_slowed",
    title="A slower cadence",
    detector="cadence",
    dimension=Dimension.TRIGGER,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="cadence_quickened",
    detects="Something done at stated intervals is done less often.",
    why="Fewer occasions on which the duty must be kept.",
    message="{before} became {after}",
    fires=(
        Example(
            old="We review the policy every three months.",
            new="We review the policy every six months.",
        ),
    ),
    silent=(
        Example(
            old="We review the policy quarterly.",
            new="We review the policy every three months.",
        ),
    ),
    settings={"reads": "loss", "weight": 1.0},
)
