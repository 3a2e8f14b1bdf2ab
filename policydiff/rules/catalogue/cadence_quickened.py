"""The rule `cadence_quickened`: a quicker cadence."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="cadence_quickened",
    title="A quicker cadence",
    detector="cadence",
    dimension=Dimension.TRIGGER,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="cadence_slowed",
    detects="Something done at stated intervals is done more often.",
    why="More occasions on which the duty must be kept.",
    message="{before} became {after}",
    fires=(
        Example(
            old="We review the policy every six months.",
            new="We review the policy every three months.",
        ),
    ),
    silent=(
        Example(
            old="We review the policy every three months.",
            new="We review the policy quarterly.",
        ),
    ),
    settings={"reads": "gain", "weight": 1.0},
)
