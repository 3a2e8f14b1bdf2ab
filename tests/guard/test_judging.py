from collections.abc import Mapping
from dataclasses import replace

import pytest

from policydiff.config import ChangelogPlace, PolicySettings
from policydiff.guard.finding import JudgedPolicy, Kind, Standing
from policydiff.guard.judging import Case, Merge, judge
from policydiff.guard.rulings import check_rules
from policydiff.guard.waivers import ConfigError, Register, Waiver
from policydiff.model import Severity
from policydiff.parse import parse
from tests.guard.policy import EDITS, PLEDGE, POLICY, REMOVED, STOPPED, WEAKENED

TODAY = "2026-06-01"
STRICT = PolicySettings(require_announcement=True)


def case(old: str, new: str, settings: PolicySettings | None = None, path: str = "p.md") -> Case:
    return Case(path, path, Kind.CHANGED, parse(old), parse(new), settings or PolicySettings())


def judged(old: str, new: str, settings: PolicySettings | None = None, *waivers: Waiver) -> JudgedPolicy:
    register = Register(TODAY)
    register.add(waivers)
    return judge(case(old, new, settings), register)


def failing(policy: JudgedPolicy) -> list[str]:
    return [finding.rule for finding in policy.findings if finding.standing is Standing.FAILING]


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_only_losses_stop(edit: str) -> None:
    assert bool(failing(judged(POLICY, EDITS[edit]))) is (edit in STOPPED)
    assert not failing(judged(POLICY, POLICY))


def test_a_gain_stops_only_where_its_rule_was_given_a_severity() -> None:
    assert failing(judged(REMOVED, POLICY)) == []
    assert failing(judged(WEAKENED, POLICY)) == []
    assert failing(judged(REMOVED, POLICY, PolicySettings(fail_on=Severity.INFO))) == []
    watched = PolicySettings({"commitment_added": Severity.HIGH})
    assert failing(judged(REMOVED, POLICY, watched)) == ["commitment_added"]


@pytest.mark.parametrize(
    ("severity", "fail_on", "stops"),
    [
        ({}, Severity.CRITICAL, True),
        ({"commitment_removed": Severity.LOW}, Severity.MEDIUM, False),
        ({"commitment_removed": Severity.LOW}, Severity.LOW, True),
        ({"commitment_removed": None}, Severity.INFO, False),
        ({"commitment_added": None}, Severity.MEDIUM, True),
        ({}, None, False),
    ],
)
def test_severities_and_what_fails_are_set_apart(
    severity: Mapping[str, Severity | None], fail_on: Severity | None, stops: bool
) -> None:
    assert bool(failing(judged(POLICY, REMOVED, PolicySettings(severity, fail_on)))) is stops


def test_a_rule_that_does_not_exist_is_told() -> None:
    with pytest.raises(ConfigError, match=r"x:1: no such rule: 'commitment_removd'; did you mean commitment_removed\?"):
        check_rules(["commitment_removd"], "x:1")


def test_lines_are_those_of_the_new_text_even_for_what_is_gone() -> None:
    (finding,) = judged(POLICY, REMOVED).findings
    assert finding.old_line == POLICY[: POLICY.index(PLEDGE)].count("\n") + 1
    assert REMOVED.splitlines()[finding.line - 1].startswith("We will inspect every power tool")
    (finding,) = judged(POLICY, WEAKENED).findings
    assert WEAKENED.splitlines()[finding.line - 1].startswith("We may delete the data")
    first = POLICY.replace(
        "We will inspect every power tool every month and publish the results on our website.\n\n", ""
    )
    assert judged(POLICY, first).findings[0].line == 1


def test_a_fingerprint_stays_through_reflow_and_names_one_instance() -> None:
    (finding,) = judged(POLICY, REMOVED).findings
    shifted = f"An opening line.\n\n{POLICY}", f"An opening line.\n\n{REMOVED}"
    assert judged(*shifted).findings[0].fingerprint == finding.fingerprint
    elsewhere = judge(case(POLICY, REMOVED, path="q.md"), Register(TODAY))
    assert elsewhere.findings[0].fingerprint != finding.fingerprint
    under = POLICY.replace("## 1. Safety", "## 1. Care"), REMOVED.replace("## 1. Safety", "## 1. Care")
    assert judged(*under).findings[0].fingerprint != finding.fingerprint


TWICE = "# P\n\nWe will answer every letter.\n\nWe will keep a log of all repairs.\n\nWe will answer every letter.\n"


