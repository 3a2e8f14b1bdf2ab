"""Numbers with units, bounds, cadences and deadlines."""

import pytest

from policydiff.parse.quantities import date_deadlines, quantities


@pytest.mark.parametrize(
    ("text", "kind", "value", "bound"),
    [
        ("within 30 days", "duration", 30, "at most"),
        ("no later than two weeks", "duration", 14, "at most"),
        ("at least six months", "duration", 182.4, "at least"),
        ("no more than 24 hours", "duration", 1, "at most"),
        ("fourteen (14) days", "duration", 14, ""),
        ("a 12-month period", "duration", 364.8, ""),
        ("every six months", "frequency", 365 / 182.4, ""),
        ("annually", "frequency", 1, ""),
        ("at least once per quarter", "frequency", 4, "at least"),
        ("no more than once per year", "frequency", 1, "at most"),
        ("twice a year", "frequency", 2, ""),
        ("three times a year", "frequency", 3, ""),
        ("semi-annually", "frequency", 2, ""),
        ("above 50%", "percent", 50, "at least"),
        ("two percent", "percent", 2, ""),
        ("1 in 100", "percent", 1, ""),
        ("$1.5 million", "money", 1.5e6, ""),
        ("over €20,000", "money", 20_000, "at least"),
        ("10^26", "compute", 1e26, ""),
        ("10 to the 26th", "compute", 1e26, ""),
        ("10 to the power of 26", "compute", 1e26, ""),
        ("1e25", "compute", 1e25, ""),
        ("5 x 10^25", "compute", 5e25, ""),
        ("4x or more", "factor", 4, "at least"),
        ("tenfold", "factor", 10, ""),
        ("four times the compute", "factor", 4, ""),
        ("at least three", "count", 3, "at least"),
        ("not more than 5", "count", 5, "at most"),
        ("up to ten", "count", 10, "at most"),
        ("18 years old", "age", 18, ""),
        ("18 or older", "age", 18, "at least"),
        ("18 years or older", "age", 18, "at least"),
        ("12 and younger", "age", 12, "at most"),
        ("under the age of 13", "age", 13, "at most"),
        ("older than 16", "age", 16, ""),
    ],
)
def test_one_quantity(text: str, kind: str, value: float, bound: str) -> None:
    (found,) = quantities(f"This holds {text}.")
    assert (found.kind, found.bound) == (kind, bound)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["on 1/3 of it", "in the article", "level ASL-3", "every model", "more than 1/3", "It came once."]
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_order_of_appearance_and_written_text() -> None:
    found = quantities("Within 3 days, at least 90% of $5 go, every month.")
    assert [quantity.text for quantity in found] == ["3 days", "90%", "$5", "every month"]


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("We report by 1 March 2027.", ("by 1 march 2027",)),
        ("We report before June 30.", ("before june 30",)),
        ("We report no later than 2027-01-31.", ("no later than 2027-01-31",)),
        ("We report by Q3 2026.", ("by q3 2026",)),
        ("We stand by 3 rules.", ()),
        ("We report by then.", ()),
    ],
)
def test_deadlines_with_a_date(text: str, deadlines: tuple[str, ...]) -> None:
    assert date_deadlines(text) == deadlines
