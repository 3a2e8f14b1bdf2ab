from policydiff.tui.labels import painted
from policydiff.tui.marking import Marked, Marker
from policydiff.tui.passages import Passage, passages

from policydiff.model import Outcome
from policydiff.parse import parse
from policydiff.rules.judge import compare
from tests.report.making import change, clause


def marked(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = parse(old), parse(new)
    left, right = passages(before), passages(after)
    changes = compare(before, after).changes
    marker = Marker(changes, left, right)
    found: tuple[list[str], list[str]] = ([], [])
    for number, each in enumerate(changes):
        for side, shown, clauses in ((0, left, each.old), (1, right, each.new)):
            ids = {clause.id for clause in clauses}
            for passage in shown:
                if passage.clause and passage.clause.id in ids:
                    found[side].extend(passage.text[m.start : m.end] for m in marker.of(number, passage, side))
    return found


def test_only_the_words_that_changed_are_marked() -> None:
    old, new = marked("We will inspect every drill every month.", "We will inspect every drill every year.")
    assert (old, new) == (["month"], ["year"])


def test_what_was_removed_or_added_has_no_word_marks() -> None:
    assert marked("We will inspect every drill every month.", "Lunch is at noon.") == ([], [])


def test_marks_stay_inside_their_clause_where_one_was_split() -> None:
    before = clause("We will inspect drills every month and report the results to all members.", 1)
    first = clause("We will inspect drills every month.", 2)
    second = clause("We will report the results to some members.", 3)
    split = change(Outcome.WEAKENED, (before,), (first, second))
    left, right = Passage(before.text, 1, before), (Passage(first.text, 2, first), Passage(second.text, 3, second))
    marker = Marker((split,), (left,), right)
    pieces = [[each.text[m.start : m.end] for m in marker.of(0, each, 1)] for each in right]
    assert "some" in pieces[1]
    assert not any("some" in piece for piece in pieces[0])
    assert "all" in [left.text[m.start : m.end] for m in marker.of(0, left, 0)]


def test_what_is_searched_for_is_painted_over_the_marks() -> None:
    text = "every month here"
    pieces = painted(text, 0, 11, (Marked(6, 11, "gone"),), "month")
    assert pieces == [(0, 6, ""), (6, 11, "found")]
    assert painted(text, 6, 16, (Marked(6, 11, "gone"),), "") == [(6, 11, "gone"), (11, 16, "")]
