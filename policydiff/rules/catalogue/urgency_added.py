"""The rule `urgency_added`: now at once."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="urgency_added",
    title="Now at once",
    detector="mentions",
    dimension=Dimension.TRIGGER,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="urgency_dropped",
    detects='Words of haste ("immediately", "promptly") that the old text lacked.',
    why="With them the duty may not wait.",
    message="newly required: {words}",
    fires=(
        Example(
            old="We will revoke access for compromised accounts.",
            new="We will immediately revoke access for compromised accounts.",
        ),
    ),
    silent=(
        Example(
            old="Access for compromised accounts will be revoked immediately.",
            new="We will immediately revoke access for compromised accounts.",
        ),
    ),
    settings={"reads": "gain", "part": "timings", "only": "urgent", "weight": 0.6},
)
