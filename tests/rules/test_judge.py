"""What a comparison says of whole documents: nothing without cause, one finding an edit, the same backwards."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from policydiff.model import Change, Comparison, Dimension, Direction, Outcome, Severity
from policydiff.rules.judge import compare
from policydiff.rules.registry import rule
from tests.rules.drafting import Draft, compared, document, drafts, revisions, rewrites

POLICIES = sorted((Path(__file__).resolve().parents[2] / "policies").glob("*/*.md"))


def material(comparison: Comparison) -> list[Change]:
    return [change for change in comparison.changes if change.material]


def assert_nothing_found(comparison: Comparison) -> None:
    assert not material(comparison)
    assert all(change.outcome is Outcome.RETAINED and not change.shifts for change in comparison.changes)
    assert all(change.old and change.new and not change.moved for change in comparison.changes)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: f"{path.parent.name}@{path.stem}")
def test_a_bundled_policy_against_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert_nothing_found(compared(text, text))


@given(drafts())
def test_a_draft_against_itself(draft: Draft) -> None:
    assert_nothing_found(compared(draft.text(), draft.text()))


EXPECTED = {"drop": Outcome.REMOVED, "add": Outcome.ADDED}


@settings(deadline=None, max_examples=300)
@given(revisions())
def test_one_edit_one_finding(revision: tuple[str, str, str]) -> None:
    before, after, kind = revision
    found = material(compared(before, after))
    assert [change.outcome for change in found] == [EXPECTED.get(kind, Outcome.WEAKENED)], kind
    assert not found[0].mixed


OPPOSITE = {
    Outcome.REMOVED: Outcome.ADDED,
    Outcome.ADDED: Outcome.REMOVED,
    Outcome.WEAKENED: Outcome.STRENGTHENED,
    Outcome.STRENGTHENED: Outcome.WEAKENED,
    Outcome.RETAINED: Outcome.RETAINED,
    Outcome.RELOCATED: Outcome.STRENGTHENED,
}

Facts = tuple[Outcome, tuple[str, ...], tuple[str, ...], tuple[str, ...], bool, bool]


def facts(change: Change) -> Facts:
    """What a change says, without its rank and its names."""
    sides = [tuple(sorted(clause.plain for clause in side)) for side in (change.old, change.new)]
    shifts = tuple(sorted(f"{one.rule} {one.dimension} {one.direction}" for one in change.shifts))
    return change.outcome, sides[0], sides[1], shifts, change.mixed, change.moved


def backwards(change: Change) -> Facts:
    """What the same change must say when it is read from new to old."""
    _, old, new, _, mixed, moved = facts(change)
    # Both ways at once counts as weakened whichever way it is read.
    outcome = Outcome.WEAKENED if mixed else OPPOSITE[change.outcome]
    shifts = tuple(sorted(f"{rule(one.rule).mirror} {one.dimension} {one.direction.mirrored}" for one in change.shifts))
    if any(one.rule == "commitment_restored" for one in change.shifts):
        outcome = Outcome.RELOCATED
    return outcome, new, old, shifts, mixed, moved


@settings(deadline=None)
@given(rewrites())
def test_dated_versions_mirror_exactly(pair: tuple[str, str]) -> None:
    old, new = document(pair[0], "2024-05-01"), document(pair[1], "2025-05-01")
    forward, backward = compare(old, new), compare(new, old)
    assert sorted(map(facts, backward.changes)) == sorted(map(backwards, forward.changes))
    assert (backward.old, backward.new) == (new.identity, old.identity)


def loosely(change: Change) -> bool:
    return any(one.rule == "commitment_replaced" for one in change.shifts)


@settings(deadline=None)
@given(rewrites())
def test_undated_texts_mirror_but_for_loose_traces(pair: tuple[str, str]) -> None:
    """Without dates nothing says which text came first, and each direction is compared for itself.

    Clause by clause they mirror, but for what is traced loosely: a passage that governs an old commitment's object is
    looked for among the new clauses only, so read backwards the same commitment is simply added.
    """
    old, new = document(pair[0]), document(pair[1])
    forward, backward = compare(old, new).changes, compare(new, old).changes
    loose = {clause.plain for one in (*forward, *backward) if loosely(one) for clause in (*one.old, *one.new)}
    expected = {
        (clause.plain, side, backwards(one)[0])
        for one in forward
        for side, clauses in enumerate((one.new, one.old))
        for clause in clauses
        if clause.plain not in loose
    }
    found = {
        (clause.plain, side, one.outcome)
        for one in backward
        for side, clauses in enumerate((one.old, one.new))
        for clause in clauses
        if clause.plain not in loose
    }
    assert found == expected


def revised(*replaced: tuple[str, str]) -> tuple[str, str]:
    """A small policy, and the same with some of its words replaced."""
    after = POLICY
    for old, new in replaced:
        assert old in after
        after = after.replace(old, new)
    return POLICY, after


POLICY = """# Rules of the tool library