def test_accepting_one_instance_never_silences_another() -> None:
    none = "# P\n\nWe will keep a log of all repairs.\n"
    findings = judged(TWICE, none).findings
    assert len({finding.fingerprint for finding in findings}) == len(findings) == 2
    waiver = Waiver(findings[0].fingerprint, "agreed", "Ada", "w:1")
    assert len(failing(judged(TWICE, none, None, waiver))) == 1
    once = "# P\n\nWe will keep a log of all repairs.\n\nWe will answer every letter.\n"
    assert not judged(TWICE, once).findings
    assert len(judged(once, none).findings) == 1


@pytest.mark.parametrize(
    ("rule", "expires", "stands"),
    [
        ("", "", Standing.WAIVED),
        ("", TODAY, Standing.WAIVED),
        ("", "2026-05-31", Standing.FAILING),
        ("commitment_removed", "", Standing.WAIVED),
        ("hedge_added", "", Standing.FAILING),
    ],
)
def test_a_waiver_holds_for_its_fingerprint_rule_and_time(rule: str, expires: str, stands: Standing) -> None:
    (finding,) = judged(POLICY, REMOVED).findings
    waiver = Waiver(finding.fingerprint, "the drills are gone", "Ada", "w.toml:1", rule, expires)
    (after,) = judged(POLICY, REMOVED, None, waiver).findings
    assert after.standing is stands
    if stands is Standing.WAIVED:
        assert after.note == "waived by Ada (w.toml:1): the drills are gone"


def test_a_waiver_of_one_rule_leaves_the_others_standing() -> None:
    old = "We will publish all results within 3 days."
    new = "We may publish results within 90 days."
    (finding,) = judged(old, new).findings
    names = [ruling.rule for ruling in finding.rulings]
    assert {"strength_lowered", "deadline_extended"} <= set(names)
    one = Waiver(finding.fingerprint, "no staff", "Ada", "w:1", "strength_lowered")
    (after,) = judged(old, new, None, one).findings
    assert after.standing is Standing.FAILING
    assert "strength_lowered" not in [ruling.rule for ruling in after.rulings]
    rest = [Waiver(finding.fingerprint, "no staff", "Ada", "w:1", name) for name in names]
    assert judged(old, new, None, *rest).findings[0].standing is Standing.WAIVED


def test_unused_and_expired_waivers_are_told() -> None:
    register = Register(TODAY)
    (finding,) = judged(POLICY, REMOVED).findings
    used = Waiver(finding.fingerprint, "r", "Ada", "w:1")
    register.add([used, Waiver("0" * 16, "r", "Ada", "w:2"), Waiver("1" * 16, "r", "Ada", "w:3", "", "2020-01-01")])
    judge(case(POLICY, REMOVED), register)
    assert register.leftovers() == (
        f"w:2: unused waiver of {'0' * 16}; no such change here, remove it",
        f"w:3: the waiver of {'1' * 16} expired (2020-01-01); remove or renew it",
    )


def test_a_deletion_can_be_waived_as_a_whole_and_only_as_it_is() -> None:
    gone = replace(case(POLICY, ""), kind=Kind.DELETED)
    deletion = judge(gone, Register(TODAY))
    assert len(failing(deletion)) >= 5
    register = Register(TODAY)
    register.add([Waiver(deletion.fingerprint, "the library closed", "Ada", "w:1")])
    assert failing(judge(gone, register)) == []
    other = replace(case(REMOVED, ""), kind=Kind.DELETED)
    assert failing(judge(other, register))


TOLD = "Removed the pledge to stop lending a drill that hurt a member."


@pytest.mark.parametrize(
    ("section", "stands", "note"),
    [
        (f"## Changelog\n\n- {TOLD}\n", Standing.ANNOUNCED, "announced in"),
        (f"## Appendix A: Change log\n\n- {TOLD}\n", Standing.ANNOUNCED, "announced in"),
        ("## Changelog\n\n- Revised when we stop lending a drill.\n", Standing.FAILING, "in part only"),
        ("## Changelog\n\n- Spelling.\n", Standing.FAILING, "does not announce it"),
        ("", Standing.FAILING, "does not announce it"),
    ],
)
def test_what_the_changelog_announces_may_land(section: str, stands: Standing, note: str) -> None:
    findings = judged(POLICY, f"{REMOVED}\n{section}", STRICT).findings
    (finding,) = [one for one in findings if one.change.old]
    assert finding.standing is stands
    assert note in finding.note
    assert failing(judged(POLICY, f"{REMOVED}\n{section}")) == ["commitment_removed"]


def test_an_old_entry_announces_nothing_new() -> None:
    section = "\n## Changelog\n\n- Removed the pledge to stop lending a drill that hurt a member.\n"
    assert failing(judged(POLICY + section, REMOVED + section, STRICT)) == ["commitment_removed"]


