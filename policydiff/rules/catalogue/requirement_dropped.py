"""The rule `requirement_dropped`: part of the requirement lost."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="requirement_dropped",
    title="Part of the requirement lost",
    detector="content",
    dimension=Dimension.SCOPE,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="requirement_added",
    detects=(
        "Words that carry meaning in the old text have no counterpart in the new one, beyond what rewording explains."
    ),
    why="What is no longer said can no longer be asked for.",
    message="no longer said: {words}",
    fires=(
        Example(
            old="We test each new model for hacking in our own laboratory with fresh prompts, seeds and tools.",
            new="We test each new model for hacking in our own laboratory.",
        ),
    ),
    silent=(
        Example(
            old="We test each model for hacking.",
            new="We will evaluate each model for hacking.",
        ),
    ),
    settings={"reads": "loss", "share": 0.17, "lead": 0.08, "weight": 0.9},
)
