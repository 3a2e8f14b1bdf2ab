"""How a reader takes an account: by words, by class, by facet, by section."""

from dataclasses import replace

import pytest

from policydiff.audit.account import entries
from policydiff.audit.auditing import Audit, audit
from policydiff.audit.claims import claims, leaning, says_change
from policydiff.audit.matters import matters
from policydiff.audit.relevance import alike
from policydiff.model import Direction, Outcome
from policydiff.parse import parse
from policydiff.parse.categories import scores
from policydiff.rules.judge import compare
from policydiff.rules.pair import shift
from policydiff.rules.registry import rule

OLD = """\
# Harbour Rules

## 1. Security of the Sheds

We will lock every shed with two keys.

We will count the boat hooks in the sheds each evening.

## 2. Testing of Boats

We will test each hull with a hammer.

We will record how long the test of a hull took.

## 3. Fees

We will refund the mooring fee of a boat that sinks.
"""
NEW = """\
# Harbour Rules

## 1. Security of the Sheds

We may lock every shed with two keys.

We may count the boat hooks in the sheds each evening.

## 2. Testing of Boats

We may test each hull with a hammer.

We may record how long the test of a hull took.

## 3. Fees

We may refund the mooring fee of a boat that sinks.

## 4. Complaints of Neighbours

We will answer each complaint about noise.
"""
NAMES = {"two keys": "keys", "hooks": "hooks", "hammer": "hammer", "how long": "record", "refund": "refund"}
LONG = " ".join(
    ["We listened to many of those who row and sail here, in spring and in autumn, by day and by night."] * 3
)
"""Enough words for a paragraph to be read sentence by sentence."""


def audited(account: str, old: str = OLD, new: str = NEW) -> Audit:
    return audit(compare(parse(old), parse(new)), entries(account))


def verdicts(found: Audit) -> dict[str, str]:
    said = {}
    for one in found.findings:
        text = (one.change.old or one.change.new)[0].text
        said[next((name for words, name in NAMES.items() if words in text), "complaints")] = str(one.verdict)
    return said


@pytest.mark.parametrize(
    ("account", "announced", "partial"),
    [
        # A class, by the section that its words name, with the way it went.
        ("- Less prescriptive security of the sheds", {"keys", "hooks"}, set()),
        ("- More rigorous security of the sheds", set(), set()),
        ("- Updated the security of the sheds", set(), set()),
        # What one way of doing things gave way to names a class, too.
        (
            "**Hull tests:** Rather than fixing how hulls are tested, we now ask that hulls hold.",
            {"hammer", "record"},
            (),
        ),
        # A title that says nothing of it, and the sentence behind it that does; a later one that widens the class.
        ("**Sheds:** Our security of the sheds has become less prescriptive.", {"keys", "hooks"}, set()),
        (
            f"**Sheds:** Security is less prescriptive. {LONG} We no longer fix how boats get testing or evaluation.",
            {"keys", "hooks", "hammer", "record"},
            set(),
        ),
        # A section by its number.
        ("- Section 2 is less prescriptive", {"hammer", "record"}, set()),
        ("- Section 9 is less prescriptive", set(), set()),
        ("- Added Section 4", {"complaints"}, set()),
        ("- Removed a sentence from Section 3", set(), {"refund"}),
        ("- Added a sentence to Section 3", set(), set()),
        # One commitment by its words; the one beside it stays silent.
        ("- Counting boat hooks in the sheds each evening is now optional", {"hooks"}, set()),
        ("- Strengthened: the mooring fee of a boat that sinks", set(), set()),
        # Named under a heading that says what was done, or with nothing said.
        ("## Weakened\n\n- Refund of the mooring fee of a sinking boat\n", {"refund"}, set()),
        ("- Refund of the mooring fee of a sinking boat\n", set(), {"refund"}),
        ("- Narrowing the refund of the mooring fee of a sinking boat\n", {"refund"}, set()),
        ("- The mooring fee of a sinking boat: we will instead weigh each refund\n", {"refund"}, set()),
        # A section that came, called one; the same words without are no announcement of all that is in it.
        ("- Added a section on complaints of neighbours", {"complaints"}, set()),
        ("- Removed the section on complaints of neighbours", set(), set()),
        ("- Neighbours complained", set(), set()),
        # Reasons are no claims.
        (f"**Reasons:** {LONG} A boat that sinks costs us a refund of its mooring fee.", set(), set()),
    ],
)
def test_what_a_reader_takes_for_announced(account: str, announced: set[str], partial: set[str]) -> None:
    found = verdicts(audited(account))
    assert set(found) == {*NAMES.values(), "complaints"}
    assert {name for name, verdict in found.items() if verdict == "announced"} == set(announced)
    assert {name for name, verdict in found.items() if verdict == "partial"} == set(partial)


LOOKS = """\
# Harbour Rules

## Lantern Care

We will look at each lantern every two weeks.

## Rope Care

We will look at each rope every two weeks.
"""


