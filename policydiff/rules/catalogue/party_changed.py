"""The rule `party_changed`: another legal entity."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="party_changed",
    title="Another legal entity",
    detector="party",
    dimension=Dimension.ACTOR,
    direction=Direction.UNCLEAR,
    severity=Severity.MEDIUM,
    mirror="party_changed",
    detects="Where the text names who stands behind it, another legal entity is named.",
    why="Who can be held to the text has changed.",
    message="{before} became {after}",
    fires=(
        Example(
            old="These terms are an agreement between you and Acme Labs, Inc.",
            new="These terms are an agreement between you and Acme Trading Limited.",
        ),
    ),
    silent=(
        Example(
            old="These terms are an agreement between you and Acme Labs, Inc.",
            new="These Terms are an agreement between you and Acme Labs Inc.",
        ),
    ),
    settings={"weight": 0.8},
)
