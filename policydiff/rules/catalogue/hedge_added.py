"""The rule `hedge_added`: room for judgement added."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="hedge_added",
    title="Room for judgement added",
    detector="mentions",
    dimension=Dimension.STRENGTH,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="hedge_removed",
    detects=(
        'Words that leave the keeping of a commitment to its maker ("as appropriate", "where feasible", '
        '"if warranted") that the old text did not have.'
    ),
    why="A hedge lets the same sentence promise less.",
    message="new room for judgement: {words}",
    fires=(
        Example(
            old="We publish the results of each evaluation.",
            new="We publish the results of each evaluation where feasible.",
        ),
    ),
    silent=(
        Example(
            old="We publish the results of each evaluation where feasible.",
            new="Where feasible, we publish each evaluation's results.",
        ),
    ),
    settings={"reads": "gain", "part": "hedges", "exchanged": 1, "weight": 0.6},
)
