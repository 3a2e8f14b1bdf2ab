from dataclasses import replace

import pytest

from policydiff.audit import Announced, announced, entries
from policydiff.audit.parts import parts
from policydiff.model import Change, Outcome
from policydiff.parse import parse
from policydiff.report.account_draft import render
from policydiff.report.view import Report
from policydiff.rules.judge import compare
from policydiff.rules.pair import shift
from policydiff.rules.registry import rule
from tests.guard.policy import POLICY, REMOVED, WEAKENED


def changes(old: str, new: str) -> list[Change]:
    return [change for change in compare(parse(old), parse(new)).changes if change.material]


LOOSER = POLICY.replace("at least 30 days before", "at least 7 days before")
STRONGER = WEAKENED, POLICY


@pytest.mark.parametrize(
    ("old", "new", "account", "verdict"),
    [
        (POLICY, REMOVED, "- Removed the pledge to stop lending a drill once a member has been hurt.", "announced"),
        (
            POLICY,
            REMOVED,
            "### Removed\n\n- We will stop lending a drill as soon as one member has been hurt.",
            "announced",
        ),
        (POLICY, REMOVED, "We no longer stop lending a drill as soon as a member is hurt by it.", "announced"),
        (
            POLICY,
            REMOVED,
            "| Change | What |\n|---|---|\n| Removed | stop lending drills that hurt a member |",
            "announced",
        ),
        (POLICY, REMOVED, "- Clarified when we stop lending a drill that hurt a member.", "partial"),
        (POLICY, REMOVED, "- Strengthened the pledge to stop lending a drill that hurt a member.", "partial"),
        (POLICY, REMOVED, "- The pledge to stop lending a drill that hurt a member is unchanged.", "partial"),
        (POLICY, REMOVED, "- Removed the rule about ladders.", "silent"),
        (POLICY, REMOVED, "- Improved wording throughout.", "silent"),
        (POLICY, REMOVED, "- Removed some commitments.", "silent"),
        (POLICY, REMOVED, "", "silent"),
        (POLICY, WEAKENED, "- Weakened: deleting a member's data after leaving is now at our discretion.", "announced"),
        (POLICY, WEAKENED, "- Changed the deletion of the data of a member who has left.", "partial"),
        (POLICY, LOOSER, "- Notice of a change of fees: shortened from 30 days to 7 days.", "announced"),
        (POLICY, LOOSER, "- Updated the notice period before a change of fees takes effect.", "partial"),
        (*STRONGER, "- Strengthened: we will delete the data of members who have left.", "announced"),
        (*STRONGER, "- Weakened the pledge to delete the data of members who left.", "partial"),
    ],
)
def test_an_account_announces_names_or_is_silent(old: str, new: str, account: str, verdict: str) -> None:
    (found,) = announced(changes(old, new), account)
    assert found.verdict == Announced(verdict)
    assert (found.entry is None) is (verdict == "silent")


def test_what_was_said_before_announces_nothing() -> None:
    account = "- Removed the pledge to stop lending a drill once a member has been hurt.\n"
    (found,) = announced(changes(POLICY, REMOVED), account, before=account)
    assert found.verdict is Announced.SILENT
    (found,) = announced(changes(POLICY, REMOVED), f"- Spelling.\n{account}", before="- Spelling.\n")
    assert found.verdict is Announced.ANNOUNCED
    assert found.entry is not None
    assert found.entry.line == 2


def test_an_entry_about_one_commitment_is_not_about_its_neighbour() -> None:
    old = "We will inspect every power tool every month.\n\nWe will inspect every ladder every month.\n"
    account = "- Removed: “We will inspect every power tool every month.”"
    found = {one.change.old[0].text: one.verdict for one in announced(parts(changes(old, "Hello there.")), account)}
    assert found["We will inspect every power tool every month."] is Announced.ANNOUNCED
    assert found["We will inspect every ladder every month."] is Announced.SILENT


@pytest.mark.parametrize("new", [REMOVED, WEAKENED, LOOSER, "Nothing is left.\n"])
def test_a_drafted_account_announces_everything_it_lists(new: str) -> None:
    for old, after in ((POLICY, new), (new, POLICY)):
        comparison = compare(parse(old), parse(after))
        draft = render(Report(comparison))
        material = [change for change in comparison.changes if change.material and change.binds]
        assert material
        for found in announced(material, draft):
            assert found.verdict is Announced.ANNOUNCED, (found, draft)


def test_a_long_paragraph_is_read_sentence_by_sentence() -> None:
    filler = "The office moved to the harbour, where the rent is low and the view is wide. "
    found = entries(filler * 4 + "We no longer lend drills.")
    assert len(found) == 5
    assert found[-1].plain == "We no longer lend drills."
    assert [entry.line for entry in entries("# A\n\n- one\n- two\n")] == [3, 4]


def test_quoted_words_of_the_policy_do_not_say_the_direction() -> None:
    old = "We will publish each new report and added data.\n\nWe will keep the gate open.\n"
    account = "- “We will publish each new report and added data” is removed."
    (found,) = announced(changes(old, "We will keep the gate open.\n"), account)
    assert found.verdict is Announced.ANNOUNCED


def test_a_passage_that_only_may_have_replaced_a_commitment_does_not_name_it() -> None:
    (gone,) = changes(POLICY, REMOVED)
    ladders = next(clause for clause in parse(POLICY).clauses if "ladders" in clause.plain)
    replaced = replace(gone, outcome=Outcome.WEAKENED, new=(ladders,), shifts=(shift(rule("commitment_replaced")),))
    (named,) = announced([replaced], "- Removed the rule that members must return ladders within 3 days.")
    assert named.verdict is Announced.SILENT
    (named,) = announced([replaced], "- Removed the pledge to stop lending a drill once a member has been hurt.")
    assert named.verdict is Announced.ANNOUNCED
