"""The rule `prohibition_lifted`: a prohibition gives way to a permission."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="prohibition_lifted",
    title="A prohibition gives way to a permission",
    detector="prohibition",
    dimension=Dimension.STRENGTH,
    direction=Direction.WEAKER,
    severity=Severity.HIGH,
    mirror="prohibition_imposed",
    detects="What the old text forbade, the new one allows.",
    why="The forbidden act may now take place.",
    message="what was forbidden is now allowed",
    fires=(
        Example(
            old="We will not share your messages with advertisers.",
            new="We may share your messages with advertisers.",
        ),
    ),
    silent=(
        Example(
            old="We will not share your messages with advertisers.",
            new="We shall not share your messages with advertisers.",
        ),
    ),
    settings={"reads": "loss"},
)
