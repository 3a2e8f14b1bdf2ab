"""The rule `commitment_replaced`: only a looser passage takes its place."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="commitment_replaced",
    title="Only a looser passage takes its place",
    detector="whole",
    dimension=Dimension.SCOPE,
    direction=Direction.WEAKER,
    severity=Severity.MEDIUM,
    mirror="commitment_superseding",
    detects=("No clause of the new text says the same; the passage shown governs the same object, with other words."),
    why="What the old words required has to be read into the new ones.",
    message="no clause says the same; this passage comes closest",
    fires=(
        Example(
            old=(
                "# Bicycles\n"
                "\n"
                "We will record worn brakes and broken lamps in the workshop book.\n"
                "\n"
                "We will lock away every bicycle with worn brakes until a mechanic has repaired it.\n"
            ),
            new=(
                "# Bicycles\n"
                "\n"
                "We will record worn brakes and broken lamps in the workshop book.\n"
                "\n"
                "There are many safeguards for damaged bicycles and their riders.\n"
            ),
        ),
    ),
    silent=(
        Example(
            old=(
                "# Bicycles\n"
                "\n"
                "We will record worn brakes and broken lamps in the workshop book.\n"
                "\n"
                "We will lock away every bicycle with worn brakes until a mechanic has repaired it.\n"
            ),
            new=(
                "# Bicycles\n"
                "\n"
                "We will record worn brakes and broken lamps in the workshop book.\n"
                "\n"
                "Every bicycle with worn brakes will be locked away until a mechanic has repaired it.\n"
            ),
        ),
    ),
    settings={"reads": "loss", "weight": 0.7},
)
