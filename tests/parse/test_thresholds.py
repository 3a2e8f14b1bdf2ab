"""Where a threshold lies, said without a verb that binds."""

import pytest

from policydiff.model import Category, Norm
from policydiff.parse import parse


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("Blade 2: Cuts through a plank of oak without being pushed.", True),
        ("Dust-3: Fine enough to stay in the air of a shed for an hour.", True),
        ("Noise level IV: Heard by neighbours on the other side of the road.", True),
        ("Blade 2: Oak.", False),
        ("Step 2: Cuts through a plank of oak without being pushed.", False),
        ("Annex 2: The list of saws that stand in the loft today.", False),
        ("Our thresholds are such as at most 40% dust in the air.", True),
        ("Noise thresholds <80 dB in the yard, >60 dB in the loft", True),
        ("The threshold of the shed is made of oak.", False),
        ("The shed holds at most 40% of our saws.", False),
    ],
)
def test_levels_and_bounds(text: str, sets: bool) -> None:
    (clause,) = parse(text).clauses
    assert (clause.norm is Norm.DEFINITION) is sets
    assert not sets or clause.category is Category.TRIGGER


def test_another_language_has_no_such_names() -> None:
    (clause,) = parse("Stufe 2: Schneidet ohne Druck durch ein Brett aus Eiche und noch eines.").clauses
    assert clause.norm is Norm.STATEMENT
