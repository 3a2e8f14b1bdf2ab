"""Paragraphs that repeat a section in plain words."""

import pytest

from policydiff.model import Norm
from policydiff.parse import parse
from policydiff.rules.judge import compare

SECTION = "## Saws\n\nWe will inspect every borrowed saw within 3 days.\n\n"
NEXT = "\n\nMembers must oil the saws.\n"


@pytest.mark.parametrize(
    "summary",
    [
        "In short: We will look at your saw. You must bring it back.",
        "_Summary: We will look at your saw. You must bring it back._",
        "**In plain language.** We will look at your saw. You must bring it back.",
        "More simply put\n\nWe will look at your saw. You must bring it back.",
    ],
)
def test_a_summary_binds_nobody(summary: str) -> None:
    found = parse(SECTION + summary + NEXT).clauses
    assert [clause.norm.binds for clause in found if "your saw" in clause.plain or "bring it" in clause.plain] == [
        False,
        False,
    ]
    assert found[-1].binds


@pytest.mark.parametrize(
    "text",
    [
        "Summary reports: We will publish them every year.",
        "In short cases: We will inspect the saw at once.",
        "## Summary\n\nWe will inspect every borrowed saw.",
    ],
    ids=["a thing that is called so", "an opening that goes on", "a section of its own"],
)
def test_what_only_looks_like_one_binds(text: str) -> None:
    assert any(clause.norm is Norm.OBLIGATION for clause in parse(text).clauses)


def test_a_summary_that_comes_is_no_commitment_and_takes_no_place() -> None:
    duty = "We will mend each saw that a member brings back broken."
    comparison = compare(
        parse(f"{SECTION}{duty}\n"), parse(f"{SECTION}In short: We will mend your saw if you bring it back broken.\n")
    )
    assert [(change.outcome.value, change.old[0].plain) for change in comparison.changes if change.material] == [
        ("removed", duty)
    ]
