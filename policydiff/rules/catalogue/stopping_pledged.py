"""The rule `stopping_pledged`: a pledge to stop is made."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="stopping_pledged",
    title="A pledge to stop is made",
    detector="stopping",
    dimension=Dimension.CONSEQUENCE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="stopping_dropped",
    detects=("A pledge to pause, halt, delete or not deploy in the new text, and no such consequence in the old."),
    why="Stopping is the consequence that gives the other commitments their weight.",
    message="newly pledged: {words}",
    fires=(
        Example(
            old="We will slow training until the safeguards are in place.",
            new="We will pause training until the safeguards are in place.",
        ),
    ),
    silent=(
        Example(
            old="We will halt training until the safeguards are in place.",
            new="We will pause training until the safeguards are in place.",
        ),
    ),
    settings={"reads": "gain", "weight": 1.2},
)
