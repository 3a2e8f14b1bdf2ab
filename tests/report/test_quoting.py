from policydiff.model import Outcome
from policydiff.report.quoting import Mark, quotes
from tests.report.making import change, clause


def test_marks_stand_on_the_words_that_differ() -> None:
    old, new = quotes(
        change(Outcome.WEAKENED, (clause("We will test every model."),), (clause("We may test every model."),))
    )
    assert [text.strip() for mark, text in old if mark == Mark.GONE] == ["will"]
    assert [text.strip() for mark, text in new if mark == Mark.NEW] == ["may"]
    assert "".join(text for _, text in old) == "We will test every model."
    assert "".join(text for _, text in new) == "We may test every model."


def test_two_sides_with_hardly_a_word_in_common_carry_no_marks() -> None:
    old, new = quotes(
        change(Outcome.WEAKENED, (clause("We will pause training at once."),), (clause("A board meets twice a year."),))
    )
    assert {mark for mark, _ in (*old, *new)} == {Mark.SAME}


def test_several_clauses_are_one_quote_with_elisions() -> None:
    old, new = quotes(change(Outcome.RETAINED, (clause("One. "),), (clause("One."), clause("Two.\n  More."))))
    assert "".join(text for _, text in old) == "One."
    assert "".join(text for _, text in new) == "One. […] Two. More."


def test_a_side_without_words_is_empty() -> None:
    old, new = quotes(change(Outcome.REMOVED, (clause("One."),)))
    assert (old, new) == (((Mark.SAME, "One."),), ())
