"""What took a commitment's place: who may, who has the better claim, and when nothing did."""

from dataclasses import replace

import pytest

from policydiff.compare.settings import DEFAULT
from policydiff.compare.similarity import Field
from policydiff.compare.successors import Claims, could_succeed, successors
from policydiff.parse import parse

LAMPS = "We will enter faulty lamps in the workshop book and repair them."
BRAKES = "We will enter worn brakes in the workshop book and repair them within a week."
HOPED = "We aim to enter worn brakes in the workshop book and to repair them within a week."
RECORD = "The mechanic shall keep one written record of worn brakes for whoever wants to see it."
STATED = "Worn brakes have been a frequent cause of accidents that our workshop evaluations look into."
SUPPLIER = "Each supplier must repair worn brakes in its own workshop."
ARCHIVE = (
    "The archive shall hold deeds, maps, letters, ledgers, portraits, medals, seals, coins, prints, flags, maces, "
    "robes, chains, tapestries, clocks, charters, globes, anchors, sledges, kites, barrels, sundials and ovens in one "
    "book."
)
OTHER = "We will bake bread on Sundays."


def field_of(old: str, new: str) -> Field:
    return Field(parse(f"# Bicycles\n\n{old}\n"), parse(f"# Bicycles\n\n{new}\n"))


def named(field: Field, *, stood_before: tuple[int, ...] = (), floor: float = 0.1) -> dict[str, list[str]]:
    """What is named for each old commitment, by their words."""
    rows = [i for i, one in enumerate(field.old.clauses) if one.binds]
    found = successors(field, rows, stood_before, {}, replace(DEFAULT, loose_floor=floor))
    return {field.old.clauses[i].plain: [field.new.clauses[j].plain for j in news] for i, (news, _) in found.items()}


@pytest.mark.parametrize(
    ("old", "new", "succeeds"),
    [
        (BRAKES, RECORD, True),
        (BRAKES, STATED, True),
        (BRAKES, SUPPLIER, False),
        (BRAKES, OTHER, False),
        (BRAKES, ARCHIVE, False),
        (HOPED, RECORD, True),
        (HOPED, STATED, False),
    ],
    ids=[
        "a duty",
        "a description of what is done",
        "a duty of somebody else",
        "nothing in common",
        "one common word",
        "a duty after an aim",
        "a description after an aim",
    ],
)
def test_what_may_succeed(old: str, new: str, *, succeeds: bool) -> None:
    assert named(field_of(old, new)) == ({old: [new]} if succeeds else {})


def test_one_word_that_reads_like_a_duty_succeeds_nothing() -> None:
    field = field_of(BRAKES, RECORD)
    (old,), (new,) = field.old.clauses, field.new.clauses
    assert could_succeed(old, new)
    assert not could_succeed(old, replace(new, plain="Brakes."))


def test_what_the_changelog_says_succeeds_nothing() -> None:
    field = field_of(BRAKES, f"## Changelog\n\n{STATED}")
    assert named(field) == {}
    policy, account = field_of(BRAKES, STATED).new.clauses[-1], field.new.clauses[-1]
    assert could_succeed(field.old.clauses[0], policy)
    assert not could_succeed(field.old.clauses[0], account)


def test_what_stood_before_takes_no_place() -> None:
    field = field_of(BRAKES, RECORD)
    assert named(field, stood_before=tuple(range(len(field.new.clauses)))) == {}


def test_below_the_floor_a_commitment_is_gone() -> None:
    assert named(field_of(BRAKES, RECORD), floor=9.0) == {}


def test_the_better_claim_takes_off_from_the_others() -> None:
    weaker = "We will enter faulty lamps in a record."
    alone, contested = field_of(weaker, RECORD), field_of(f"{weaker}\n\n{BRAKES}", RECORD)
    undisputed = Claims(alone, {})
    assert undisputed.discounted(0, 0) == pytest.approx(undisputed.score(0, 0))
    claims = Claims(contested, {})
    lesser, better = sorted((0, 1), key=lambda i: claims.score(i, 0))
    assert claims.best(0) == pytest.approx(claims.score(better, 0))
    assert claims.discounted(better, 0) == pytest.approx(claims.score(better, 0))
    assert claims.discounted(lesser, 0) < claims.score(lesser, 0)


def test_a_firm_pair_has_its_claim_too() -> None:
    field = field_of(f"{LAMPS}\n\n{OTHER}", OTHER)
    assert Claims(field, {1: 0}).best(0) == pytest.approx(Claims(field, {}).score(1, 0))


def test_a_description_counts_for_less_than_a_duty() -> None:
    field = field_of(BRAKES, STATED)
    claims = Claims(field, {})
    (stated,) = [j for j, one in enumerate(field.new.clauses) if one.plain == STATED]
    assert not field.new.clauses[stated].binds
    assert claims.discounted(0, stated) < claims.score(0, stated)


def test_paragraphs_speak_for_their_sentences() -> None:
    """Of two equal sentences the likelier successor stands in the paragraph about the same matter."""
    matter = f"{RECORD} {LAMPS}"
    field = field_of(f"{BRAKES} {LAMPS}", f"{RECORD} {OTHER}\n\n{matter}")
    away, home = [j for j, one in enumerate(field.new.clauses) if one.plain == RECORD]
    claims = Claims(field, {})
    assert claims.score(0, home) > claims.score(0, away)
