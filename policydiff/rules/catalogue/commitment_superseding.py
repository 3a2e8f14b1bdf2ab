"""The rule `commitment_superseding`: it takes the place of a looser passage."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="commitment_superseding",
    title="It takes the place of a looser passage",
    detector="whole",
    dimension=Dimension.SCOPE,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="commitment_replaced",
    detects=(
        "No clause of the old text said the same; the passage shown governed the same object, with other words. Spoken "
        "only where the new text carries the earlier date: commitments are traced forward in time."
    ),
    why="What the new words require had to be read into the old ones.",
    message="no clause said the same; this passage came closest",
    fires=(
        Example(
            old=(
                "---\n"
                "effective: 2025-06-01\n"
                "---\n"
                "\n"
                "# Bicycles\n"
                "\n"
                "We will record worn brakes and broken lamps in the workshop book.\n"
                "\n"
                "There are many safeguards for damaged bicycles and their riders.\n"
            ),
            new=(
                "---\n"
                "effective: 2024-06-01\n"
                "---\n"
                "\n"
                "# Bicycles\n"
                "\n"
                "We will record worn brakes and broken lamps in the workshop book.\n"
                "\n"
                "We will lock away every bicycle with worn brakes until a mechanic has repaired it.\n"
            ),
        ),
    ),
    silent=(
        Example(
            old=(
                "---\n"
                "effective: 2025-06-01\n"
                "---\n"
                "\n"
                "# Bicycles\n"
                "\n"
                "We will record worn brakes and broken lamps in the workshop book.\n"
                "\n"
                "Every bicycle with worn brakes will be locked away until a mechanic has repaired it.\n"
            ),
            new=(
                "---\n"
                "effective: 2024-06-01\n"
                "---\n"
                "\n"
                "# Bicycles\n"
                "\n"
                "We will record worn brakes and broken lamps in the workshop book.\n"
                "\n"
                "We will lock away every bicycle with worn brakes until a mechanic has repaired it.\n"
            ),
        ),
    ),
    settings={"reads": "gain", "weight": 0.7},
)
