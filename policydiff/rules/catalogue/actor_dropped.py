"""The rule `actor_dropped`: a named body or outside party dropped."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="actor_dropped",
    title="A named body or outside party dropped",
    detector="mentions",
    dimension=Dimension.ACTOR,
    direction=Direction.WEAKER,
    severity=Severity.HIGH,
    mirror="actor_involved",
    detects="A body, role or outside party that the old text involved and the new one does not.",
    why="Those who are no longer named no longer check.",
    message="no longer involved: {words}",
    fires=(
        Example(
            old="The board of directors and external auditors will review the report.",
            new="The safety team will review the report.",
        ),
    ),
    silent=(
        Example(
            old="External auditors will review the report.",
            new="The report will be reviewed by external auditors.",
        ),
    ),
    settings={"reads": "loss", "part": "actors", "weight": 0.6},
)
