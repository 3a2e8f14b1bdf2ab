"""The rule `commitment_restored`: back where it binds."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="commitment_restored",
    title="Back where it binds",
    detector="whole",
    dimension=Dimension.STRENGTH,
    direction=Direction.STRONGER,
    severity=Severity.LOW,
    mirror="commitment_relocated",
    detects="What stood only in a section of recommendations or aspirations stands in one that binds.",
    why="What binds can be held against its maker.",
    message="now stands where it binds",
    fires=(
        Example(
            old=(
                "## Promises\n"
                "\n"
                "We will repair tools.\n"
                "\n"
                "## Recommendations\n"
                "\n"
                "Libraries should lend tools to each other.\n"
                "\n"
                "We will publish every fault that an inspection finds.\n"
            ),
            new=(
                "## Promises\n"
                "\n"
                "We will repair tools.\n"
                "\n"
                "We will publish every fault that an inspection finds.\n"
                "\n"
                "## Recommendations\n"
                "\n"
                "Libraries should lend tools to each other.\n"
            ),
        ),
    ),
    silent=(
        Example(
            old=(
                "## Promises\n"
                "\n"
                "We will repair tools.\n"
                "\n"
                "## Duties\n"
                "\n"
                "We will publish every fault that an inspection finds.\n"
                "\n"
                "## Recommendations\n"
                "\n"
                "Libraries should lend tools to each other.\n"
            ),
            new=(
                "## Promises\n"
                "\n"
                "We will repair tools.\n"
                "\n"
                "We will publish every fault that an inspection finds.\n"
                "\n"
                "## Recommendations\n"
                "\n"
                "Libraries should lend tools to each other.\n"
            ),
        ),
    ),
    settings={"reads": "gain", "weight": 1.5},
)
