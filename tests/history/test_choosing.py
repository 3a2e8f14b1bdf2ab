import pytest

from policydiff.history.choosing import Ground, candidates, choose
from tests.history.making import EDITIONS, chain_of

STOPS = "We will pause lending until every member has been trained."
MAY = "We may pause lending until the roof has dried."
APART = "We will report a pause in the lending of drills."
OTHER = "We will pause lending until every ladder has been weighed."


@pytest.mark.parametrize(
    ("texts", "meant", "ground", "others"),
    [
        ([STOPS], STOPS, Ground.ALONE, 0),
        ([f"{APART}\n\n{STOPS}"], STOPS, Ground.WORDS, 1),
        ([f"{MAY}\n\n{STOPS}"], STOPS, Ground.STAKE, 1),
        ([f"{OTHER}\n\n{STOPS}", STOPS, "We paint the door."], STOPS, Ground.LASTING, 1),
        ([OTHER, "We paint the door.", STOPS], STOPS, Ground.LASTING, 1),
    ],
    ids=["alone", "words as asked", "more at stake", "stood longer", "stands today"],
)
def test_one_commitment_is_meant(texts: list[str], meant: str, ground: Ground, others: int) -> None:
    choice = choose(candidates(chain_of(texts), "pause lending"))
    assert choice is not None
    assert choice.meant.match.clause.plain == meant
    assert (choice.ground, len(choice.others)) == (ground, others)


def test_two_that_stand_side_by_side_leave_nothing_to_choose_by() -> None:
    found = candidates(chain_of([f"{OTHER}\n\n{STOPS}"]), "pause lending")
    assert len(found) == 2
    assert choose(found) is None


def test_wordings_of_one_life_are_one_candidate() -> None:
    (found,) = candidates(chain_of(EDITIONS), "stop lending")
    assert found.lineage.since == 1


def test_words_that_nobody_wrote_mean_nothing() -> None:
    assert choose(candidates(chain_of(EDITIONS), "elephants")) is None
