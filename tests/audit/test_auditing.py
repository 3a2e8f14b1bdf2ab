"""The broader question: what does an account announce to a reader?"""

import pytest

from policydiff.audit.account import entries
from policydiff.audit.auditing import Audit, audit
from policydiff.audit.companion import relocated
from policydiff.model import Direction, Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare

OLD = """\
# Library

## Tool Inspection

We will inspect every ladder every month.

We will test the brakes of each bicycle.

## Updates to These Rules

Every six months, we will discuss how these rules may be improved.
"""
NEW = """\
# Library

## Tool Inspection

We may inspect every ladder every month.

We may test the brakes of each bicycle.

## Updates to These Rules

Every twelve months, we will discuss how these rules may be improved.
"""


def audited(account: str, old: str = OLD, new: str = NEW) -> Audit:
    return audit(compare(parse(old), parse(new)), entries(account))


def verdicts(found: Audit) -> dict[str, str]:
    words = {"ladder": "ladder", "bicycle": "bicycle", "discuss": "rules"}
    return {
        name: str(one.verdict)
        for one in found.findings
        for word, name in words.items()
        if word in one.change.old[0].text
    }


SILENT = {"ladder": "silent", "bicycle": "silent", "rules": "silent"}


@pytest.mark.parametrize(
    ("account", "announced"),
    [
        ("- Less prescriptive tool inspection", {"ladder", "bicycle"}),
        ("- More rigorous tool inspection", set()),
        ("- Adjusting the update cadence of these rules", {"rules"}),
        ("- Weakened: inspecting a ladder every month is now optional.", {"ladder"}),
        ("- Inspecting ladders every month is unchanged.", set()),
        ("- Opened a second branch by the harbour.", set()),
        ("", set()),
    ],
)
def test_what_is_announced(account: str, announced: set[str]) -> None:
    found = verdicts(audited(account))
    assert set(found) == set(SILENT)
    assert {name for name, verdict in found.items() if verdict == "announced"} == announced


def test_each_announcement_shows_its_entry_and_the_rest_is_unshown() -> None:
    found = audited("- Less prescriptive tool inspection\n- Opened a second branch by the harbour.\n")
    assert {one.entry.line for one in found.findings if one.entry} == {1}
    assert [entry.line for entry in found.unshown] == [2]
    assert found.silence.strict.count == 1
    assert set(found.by_direction()) == {Direction.WEAKER}
    assert sum(each.strict.total for each in found.by_category().values()) == len(found.findings) == 3


def test_nothing_changed_is_nothing_to_announce() -> None:
    found = audited("- Less prescriptive tool inspection", OLD, OLD)
    assert found.findings == ()
    assert found.silence.strict.share is None
    assert len(found.unshown) == 1


GONE = OLD.replace("We will test the brakes of each bicycle.\n\n", "")


@pytest.mark.parametrize(
    ("companion", "outcome"),
    [
        ("# Bicycle Handbook\n\nWe will test the brakes of every bicycle.\n", Outcome.RELOCATED),
        ("# Bicycle Handbook\n\nWe will paint the shed green.\n", Outcome.REMOVED),
        ("# Bicycle Handbook\n\nThe brakes of a bicycle were invented long ago.\n", Outcome.REMOVED),
        ("", Outcome.REMOVED),
    ],
)
def test_what_lives_on_in_a_companion_is_relocated(companion: str, outcome: Outcome) -> None:
    comparison = compare(parse(OLD), parse(GONE))
    found = relocated(comparison, [parse(companion)])
    assert [change.outcome for change in found.changes if change.material] == [outcome]
    assert len(found.changes) == len(comparison.changes)
    if outcome is Outcome.RELOCATED:
        (shift,) = found.changes[0].shifts
        assert shift.rule == "commitment_relocated"
        assert shift.new[0].text == "We will test the brakes of every bicycle."
