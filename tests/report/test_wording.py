from dataclasses import replace

import pytest

from policydiff.parse import parse
from policydiff.report.wording import governing


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