def test_each_commitment_of_a_passage_that_went_is_to_be_named() -> None:
    old = "# P\n\nWe will inspect every power tool every month. We will inspect every ladder every month.\n"
    new = "# P\n\n## Changelog\n\n- Removed: “We will inspect every power tool every month.”\n"
    (finding,) = judged(old, new, STRICT).findings
    assert finding.standing is Standing.FAILING
    both = new + "- Removed: “We will inspect every ladder every month.”\n"
    (finding,) = judged(old, both, STRICT).findings
    assert finding.standing is Standing.ANNOUNCED


def test_a_settled_loss_keeps_its_entry_to_itself() -> None:
    old = (
        "# P\n\n## Tools\n\nWe will inspect every power tool every month.\n\n"
        "## Access\n\nWe will inspect every ladder every month.\n"
    )
    new = "# P\n\n## Changelog\n\n- Removed: “We will inspect every power tool every month.”\n"
    findings = judged(old, new, STRICT).findings
    tool = next(one for one in findings if "power tool" in one.change.old[0].text)
    assert tool.standing is Standing.ANNOUNCED
    waiver = Waiver(tool.fingerprint, "agreed", "Ada", "w:1")
    after = {one.fingerprint: one.standing for one in judged(old, new, STRICT, waiver).findings if one.change.old}
    assert sorted(after.values()) == [Standing.FAILING, Standing.WAIVED]


def test_a_changelog_may_be_a_file() -> None:
    settings = replace(STRICT, changelog=ChangelogPlace("", "CHANGES.md"))
    told = "- Removed the pledge to stop lending a drill that hurt a member.\n"
    announced = replace(case(POLICY, REMOVED, settings), accounts=("", told))
    assert failing(judge(announced, Register(TODAY))) == []
    stale = replace(case(POLICY, REMOVED, settings), accounts=(told, told))
    assert failing(judge(stale, Register(TODAY))) == ["commitment_removed"]


BASE = POLICY
EXTRA = "\nWe will send the minutes of every meeting to all members.\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "merged", "stopped"),
    [
        (BASE, REMOVED, REMOVED, []),
        (REMOVED, BASE, REMOVED, []),
        (BASE, BASE + EXTRA, BASE + EXTRA, []),
        (BASE + EXTRA, BASE, BASE, ["commitment_removed"]),
        (BASE, BASE + EXTRA, BASE, ["commitment_removed"]),
        (BASE, BASE, REMOVED, ["commitment_removed"]),
        (BASE + EXTRA, REMOVED, REMOVED + EXTRA, []),
        (BASE + EXTRA, REMOVED, REMOVED, ["commitment_removed"]),
    ],
)
def test_a_merge_answers_for_what_it_does_itself(ours: str, theirs: str, merged: str, stopped: list[str]) -> None:
    one = replace(case(ours, merged), merge=Merge((parse(theirs),), parse(BASE)))
    assert failing(judge(one, Register(TODAY))) == stopped


def test_what_the_tool_is_too_unsure_of_stops_nothing_and_is_said() -> None:
    (found,) = judged(POLICY, REMOVED, PolicySettings(min_confidence=1.0)).findings
    assert found.standing is Standing.UNSURE
    (sure,) = judged(POLICY, REMOVED, PolicySettings(min_confidence=found.change.confidence)).findings
    assert sure.standing is Standing.FAILING


FULL = "# Saw Policy\n\n" + "\n\n".join(
    f"We will inspect saw number {number} each month and publish what our wardens find in yard ledger {number}."
    for number in range(1, 25)
)
OTHER = "# Garden\n\n" + "\n\n".join(
    f"Tomatoes ripen slowly beneath glass roofs while bees hum softly, row {number} of herbs."
    for number in range(1, 25)
)


@pytest.mark.parametrize(
    "new", ["# Saw Policy\n", OTHER, "# Saw Policy\n\nSomething went wrong. Please try again later.\n"]
)
def test_a_policy_that_was_emptied_or_replaced_lost_its_commitments(new: str) -> None:
    """Whoever keeps a policy did not record it: no failed page load explains what is gone."""
    assert "commitment_removed" in failing(judged(FULL, new))


def test_a_firmer_passage_that_merely_comes_closest_is_no_leave_to_drop_a_commitment() -> None:
    kept = "# Tool Library\n\nMembers must return ladders within 3 days.\n\nWe will inspect every saw.\n\n"
    old = kept + "We aim to tell members of accidents with drills in a yearly letter.\n"
    new = kept + "We will record accidents in the workshop ledger, open to wardens.\n"
    policy = judged(old, new, PolicySettings(fail_on=Severity.LOW))
    (finding,) = (one for one in policy.findings if one.change.old)
    assert {shift.rule for shift in finding.change.shifts} == {"commitment_replaced", "strength_raised"}
    assert finding.standing is Standing.FAILING
