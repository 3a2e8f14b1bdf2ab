import pytest

from policydiff.history.lineage import Event, matches, trace
from tests.history.making import EDITIONS, HEAD, chain_of, clause_with


@pytest.mark.parametrize("start", [1, 2, 3])
def test_the_life_of_a_commitment_is_the_same_from_wherever_it_is_asked(start: int) -> None:
    chain = chain_of(EDITIONS)
    lineage = trace(chain, start, clause_with(chain, start, "drill"))
    assert [(moment.edition.label, moment.event) for moment in lineage.moments] == [
        ("2.0", Event.CAME),
        ("3.0", Event.REWORDED),
        ("4.0", Event.WEAKENED),
        ("5.0", Event.WENT),
    ]
    assert not lineage.stands
    assert not lineage.first_on_record
    assert lineage.moments[2].reasons[0].rule == "strength_lowered"


def test_what_stands_unchanged_has_one_moment() -> None:
    chain = chain_of(EDITIONS)
    lineage = trace(chain, 4, clause_with(chain, 4, "ladders"))
    assert [moment.event for moment in lineage.moments] == [Event.CAME]
    assert lineage.stands
    assert lineage.first_on_record


def test_a_commitment_that_was_away_returns() -> None:
    chain = chain_of([EDITIONS[1], EDITIONS[0], EDITIONS[1]])
    for start in (0, 2):
        lineage = trace(chain, start, clause_with(chain, start, "drill"))
        assert [moment.event for moment in lineage.moments] == [Event.CAME, Event.WENT, Event.RETURNED]
        assert lineage.stands


def test_what_takes_the_place_is_named() -> None:
    bare = EDITIONS[0].replace("month.", "month.\n\nMembers may store paint in the cellar.")
    other = EDITIONS[0].replace("month.", "month.\n\nWe will lock the cellar every night with two keys.")
    chain = chain_of([bare, other])
    lineage = trace(chain, 0, clause_with(chain, 0, "paint"))
    assert lineage.moments[-1].event in (Event.WENT, Event.REPLACED)


def test_matches_are_newest_first_and_each_wording_once() -> None:
    found = list(matches(chain_of(EDITIONS), "stop lending"))
    assert [match.index for match in found] == [3, 2, 1]
    assert all(match.score == 1.0 for match in found)


def test_words_may_stand_apart_and_inflected() -> None:
    found = list(matches(chain_of(EDITIONS[:1]), "inspecting tools"))
    assert [match.clause.plain for match in found] == ["We will inspect every power tool every month."]
    assert found[0].score < 1.0


STEADY = """

We will sweep the floor each evening.

We will lock the door at ten.

We will oil each drill each month.

We will answer letters within a week.

We will paint the shed each spring.
"""


def test_what_went_names_the_new_commitment_that_comes_closest_and_nothing_that_stood_beside_it() -> None:
    gone = "We will ask every member twice a year which tools are missing and buy three of those."
    near = "We will spend the surplus on tools that a vote of all trainees puts first."
    money = f"## Money\n\n{near}\n\nWe will publish the accounts.\n"
    chain = chain_of([f"{HEAD}\n{gone}{STEADY}", f"{HEAD}{STEADY}\n{money}"])
    lineage = trace(chain, 0, clause_with(chain, 0, "twice a year"))
    assert lineage.moments[-1].event is Event.WENT
    assert lineage.closest is not None
    assert lineage.closest.passage.text == near
    assert 0.0 < lineage.closest.words < 0.5


def test_an_account_of_the_change_is_not_the_closest_passage() -> None:
    gone = "We will ask every member twice a year which tools are missing and buy three of those."
    told = "We no longer ask every member twice a year which tools are missing."
    chain = chain_of([f"{HEAD}\n{gone}\n", f"{HEAD}\n## Changelog\n\n{told}\n"])
    lineage = trace(chain, 0, clause_with(chain, 0, "twice a year"))
    assert (lineage.moments[-1].event, lineage.closest) == (Event.WENT, None)


def test_a_life_knows_the_first_and_last_edition_in_which_it_stands() -> None:
    chain = chain_of(EDITIONS)
    lineage = trace(chain, 2, clause_with(chain, 2, "drill"))
    assert (lineage.since, lineage.until) == (1, 3)
