"""Whatever the text: spans are exact, in order, apart, and nothing that says something is lost."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given

from policydiff.model import Document, Span
from policydiff.parse import parse
from policydiff.parse.furniture import front_matter_end, uncovered
from policydiff.parse.leaves import line_starts
from tests.parse.writing import policies, scraps

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


def spans(document: Document) -> list[Span]:
    return sorted([*(clause.span for clause in document.clauses), *(section.span for section in document.sections)])


def check(source: str) -> Document:
    document = parse(source)
    starts = line_starts(source)
    for clause in document.clauses:
        assert clause.span.of(source) == clause.text
        assert clause.plain
        assert starts[clause.line - 1] <= clause.span.start
        assert clause.line == len(starts) or clause.span.start < starts[clause.line]
    for section in document.sections:
        assert starts[section.line - 1] <= section.span.start
    assert [clause.span for clause in document.clauses] == sorted(clause.span for clause in document.clauses)
    for before, after in pairwise(spans(document)):
        assert before.end <= after.start
    lost = [span.of(source) for span in uncovered(source, front_matter_end(source), spans(document))]
    assert lost == []
    return document


@given(policies())
def test_realistic_text(source: str) -> None:
    check(source)


@given(scraps())
@example("\r\n- a\r  b\n\n> c\x0cd\x00e\u2028f")
@example("---\ntitle: a\n...\nWe must.")
@example("- - - - a\n      b")
@example("[^1]: a\n\n    b\n\n\tc")
@example("|a|b\n|-|-\n|c|d|e|f|\n")
@example("> | a | b |\n> |---|---|\n> | c | d |")
@example("-\ta\n\n\tb\n\n\t-\tc")
def test_any_text(source: str) -> None:
    check(source)


@given(policies())
def test_every_word_is_in_a_clause_or_heading(source: str) -> None:
    document = parse(source)
    covered = " ".join(span.of(source) for span in spans(document))
    assert sorted(re.findall(r"(?i)word\d+", covered)) == sorted(re.findall(r"(?i)word\d+", source))


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("| A | B |\n|---|---|\n| one | two | three |", ["A", "B", "one", "two", "three"]),
        ("[terms]: https://example.org\nWe must act.", ["We must act."]),
        ("[terms]: we must act, always", ["[terms]: we must act, always"]),
        ("---\ntitle: x\n...\nWe must act.", ["We must act."]),
        ("---\nWe must act.\n---\nWe may act.", ["We may act."]),
        ("<p>We must act.</p><p>You may not.</p>", ["We must act.", "You may not."]),
        ("<!-- We <p>must</p> act. -->\n\nYou may.", ["You may."]),
        ("Text.[^1]\n\n[^1]: One.\n\n    Two.", ["Text.[^1]", "One.", "Two."]),
        ("-\tone\n\n\ttwo", ["one", "two"]),
        ("> a\n> b", ["a\n> b"]),
        ("```\nWe must act.\n```", ["We must act."]),
        ("1. a\n   - b\n     - c", ["a", "b", "c"]),
        ("Title\n\n======\n\nText.", ["Text."]),
        ("a | b", ["a | b"]),
        ("- | a | b |\n  |---|---|\n  | c | d |", ["a", "b", "c", "d"]),
    ],
)
def test_clauses_as_written(source: str, texts: list[str]) -> None:
    assert [clause.text for clause in check(source).clauses] == texts


def test_text_beyond_the_nesting_limit_is_kept() -> None:
    document = check("> " * 300 + "deep words")
    assert "deep words" in document.clauses[-1].text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers(end: str) -> None:
    document = check(f"# Title{end}{end}One. Two{end}goes on. Three.{end}{end}- four{end}")
    assert [section.line for section in document.sections] == [1]
    assert [(clause.text.split()[0], clause.line) for clause in document.clauses] == [
        ("One.", 3),
        ("Two", 3),
        ("Three.", 4),
        ("four", 6),
    ]


@pytest.mark.skipif(not CORPUS.exists(), reason="the real policy texts are not on this machine")
def test_real_policies() -> None:
    for path in sorted(CORPUS.glob("*/*.md")):
        check(path.read_text(encoding="utf-8"))
