from hypothesis import given
from hypothesis import strategies as st

from policydiff.model import Outcome
from policydiff.report.marking import clause_marks, marked_pair, pieces_of
from policydiff.report.quoting import Mark
from policydiff.report.written import Written
from tests.report.making import change, clause


def test_the_marks_of_a_change_are_shared_out_to_its_clauses() -> None:
    old = clause("We will test every model and tell the board of each result.", 1)
    new = clause("We may test every model.", 2), clause("We will tell the board of each result.", 3, start=100)
    before, after = clause_marks(change(Outcome.WEAKENED, (old,), new))
    assert set(before) == {"c1"}
    assert set(after) == {"c2", "c3"}
    for marks, clauses in ((before, (old,)), (after, new)):
        for one in clauses:
            assert "".join(piece.text for piece in marks[one.id]) == one.text
    assert "may" in [piece.text.strip() for piece in after["c2"] if piece.mark is Mark.NEW]


def test_a_side_alone_is_marked_as_a_whole() -> None:
    before, after = clause_marks(change(Outcome.REMOVED, (clause("**Pause.** We will pause.", 1),)))
    assert {piece.mark for piece in before["c1"]} == {Mark.GONE}
    assert [piece.text for piece in before["c1"] if piece.strong] == ["Pause."]
    assert after == {}


def test_texts_with_hardly_a_word_in_common_are_marked_as_wholes() -> None:
    assert marked_pair("We pause.", "Fish swim well.") == ([(Mark.GONE, "We pause.")], [(Mark.NEW, "Fish swim well.")])
    assert marked_pair("Same.", "Same.") == ([(Mark.SAME, "Same.")], [(Mark.SAME, "Same.")])


@given(st.text(max_size=30), st.lists(st.integers(0, 30), max_size=4), st.lists(st.integers(1, 9), max_size=6))
def test_pieces_give_the_words_back(text: str, edges: list[int], lengths: list[int]) -> None:
    inside = sorted(edge for edge in set(edges) if edge <= len(text))
    strong = tuple(zip(inside[::2], inside[1::2], strict=False))
    marks = []
    rest = len(text)
    for number, length in enumerate(lengths):
        marks.append((list(Mark)[number % 3], min(length, rest)))
        rest -= marks[-1][1]
    marks.append((Mark.SAME, rest))
    pieces = pieces_of(Written(text, strong), marks)
    assert "".join(piece.text for piece in pieces) == text
    assert "".join(piece.text for piece in pieces if piece.strong) == "".join(text[a:b] for a, b in strong)
    for mark in Mark:
        wanted = sum(length for name, length in marks if name is mark)
        assert sum(len(piece.text) for piece in pieces if piece.mark is mark) == wanted
