"""Word-level marks: nothing lost, no word cut, nothing marked without cause."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.compare.words import MAX_TOKENS, Marks, most_same, word_marks

WORDS = st.sampled_from(
    ["we", "will", "lend", "saws", "don't", "e.g.", "30", "%", "—", "“quoted”", "(", ")", "naïve", "red-team", "日本"]
)
GAPS = st.sampled_from([" ", " ", " ", "\n", "  ", ""])
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(st.tuples(WORDS, GAPS), max_size=12).map(lambda parts: "".join(word + gap for word, gap in parts)),
)


def joined(marks: Marks) -> str:
    return "".join(text for _, text in marks)


@given(TEXTS, TEXTS)
def test_joined_marks_give_the_texts_back(old: str, new: str) -> None:
    left, right = word_marks(old, new)
    assert (joined(left), joined(right)) == (old, new)
    assert {kind for kind, _ in left} <= {"same", "gone"}
    assert {kind for kind, _ in right} <= {"same", "new"}


@given(TEXTS, TEXTS)
def test_no_mark_cuts_a_word(old: str, new: str) -> None:
    for marks in word_marks(old, new):
        for (_, before), (_, after) in pairwise(marks):
            # In a script without spaces each character is a word.
            alone = any("\u3041" <= character <= "\u9fff" for character in (before[-1], after[0]))
            assert alone or not (before[-1].isalnum() and after[0].isalnum())


@given(TEXTS, TEXTS)
def test_runs_are_joined_and_not_empty(old: str, new: str) -> None:
    for marks in word_marks(old, new):
        assert all(text for _, text in marks)
        assert all(first[0] != second[0] for first, second in pairwise(marks))


@given(TEXTS)
def test_equal_texts_have_no_marks(text: str) -> None:
    for marks in word_marks(text, text):
        assert [kind for kind, _ in marks] == ["same"] * bool(text)


@given(TEXTS, TEXTS)
def test_what_stays_is_the_same_on_both_sides(old: str, new: str) -> None:
    left, right = (
        re.sub(r"\s+", "", "".join(text for kind, text in marks if kind == "same")).translate(
            str.maketrans("‘’“”–—", "''\"\"--")
        )
        for marks in word_marks(old, new)
    )
    # A blank between two marked words is marked with them, on either side for itself.
    assert left == right


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We don't sell “data” – ever.", 'We don’t sell "data" - ever.'),
        ("We lend\ntools to all.", "We lend tools  to all."),
    ],
)
def test_typography_and_reflow_are_not_marked(old: str, new: str) -> None:
    for marks in word_marks(old, new):
        assert [kind for kind, _ in marks] == ["same"]


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("We will lend saws.", "We may lend saws.", ["will"], ["may"]),
        ("We will lend saws.", "We will lend saws and drills.", [], [" and drills"]),
        ("within 15 days", "within 50 days", ["15"], ["50"]),
        ("We stop.", "", ["We stop."], []),
        ("pausing training", "passing training", ["pausing"], ["passing"]),
    ],
)
def test_marked_words(old: str, new: str, gone: list[str], come: list[str]) -> None:
    left, right = word_marks(old, new)
    assert [text for kind, text in left if kind == "gone"] == gone
    assert [text for kind, text in right if kind == "new"] == come


def test_beyond_the_limit_the_whole_is_marked() -> None:
    long = "saw " * MAX_TOKENS
    assert word_marks(long, "saw") == ([("gone", long)], [("new", "saw")])


@given(TEXTS, TEXTS)
def test_no_marks_leave_more_the_same_than_was_foretold(old: str, new: str) -> None:
    same = sum(len(text.strip()) for marks in word_marks(old, new) for kind, text in marks if kind == "same")
    assert same <= most_same(old, new) <= sum(2 * (len(text) + 2 * len(text)) for text in (old, new))


@pytest.mark.parametrize(
    ("old", "new", "most"),
    [
        ("", "", 0),
        ("we lend saws", "", 0),
        ("we lend saws", "you borrow planes", 0),
        ("we lend saws", "we lend saws", 2 * len("we lend saws ")),
        ("we lend saws", "saws we lend", 2 * len("we lend ")),
        ("a–b", "a b", 2 * len("a b ")),
        ("in and out", "out and in", 2 * len("out ")),
    ],
)
def test_what_is_the_same_at_the_most_keeps_its_order(old: str, new: str, most: int) -> None:
    assert most_same(old, new) == most
