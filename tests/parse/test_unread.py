import gc
from dataclasses import replace

from policydiff.model import Bearer, Clause, Norm, Strength
from policydiff.parse import parse
from policydiff.parse.unread import UnreadClause


def _clause() -> Clause:
    (clause,) = parse("We will repair every saw within 5 days.").clauses
    return clause


def test_a_clause_is_read_when_first_asked() -> None:
    clause = _clause()
    assert isinstance(clause, UnreadClause)
    assert clause.plain.startswith("We will")
    assert not clause.is_read
    assert (clause.norm, clause.bearer, clause.strength) == (Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING)
    assert not clause.is_read
    assert clause.parts.quantities[0].value == 5
    assert clause.is_read


def test_parts_alone_are_taken_out_without_reading_the_rest() -> None:
    clause = _clause()
    assert clause.parts.quantities[0].value == 5
    assert isinstance(clause, UnreadClause)
    assert not clause.is_read
    assert clause.norm is Norm.OBLIGATION
    assert clause.is_read


def test_it_equals_the_same_clause_made_at_once() -> None:
    clause = _clause()
    made = Clause(**{name: getattr(clause, name) for name in Clause.__slots__})
    assert clause == made
    assert made == clause
    assert hash(made) == hash(clause)
    assert clause != replace(clause, line=2)
    assert clause != replace(made, norm=Norm.STATEMENT)
    assert clause != "We will repair every saw within 5 days."


def test_a_changed_copy_is_a_clause_that_was_read() -> None:
    copy = replace(_clause(), norm=Norm.PERMISSION)
    assert copy.norm is Norm.PERMISSION
    assert isinstance(copy, UnreadClause)
    assert copy.is_read
    assert not copy.reads_like(_clause())
    assert _clause().reads_like(_clause())


def test_a_clause_is_let_go_without_a_search_for_cycles() -> None:
    gc.collect()
    gc.disable()
    try:
        document = parse("# Loans\n\nWe will lend tools to every newcomer of spring.\n")
        assert [clause.norm for clause in document.clauses] == [Norm.OBLIGATION]
        del document
        left = [one for one in gc.get_objects() if isinstance(one, UnreadClause) and "newcomer of spring" in one.plain]
    finally:
        gc.enable()
    assert not left
