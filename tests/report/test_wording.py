from dataclasses import replace

import pytest

from policydiff.parse import parse
from policydiff.report.wording import absence, governing
from policydiff.rules.judge import compare


@pytest.mark.parametrize(
    ("contexts", "words"),
    [
        ([("You must not:",)], "You must not:"),
        (
            [("Each report covers these points:",), ("The harder it is",)],
            "Each report covers these points; The harder it is",
        ),
        ([("We will:", "This includes:")], "We will > This includes:"),
        ([("First:",), ("Second:",), ("Third:",)], "First; Second; …"),
        ([("Both:",), ("Both:",)], "Both:"),
        ([()], ""),
        ([("",), ("Alone:",)], "Alone:"),
    ],
)
def test_lead_ins_follow_one_another_with_one_sign_between(contexts: list[tuple[str, ...]], words: str) -> None:
    (clause,) = parse("We will paint the door.\n").clauses
    assert governing(tuple(replace(clause, context=context) for context in contexts)) == words


def test_a_new_passage_that_is_named_as_the_closest_says_for_which_lines() -> None:
    old = "# Bicycles\n\nWe will lock away every bicycle with worn brakes until a mechanic has repaired it.\n"
    new = "# Bicycles\n\n## Loans\n\nWe will keep a list of brakes, chains and lamps that are worn at the door.\n"
    (added,) = [change for change in compare(parse(old), parse(new)).changes if not change.old]
    assert absence(added, ("1.0", "2.0")) == "nothing like it in 1.0; named as the closest passage to line 3 there"
