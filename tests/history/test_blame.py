from policydiff.history.blame import blame
from tests.history.making import EDITIONS, chain_of


def test_every_clause_has_the_edition_that_gave_it_its_force() -> None:
    found = blame(chain_of(EDITIONS[:4]), 3)
    by_words = {one.clause.plain.split()[-1]: (one.edition.label, one.outcome, one.worded.label) for one in found}
    assert by_words == {
        "month.": ("1.0", "", "1.0"),
        "it.": ("4.0", "weakened", "4.0"),
        "days.": ("1.0", "", "1.0"),
    }


def test_a_rewording_at_the_same_force_keeps_the_edition_and_dates_the_words() -> None:
    found = blame(chain_of(EDITIONS[:3]), 2)
    (pledge,) = (one for one in found if "drill" in one.clause.plain)
    assert (pledge.edition.label, pledge.outcome, pledge.worded.label) == ("2.0", "added", "3.0")


def test_the_first_edition_is_on_record() -> None:
    assert {one.edition.label for one in blame(chain_of(EDITIONS), 0)} == {"1.0"}
