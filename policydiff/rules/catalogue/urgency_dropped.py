"""The rule `urgency_dropped`: no longer at once."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="urgency_dropped",
    title="No longer at once",
    detector="mentions",
    dimension=Dimension.TRIGGER,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="urgency_added",
    detects='Words of haste ("immediately", "promptly") that the new text lacks.',
    why="Without them the duty may wait.",
    message="no longer required: {words}",
    fires=(
        Example(
            old="We will immediately revoke access for compromised accounts.",
            new="We will revoke access for compromised accounts.",
        ),
    ),
    silent=(
        Example(
            old="We will immediately revoke access for compromised accounts.",
            new="Access for compromised accounts will be revoked immediately.",
        ),
    ),
    settings={"reads": "loss", "part": "timings", "only": "urgent", "weight": 0.6},
)
