"""The parts of a clause that dimensions compare."""

from policydiff.parse.parts import parts


def test_condition_runs_to_the_end_of_its_clause() -> None:
    assert parts("If a model crosses the line, we will pause.").conditions == ("If a model crosses the line",)


def test_where_somebody_lives_is_no_condition() -> None:
    assert parts("You must keep the laws where you live or where we operate.").conditions == ()
    assert parts("We may ask for a card where the warden sees fit.").conditions == ("where the warden sees fit",)


def test_exceptions() -> None:
    assert parts("We will publish it, except where the law forbids it.").exceptions == (
        "except where the law forbids it",
    )
    assert parts("We will wait unless staff agree.").exceptions == ("unless staff agree",)


def test_operative_and_illustrative_lists() -> None:
    (operative,) = parts("We test all risks, including sabotage, theft and fraud.").enumerations
    assert operative.operative
    assert operative.items == ("sabotage", "theft", "fraud")
    for opening in ("such as", "e.g.,", "for example,", "for instance"):
        (shown,) = parts(f"We test risks {opening} sabotage or theft.").enumerations
        assert not shown.operative
        assert shown.items == ("sabotage", "theft")


def test_the_longest_opening_of_a_list_counts_once() -> None:
    (found,) = parts("We test tools, including but not limited to: agents and plugins.").enumerations
    assert found.items == ("agents", "plugins")


def test_what_illustrates_an_item_is_none() -> None:
    operative, shown = parts("We test all risks, including theft and wear, such as rust or rot.").enumerations
    assert (operative.items, operative.operative) == (("theft", "wear"), True)
    assert (shown.items, shown.operative) == (("rust", "rot"), False)


def test_hedges_timings_and_actors() -> None:
    found = parts("Where appropriate, the Board of Directors will promptly and regularly tell external experts.")
    assert found.hedges == ("where appropriate",)
    assert found.timings == ("promptly", "regularly")
    assert found.actors == ("board of directors", "external experts")


def test_disclosures_and_consequences() -> None:
    found = parts("We will publish a summary and pause training.")
    assert found.disclosures == ("publish", "summary")
    assert found.consequences == ("pause",)


def test_words_within_words_do_not_count() -> None:
    found = parts("The dashboard's unpublished non-external stopgap reboots.")
    assert (found.actors, found.disclosures, found.consequences) == ((), (), ())


def test_deadline_with_a_date_is_a_timing() -> None:
    assert parts("We will report by 1 March 2027.").timings == ("by 1 march 2027",)
