"""The rule `stopping_dropped`: a pledge to stop is gone."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="stopping_dropped",
    title="A pledge to stop is gone",
    detector="stopping",
    dimension=Dimension.CONSEQUENCE,
    direction=Direction.WEAKER,
    severity=Severity.CRITICAL,
    mirror="stopping_pledged",
    detects=("A pledge to pause, halt, delete or not deploy in the old text, and no such consequence in the new."),
    why="Stopping is the consequence that gives the other commitments their weight.",
    message="no longer pledged: {words}",
    fires=(
        Example(
            old="We will pause training until the safeguards are in place.",
            new="We will slow training until the safeguards are in place.",
        ),
    ),
    silent=(
        Example(
            old="We will pause training until the safeguards are in place.",
            new="We will halt training until the safeguards are in place.",
        ),
    ),
    settings={"reads": "loss", "weight": 1.2},
)
