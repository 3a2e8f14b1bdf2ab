"""What a clause is about, by its words, its run-in label and the heading over it."""

import pytest

from policydiff.model import Category
from policydiff.parse import parse


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("We will publish a summary of every test.", Category.DISCLOSURE),
        ("Fire disclosure: We exchange what smoke tests and theft drills show with other yards.", Category.DISCLOSURE),
        ("We exchange what smoke tests and theft drills show with other yards.", Category.SECURITY),
        ("The drills are planned with the advice of the harbour guild.", Category.THIRD_PARTY),
    ],
)
def test_what_a_clause_is_about(text: str, category: Category) -> None:
    assert parse(f"{text}\n").clauses[0].category is category