## 1. Lending

We lend tools to every member, such as saws, drills and sanders. We will inspect every power tool before
lending it, see [the list](https://example.org/list).

- We will sharpen all chisels every three months.
- We will publish a "fault book" with the faults found, including cracks, leaks and loose blades.

## 2. Safety

We will pause the lending of ladders when one has fallen. We will notify the fire brigade within 2 days.

## 3. Advice

### Recommendations

Members should wear gloves.
"""

HARMLESS = {
    "reflow": ("before\nlending", "before lending"),
    "numbering": ("## 2. Safety", "## 5. Safety"),
    "quotes": ('"fault book"', "“fault book”"),
    "apostrophes and case": ("fire brigade", "Fire Brigade"),
    "link target": ("https://example.org/list", "https://example.org/tools/2025"),
    "bullets": ("- We will", "* We will"),
    "numbered items": ("- We will", "1. We will"),
    "heading level": ("## 1. Lending", "### 1. Lending"),
    "emphasis": ("every power tool", "**every** power tool"),
    "illustrations": ("saws, drills and sanders", "saws, planes and heat guns"),
    "a shorter illustration": ("saws, drills and sanders", "saws"),
    "rewording": ("We will sharpen all chisels", "All chisels will be sharpened"),
    "the same number": ("every three months", "quarterly"),
    "the same force": ("We will notify", "We must notify"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_changes_nothing_that_binds(name: str) -> None:
    assert not material(compared(*revised(HARMLESS[name])))


def test_an_example_after_eg_is_no_scope() -> None:
    old = "# Rules\n\nWe will repair hand tools (e.g., chisels and planes) free of charge.\n"
    assert not material(compared(old, old.replace("chisels and planes", "hammers and tongs")))


def only(comparison: Comparison) -> Change:
    """The one material change."""
    found = material(comparison)
    assert len(found) == 1, [change.outcome for change in found]
    return found[0]


def test_a_shorter_list_after_including_narrows_the_scope() -> None:
    change = only(compared(*revised(("cracks, leaks and loose blades", "cracks and leaks"))))
    assert change.outcome is Outcome.WEAKENED
    assert [(one.dimension, one.direction) for one in change.shifts] == [(Dimension.SCOPE, Direction.WEAKER)]


def test_a_pledge_moved_under_recommendations_is_relocated() -> None:
    pledge = " We will notify the fire brigade within 2 days."
    change = only(compared(*revised((pledge, ""), ("wear gloves.", f"wear gloves.\n\n{pledge.strip()}"))))
    assert change.outcome is Outcome.RELOCATED
    assert change.severity is Severity.CRITICAL
    assert change.old[0].plain == change.new[0].plain


def test_a_lowered_modal_is_no_new_requirement() -> None:
    change = only(compared(*revised(("We will sharpen", "We intend to sharpen"))))
    assert [one.rule for one in change.shifts] == ["strength_lowered"]


def test_a_dropped_pledge_is_not_traced_to_an_unchanged_neighbour() -> None:
    kept = "# Tools\n\nWe inspect every power tool before lending it."
    change = only(compared(f"{kept} We will stop lending a tool when it fails an inspection.\n", f"{kept}\n"))
    assert (change.outcome, change.severity, change.new) == (Outcome.REMOVED, Severity.CRITICAL, ())


NAMED = "A heavy saw is defined as a saw with a capability to cut oak beams."
DEFINED = {
    "a name that is dropped": (NAMED, "", []),
    "a name that is new": ("", NAMED, []),
    "a line that is dropped": (NAMED.replace("oak", "90% of all"), "", [Outcome.REMOVED]),
    "a line under a word that names elsewhere": (
        "## Saw levels\n\n| Level | Trigger |\n|---|---|\n| Saw level 1 | Capable of more than all other means |",
        "",
        [Outcome.REMOVED],
    ),
    "a name that means more": (NAMED, NAMED.replace("beams", "beams, pipes and rails"), [Outcome.STRENGTHENED]),
}


@pytest.mark.parametrize("name", DEFINED)
def test_a_definition_is_compared_and_no_loss_by_itself(name: str) -> None:
    old, new, outcomes = DEFINED[name]
    head = "# Saws\n\nWe inspect every heavy saw before lending it.\n\n"
    comparison = compared(f"{head}{old}\n", f"{head}{new}\n")
    assert [change.outcome for change in comparison.changes if change.material] == outcomes
    assert all(change.material or change.new for change in comparison.changes if change.binds)


def test_ranking_puts_the_dropped_pause_first_and_added_prose_last() -> None:
    comparison = compared(
        *revised(
            ("We will pause the lending of ladders when one has fallen. ", ""),
            ("every three months", "every year"),
            ("Members should wear gloves.", "Members should wear gloves.\n\nOur workshop smells of oak and of wax."),
            ("## 3. Advice", "## 3. Advice\n\nWe will open a second workshop."),
        )
    )
    ranked = [(change.outcome, change.material) for change in comparison.changes]
    assert ranked[:3] == [(Outcome.REMOVED, True), (Outcome.WEAKENED, True), (Outcome.ADDED, True)]
    prose = next(at for at, one in enumerate(comparison.changes) if one.new and "oak" in one.new[0].plain)
    assert prose > 2
    assert not comparison.changes[prose].material
    assert comparison.changes[0].severity is Severity.CRITICAL
    assert comparison.changes[0].score > 1.5 * comparison.changes[1].score > 3 * comparison.changes[2].score


def print_of(old: str, new: str, words: str) -> str:
    """The fingerprint of the change that speaks of some words."""
    found = [
        change
        for change in compared(old, new).changes
        if any(words in clause.plain for clause in (*change.old, *change.new))
    ]
    assert len(found) == 1
    return found[0].fingerprint


ELSEWHERE = {
    "reflow": ("before\nlending", "before lending"),
    "renumbering": ("## 1. Lending", "## 4. Lending"),
    "another edit": ("within 2 days", "within 9 days"),
    "another section": ("## 3. Advice", "## Money\n\nWe will refund deposits.\n\n## 3. Advice"),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_fingerprint_survives(name: str) -> None:
    edit = ("every three months", "every year")
    assert print_of(*revised(edit), "chisels") == print_of(*revised(edit, ELSEWHERE[name]), "chisels")


def test_different_changes_have_different_fingerprints() -> None:
    prints = [change.fingerprint for change in compared(*revised(("every three months", "every year"))).changes]
    assert len(set(prints)) == len(prints)
    texts = [revised(("every three months", later))[1] for later in ("every year", "every two years")]
    assert print_of(POLICY, texts[0], "chisels") != print_of(POLICY, texts[1], "chisels")


def test_warnings_name_the_side_they_speak_of_whichever_came_first() -> None:
    notice = "# Rules\n\nWe will lend tools.\n\nSomething went wrong. Please try again later.\n"
    whole = "# Rules\n\nWe will lend tools.\n\nWe will refund deposits within 30 days.\n"
    broken, good = document(notice, "2024-05-01"), document(whole, "2025-05-01")
    assert [warning.split(" text")[0] for warning in compare(broken, good).warnings] == ["the old"]
    assert [warning.split(" text")[0] for warning in compare(good, broken).warnings] == ["the new"]


def test_a_name_and_its_short_form_are_the_same() -> None:
    old = "The Tool Safety Officer will review every saw and report to the Council of Elders each month."
    new = (
        "The Tool Safety Officer (TSO) and the Council of Elders (Council) have offices.\n\n"
        "The TSO will review every saw and report to the Council each month."
    )
    changes = [change for change in compare(document(old), document(new)).changes if change.old]
    assert [change.outcome for change in changes] == [Outcome.RETAINED]
