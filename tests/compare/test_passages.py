"""One edit, one finding: what met the same fate in one passage is taken together, and nothing else."""

import pytest

from policydiff.compare.correspondence import correspond
from policydiff.parse import parse

HEAD = "# Rules\n\n## Lending\n\nWe will lend tools to every member.\n"
TAIL = "\nWe will refund deposits within 30 days.\n"


def fates(old: str, new: str) -> list[tuple[int, int]]:
    """How many clauses each one-sided correspondence has."""
    found, _ = correspond(parse(old), parse(new))
    return [(len(one.old), len(one.new)) for one in found if not one.old or not one.new]


PARAGRAPH = "\nWe will inspect every saw. We will sharpen all chisels. We will oil the lathe each week.\n"
LIST = "\nMembers must not:\n\n- lend keys to others\n- paint in the hall\n- leave the lathe running\n"
LABELLED = "\n- **Saws**: We will inspect every saw.\n- **Ropes**: We will replace worn ropes.\n"
APART = "\nWe will inspect every saw.\n\nWe will replace worn ropes.\n"
EXPLAINED = "\nWe will inspect every saw. The last accident happened long ago.\n"

PLANS = "\nWe aim to inspect every saw.\n\nWe will stop lending any saw that fails.\n\nWe plan to replace worn ropes.\n"

CASES = {
    "a paragraph": (PARAGRAPH, [3]),
    "the items of one list, with their lead-in": (LIST, [4]),
    "labelled items, each a rule of its own": (LABELLED, [1, 1]),
    "firm commitments in paragraphs of their own": (APART, [1, 1]),
    "plans on both sides of a firm commitment": (PLANS, [2, 1]),
    "an explanation does not ride along": (EXPLAINED, [1, 1]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_was_removed(name: str) -> None:
    block, sizes = CASES[name]
    assert fates(HEAD + block + TAIL, HEAD + TAIL) == [(size, 0) for size in sizes]


def test_what_was_removed_in_two_places_is_two() -> None:
    one, two = "\nWe will inspect every saw.\n", "\nWe will replace worn ropes.\n"
    assert fates(HEAD + one + TAIL + two, HEAD + TAIL) == [(1, 0), (1, 0)]


def test_what_was_removed_from_two_sections_is_two() -> None:
    more = "\nWe will inspect every saw.\n\n## Money\n\nWe will replace worn ropes.\n"
    assert fates(HEAD + more, HEAD) == [(1, 0), (1, 0)]


@pytest.mark.parametrize(
    ("block", "sizes"),
    [(PARAGRAPH, [3]), (APART, [2]), (EXPLAINED, [1, 1])],
    ids=["a paragraph", "paragraphs inserted together", "an explanation does not ride along"],
)
def test_what_was_added(block: str, sizes: list[int]) -> None:
    assert fates(HEAD + TAIL, HEAD + block + TAIL) == [(0, size) for size in sizes]


def test_what_was_added_in_two_places_is_two() -> None:
    one, two = "\nWe will inspect every saw.\n", "\nWe will replace worn ropes.\n"
    assert fates(HEAD + TAIL, HEAD + one + TAIL + two) == [(0, 1), (0, 1)]


def test_what_was_added_to_two_sections_is_two() -> None:
    more = "\nWe will inspect every saw.\n\n## Money\n\nWe will replace worn ropes.\n"
    assert fates(HEAD, HEAD + more) == [(0, 1), (0, 1)]


def test_a_kept_item_keeps_the_others_together() -> None:
    shorter = "\nMembers must not:\n\n- paint in the hall\n"
    assert fates(HEAD + LIST + TAIL, HEAD + shorter + TAIL) in ([(2, 0)], [(1, 0), (1, 0)])


FAULTS = "We will enter a faulty lamp in the workshop book. "
BRAKES = "We will enter worn brakes in the workshop book. "
WORKSHOP = "The mechanic shall keep one record of brakes, lamps and other workshop faults, and show this to nobody.\n"


PARTS = ("worn brakes", "loose brakes", "brakes", "lamps", "broken lamps", "faults", "lamp faults", "brake faults")


def loosely(old: str, new: str) -> list[tuple[int, int]]:
    """How many clauses each loose correspondence has."""
    found, _ = correspond(parse(f"# Bicycles\n\n{old}"), parse(f"# Bicycles\n\n{new}"))
    return [(len(one.old), len(one.new)) for one in found if one.loose]


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["one paragraph", "neighbours on one matter"])
def test_what_one_passage_succeeds_is_one(between: str) -> None:
    assert loosely(FAULTS.strip() + between + BRAKES.strip() + "\n", WORKSHOP) == [(2, 1)]


def test_the_matter_of_another_section_stays_apart() -> None:
    assert loosely(f"{FAULTS}\n\n## Bicycles\n\n{BRAKES}\n", WORKSHOP) == [(1, 1), (1, 1)]


def test_plans_of_two_sections_that_one_passage_succeeds_are_one() -> None:
    plan = FAULTS.replace("will", "aim to")
    assert loosely(f"{plan}\n\n## Bicycles\n\n{BRAKES}\n", WORKSHOP) == [(2, 1)]


def test_no_finding_tells_of_more_than_can_be_read() -> None:
    plans = (f"## Part {n}\n\nWe aim to enter {what} in the workshop book.\n" for n, what in enumerate(PARTS))
    assert loosely("\n".join(plans), WORKSHOP)[0] == (6, 1)


def test_successors_are_named_while_there_is_room() -> None:
    """Beyond the best one they take up twice as many words as what they succeed."""
    long = WORKSHOP.strip().replace(
        "other workshop faults", "every other sort of fault that workshop staff see or hear of"
    )
    more = [long.replace("one record", f"a {kind} record") for kind in ("written", "public", "monthly", "printed")]
    ((gone, named),) = loosely(FAULTS, " ".join(more) + "\n")
    assert (gone, named) == (1, 1)