@pytest.mark.parametrize(
    ("account", "rarer", "without"),
    [
        ("- Adjusting the cadence of lantern care", ["announced", "silent"], ["partial", "silent"]),
        ("- Adjusting the cadence of rope care", ["silent", "announced"], ["silent", "partial"]),
        ("- Weakened the cadence of lantern care", ["announced", "silent"], ["announced", "silent"]),
        ("- Repainted the lanterns", ["silent", "silent"], ["silent", "silent"]),
    ],
)
def test_how_often_is_a_facet_of_the_section_that_is_named(account: str, rarer: list[str], without: list[str]) -> None:
    for words, expected in (("every four weeks", rarer), ("from time to time", without)):
        found = audited(account, LOOKS, LOOKS.replace("every two weeks", words)).findings
        told = sorted(found, key=lambda one: one.change.old[0].span.start)
        assert [str(one.verdict) for one in told] == expected


def test_a_commitment_that_left_its_class_is_not_announced_with_it() -> None:
    moved = NEW.replace("We may record how long the test of a hull took.\n\n", "")
    moved += "\nWe may record how long the test of a hull took.\n"
    account = "- Less prescriptive testing of boats"
    assert verdicts(audited(account))["record"] == "announced"
    assert verdicts(audited(account, new=moved))["record"] == "silent"


@pytest.mark.parametrize(
    ("account", "verdict"),
    [
        ("- Less prescriptive testing of boats", "partial"),
        ("**Testing of boats:** Rather than testing each hull, we now ask that hulls hold.", "announced"),
        ("- Updated how we record the time that a test of a hull took", "partial"),
        ("- Removed: recording the time that a test of a hull took", "announced"),
    ],
)
def test_that_a_class_binds_less_or_that_something_changed_tells_of_no_removal(account: str, verdict: str) -> None:
    gone = NEW.replace("We may record how long the test of a hull took.\n\n", "")
    assert verdicts(audited(account, new=gone))["record"] == verdict


def test_a_passage_that_only_may_have_replaced_a_commitment_does_not_tell_its_class() -> None:
    clauses = {clause.plain: clause for clause in parse(OLD).clauses}
    (refund,) = (clause for words, clause in clauses.items() if "refund" in words)
    (lock,) = (clause for words, clause in clauses.items() if "lock" in words)
    (gone,) = (change for change in compare(parse(OLD), parse("Nothing is left.")).changes if refund in change.old)
    security = scores("the security of the sheds")
    counterpart = replace(gone, outcome=Outcome.WEAKENED, old=(refund,), new=(lock,), shifts=())
    uncertain = replace(counterpart, shifts=(shift(rule("commitment_replaced")),))
    assert alike(security, counterpart) > alike(security, uncertain) == alike(security, replace(gone, old=(refund,)))


def test_what_is_new_in_a_class_that_was_eased_is_announced_in_part() -> None:
    new = NEW.replace("## 3. Fees", "We will weigh every boat.\n\n## 3. Fees")
    found = audited("- Less prescriptive testing of boats", new=new)
    (weighed,) = [one for one in found.findings if "weigh" in (one.change.old or one.change.new)[0].text]
    assert str(weighed.verdict) == "partial"


def test_entries_that_give_reasons_are_not_held_against_the_text() -> None:
    found = audited(f"**Lanterns:** We removed the lanterns from the pier. {LONG} Lanterns draw moths at night.\n")
    assert [entry.plain for entry in found.unshown] == ["Lanterns: We removed the lanterns from the pier."]


@pytest.mark.parametrize(
    ("account", "ways", "says"),
    [
        ("- Removed the fee", {Direction.WEAKER}, True),
        ("- Adopted a fee", {Direction.STRONGER}, True),
        ("- Expanding the fee", {Direction.STRONGER}, True),
        ("- Aligned the fee with the law", set(), True),
        ("- The fee will instead be weighed", set(), True),
        ("- The fee pays for the pier", set(), False),
        ("### Removed\n\n- The fee\n", {Direction.WEAKER}, True),
        ("### Removed\n\n- Added a fee\n", {Direction.STRONGER}, True),
        ("### Fees\n\n- The fee\n", set(), False),
    ],
)
def test_what_a_claim_says(account: str, ways: set[Direction], says: bool) -> None:
    (claim,) = claims(entries(account))
    assert leaning(claim) == ways
    assert says_change(claim) is says


@pytest.mark.parametrize(
    ("account", "way", "cited"),
    [
        ("- Less prescriptive fees", Direction.WEAKER, set()),
        ("- More rigorous fees, and less prescriptive tests", None, set()),
        ("- Added a fee", None, set()),
        ("- Sections 4.2 and Appendix B are stricter", Direction.STRONGER, {"4.2", "B"}),
        ("**May 2024:** All of this is less prescriptive.", None, set()),
    ],
)
def test_what_a_matter_is_about(account: str, way: Direction | None, cited: set[str]) -> None:
    (matter,) = matters(claims(entries(account)))
    assert matter.way is way
    assert matter.cited == cited
