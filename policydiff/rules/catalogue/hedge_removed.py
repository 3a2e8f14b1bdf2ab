"""The rule `hedge_removed`: room for judgement taken away."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="hedge_removed",
    title="Room for judgement taken away",
    detector="mentions",
    dimension=Dimension.STRENGTH,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="hedge_added",
    detects="Words that left the keeping of a commitment to its maker are gone.",
    why="Without the hedge the sentence promises more.",
    message="room for judgement gone: {words}",
    fires=(
        Example(
            old="We publish the results of each evaluation where feasible.",
            new="We publish the results of each evaluation.",
        ),
    ),
    silent=(
        Example(
            old="Where feasible, we publish each evaluation's results.",
            new="We publish the results of each evaluation where feasible.",
        ),
    ),
    settings={"reads": "loss", "part": "hedges", "exchanged": 1, "weight": 0.6},
)
