"""A sentence that became a list, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.compare.correspondence import correspond
from policydiff.model import Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare

SENTENCE = (
    "Members may not lend tools to strangers, leave the workshop unlocked, paint on the walls, or park on the lawn."
)
LIST = """Members may not:

- lend tools to strangers;
- leave the workshop unlocked;
- paint on the walls; or
- park on the lawn.
"""
LONGER = LIST.replace("; or\n", ";\n").replace("lawn.", "lawn; or") + "- feed the neighbour's geese.\n"
SHORTER = LIST.replace("- paint on the walls; or\n", "")


@pytest.mark.parametrize(("old", "new"), [(SENTENCE, LIST), (LIST, SENTENCE)])
def test_both_are_one_correspondence(old: str, new: str) -> None:
    found, _ = correspond(parse(old), parse(new))
    assert [(len(one.old), len(one.new)) for one in found] == ([(1, 5)] if old == SENTENCE else [(5, 1)])


@pytest.mark.parametrize(
    ("old", "new", "outcome", "rules"),
    [
        (SENTENCE, LIST, Outcome.RETAINED, set()),
        (LIST, SENTENCE, Outcome.RETAINED, set()),
        (SENTENCE, SHORTER, Outcome.WEAKENED, {"item_dropped"}),
        (SENTENCE, LONGER, Outcome.STRENGTHENED, {"requirement_added"}),
        (LONGER, SENTENCE, Outcome.WEAKENED, {"requirement_dropped"}),
    ],
)
def test_items_that_come_or_go_with_the_form_are_found(old: str, new: str, outcome: Outcome, rules: set[str]) -> None:
    (change,) = compare(parse(old), parse(new)).changes
    assert (change.outcome, {shift.rule for shift in change.shifts}) == (outcome, rules)


def test_a_list_of_other_things_stays_apart() -> None:
    other = "Members may not:\n\n- swim in the pond;\n- ride the goat;\n- ring the bell at night.\n"
    found, _ = correspond(parse(SENTENCE), parse(other))
    assert all(len(one.new) < 4 or not one.old for one in found if not one.loose)


ITEMS = ["lend tools", "leave doors open", "paint walls", "park bikes indoors", "feed the geese", "ring the bell"]


@given(st.lists(st.sampled_from(ITEMS), min_size=3, max_size=6, unique=True))
def test_no_clause_is_lost_or_counted_twice(items: list[str]) -> None:
    old = parse("Members may not " + ", ".join(items[:-1]) + f", or {items[-1]}.")
    new = parse("Members may not:\n\n" + "".join(f"- {item};\n" for item in items))
    found, _ = correspond(old, new)
    assert sorted(clause.id for one in found for clause in one.new) == sorted(clause.id for clause in new.clauses)
    assert sorted(clause.id for one in found for clause in one.old) == sorted(clause.id for clause in old.clauses)


def test_an_item_says_what_its_lead_in_says() -> None:
    listed = parse("We will give written advice to members on:\n\n- the storage of planes;\n- the oiling of saws.")
    told = parse("We will give written advice to members on the storage of planes. We oil saws.")
    changes = compare(listed, told).changes
    assert not [one.rule for change in changes for one in change.shifts if one.rule == "requirement_added"]
