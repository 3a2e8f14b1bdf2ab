"""The rule `commitment_relocated`: alive only outside the policy's binding sections."""

from policydiff.model import Dimension, Direction, Example, Rule, Severity

RULE = Rule(
    id="commitment_relocated",
    title="Alive only outside the policy's binding sections",
    detector="whole",
    dimension=Dimension.STRENGTH,
    direction=Direction.WEAKER,
    severity=Severity.HIGH,
    mirror="commitment_restored",
    detects=(
        "The commitment survives only in a section of recommendations or aspirations, or in a companion document."
    ),
    why=(
        "A recommendation is not a promise, and a companion document, even one that binds, can change without a new "
        "version of the policy."
    ),
    message="now stands only outside the policy's binding sections",
    fires=(
        Example(
            old=(
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
            new=(
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
        ),
    ),
    silent=(
        Example(
            old=(
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
            new=(
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
        ),
    ),
    settings={"reads": "loss", "weight": 1.5},
)
