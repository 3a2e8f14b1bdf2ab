"""The rule `item_added`: an item of an operative list added."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="item_added",
    title="An item of an operative list added",
    detector="items",
    dimension=Dimension.SCOPE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="item_dropped",
    detects=(
        'An item after "including" or in an operative list that the old text lacked, or one more beside another '
        '("suspend or close" for "close"); examples ("such as") do not count.'
    ),
    why="An operative list defines the scope of the commitment.",
    message="newly listed: {words}",
    fires=(
        Example(
            old="Each test covers the main risks, including biology and hacking.",
            new="Each test covers the main risks, including biology, hacking and persuasion.",
        ),
        Example(
            old="We will recall any saw that fails the drop test.",
            new="We will recall or destroy any saw that fails the drop test.",
        ),
    ),
    silent=(
        Example(
            old="Each test covers the main risks, such as biology and hacking.",
            new="Each test covers the main risks, such as biology, hacking and persuasion.",
        ),
    ),
    settings={"reads": "gain", "weight": 0.8},
)
