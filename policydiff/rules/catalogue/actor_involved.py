"""The rule `actor_involved`: a named body or outside party involved."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="actor_involved",
    title="A named body or outside party involved",
    detector="mentions",
    dimension=Dimension.ACTOR,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="actor_dropped",
    detects="A body, role or outside party that the new text involves and the old one did not.",
    why="Those who are newly named can check.",
    message="newly involved: {words}",
    fires=(
        Example(
            old="The safety team will review the report.",
            new="The board of directors and external auditors will review the report.",
        ),
    ),
    silent=(
        Example(
            old="The report will be reviewed by external auditors.",
            new="External auditors will review the report.",
        ),
    ),
    settings={"reads": "gain", "part": "actors", "weight": 0.6},
)
