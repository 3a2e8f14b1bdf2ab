"""The rule `requirement_added`: the requirement asks for more."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="requirement_added",
    title="The requirement asks for more",
    detector="content",
    dimension=Dimension.SCOPE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="requirement_dropped",
    detects=(
        "Words that carry meaning in the new text have no counterpart in the old one, beyond what rewording explains."
    ),
    why="What is newly said can be asked for.",
    message="newly said: {words}",
    fires=(
        Example(
            old="We test each new model for hacking in our own laboratory.",
            new="We test each new model for hacking in our own laboratory with fresh prompts, seeds and tools.",
        ),
    ),
    silent=(
        Example(
            old="We will evaluate each model for hacking.",
            new="We test each model for hacking.",
        ),
        Example(
            old="We follow the procedure of Section 3.",
            new="We follow the procedure of Section 3 and weigh, label and store each sample in a dry cellar.",
        ),
    ),
    settings={"reads": "gain", "share": 0.17, "lead": 0.08, "most": 0.5, "weight": 0.9},
)
