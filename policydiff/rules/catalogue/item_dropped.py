"""The rule `item_dropped`: an item of an operative list dropped."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="item_dropped",
    title="An item of an operative list dropped",
    detector="items",
    dimension=Dimension.SCOPE,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="item_added",
    detects=(
        'An item after "including" or in an operative list that the new text lacks, or one that stood beside another '
        '("close" for "suspend or close"); examples ("such as") do not count.'
    ),
    why="An operative list defines the scope of the commitment.",
    message="no longer listed: {words}",
    fires=(
        Example(
            old="Each test covers the main risks, including biology, hacking and persuasion.",
            new="Each test covers the main risks, including biology and hacking.",
        ),
        Example(
            old="We will recall or destroy any saw that fails the drop test.",
            new="We will recall any saw that fails the drop test.",
        ),
    ),
    silent=(
        Example(
            old="Each test covers the main risks, such as biology, hacking and persuasion.",
            new="Each test covers the main risks, such as biology and hacking.",
        ),
    ),
    settings={"reads": "loss", "weight": 0.8},
)
