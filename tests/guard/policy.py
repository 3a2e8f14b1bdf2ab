"""A small policy and edits of it, for everything that guards."""

from pathlib import Path

from tests.repositories import commit, make_repository

NAME = "docs/lending-policy.md"

POLICY = """\
# Lending Policy

## 1. Safety

We will inspect every power tool every month and publish the results on our website.

We will stop lending a drill as soon as one member has been hurt by it.

## 2. Members

Members must return ladders within 3 days.

We will tell every member about a change of the fees at least 30 days before it takes effect.

## 3. Data

We will never sell the addresses of our members to anybody.

We will delete the data of a member within 14 days after the member has left.
"""

PLEDGE = "We will stop lending a drill as soon as one member has been hurt by it.\n\n"
SALE = "We will never sell the addresses of our members to anybody.\n\n"

REMOVED = POLICY.replace(PLEDGE, "")
WEAKENED = POLICY.replace("We will delete the data", "We may delete the data")
MOVED = POLICY.replace(SALE, "").replace("## 2. Members\n\n", f"## 2. Members\n\n{SALE}")
REFLOWED = POLICY.replace(
    "We will tell every member about a change of the fees at least 30 days before it takes effect.",
    "We will tell every member about a change\nof the fees at least 30 days\nbefore it takes effect.",
)
REWORDED = POLICY.replace(
    "We will inspect every power tool every month and publish the results on our website.",
    "Every power tool will be inspected by us every month, and we will publish the results on our website.",
)
EDITS = {"remove": REMOVED, "weaken": WEAKENED, "move": MOVED, "reflow": REFLOWED, "reword": REWORDED}
STOPPED = frozenset({"remove", "weaken"})


def policy_repository(folder: Path, policy: str = POLICY, name: str = NAME) -> Path:
    """A repository in which the policy has been committed."""
    make_repository(folder)
    commit(folder, {name: policy})
    return folder
