"""The rule `prohibition_imposed`: a permission gives way to a prohibition."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="prohibition_imposed",
    title="A permission gives way to a prohibition",
    detector="prohibition",
    dimension=Dimension.STRENGTH,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="prohibition_lifted",
    detects="What the old text allowed, the new one forbids.",
    why="The act may no longer take place.",
    message="what was allowed is now forbidden",
    fires=(
        Example(
            old="We may share your messages with advertisers.",
            new="We will not share your messages with advertisers.",
        ),
    ),
    silent=(
        Example(
            old="We shall not share your messages with advertisers.",
            new="We will not share your messages with advertisers.",
        ),
    ),
    settings={"reads": "gain"},
)
