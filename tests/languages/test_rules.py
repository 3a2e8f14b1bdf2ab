"""The same rules speak in every language that has lexicons, and keep silent on the same words moved about."""

from collections.abc import Iterator

import pytest

from policydiff.lexicon import languages
from policydiff.model import Document
from policydiff.parse import parse
from policydiff.rules.judge import compare
from policydiff.rules.reach import families, silent_rules
from policydiff.rules.registry import all_rules, rule
from tests.languages.firing import TABLES

CASES = [(language, name, *pair) for language, table in TABLES.items() for name, pair in table.items()]
IDS = [f"{language}-{name}" for language, name, *_ in CASES]


def read(text: str, language: str) -> Document:
    return parse(text, language=language.partition("-")[0])


def spoken(old: Document, new: Document) -> Iterator[str]:
    for change in compare(old, new).changes:
        for shift in change.shifts:
            yield shift.rule


@pytest.mark.parametrize(("language", "name", "old", "new"), CASES, ids=IDS)
def test_speaks_and_its_mirror_speaks_on_the_reverse(language: str, name: str, old: str, new: str) -> None:
    before, after = read(old, language), read(new, language)
    assert name in list(spoken(before, after))
    assert rule(name).mirror in (list(spoken(after, before)) if rule(name).mirror else [""])


@pytest.mark.parametrize(("language", "name", "old", "new"), CASES, ids=IDS)
def test_silent_where_nothing_changed(language: str, name: str, old: str, new: str) -> None:
    for text in (old, new):
        assert list(spoken(read(text, language), read(f"{text}\n", language))) == []


@pytest.mark.parametrize(("language", "name", "old", "new"), CASES, ids=IDS)
def test_evidence_stands_in_the_text(language: str, name: str, old: str, new: str) -> None:
    for change in compare(read(old, language), read(new, language)).changes:
        for shift in change.shifts:
            for text, side in ((old, shift.old), (new, shift.new)):
                for evidence in side:
                    assert evidence.span is None or evidence.span.of(text) == evidence.text


@pytest.mark.parametrize("language", languages())
def test_no_rule_is_without_words(language: str) -> None:
    assert silent_rules(language) == ()


def test_a_language_without_words_leaves_silent_what_needs_them() -> None:
    silent = silent_rules("es")
    assert "strength_lowered" in silent
    assert "hedge_added" in silent
    assert "commitment_removed" not in silent
    assert set(silent) == {one.id for one in all_rules() if families(one)}
