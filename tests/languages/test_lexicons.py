"""The lexicons of other languages hold what English ones hold, in the same shape."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policydiff.lexicon
from policydiff.lexicon import UnspacedPhrases, folded, languages, lexicon, phrases, terms

FOLDER = Path(policydiff.lexicon.__file__).parent
OTHERS = [language for language in languages() if language != "en"]
SHAPED_OTHERWISE = ("categories", "concepts", "characters")
FILES = [(language, path.stem) for language in OTHERS for path in sorted((FOLDER / language).glob("*.toml"))]
FAMILIES = [
    (language, name, key) for language, name in FILES if name not in SHAPED_OTHERWISE for key in lexicon(name, language)
]
RUNGS = ("binding", "intended", "discretionary", "advisory", "forbidding", "discouraging", "waiving", "defining")
EMPTY = {
    ("de", "stems", "elided"), ("zh", "stems", "elided"), ("zh", "stems", "suffixes"), ("zh", "sentences", "starters"),
    ("zh", "headings", "leading"), ("zh", "quantities", "times"), ("zh", "quantities", "age_before"),
    ("zh", "quantities", "months"), ("zh", "quantities", "due_before"), ("fr", "quantities", "due_after"),
    ("de", "quantities", "due_after"), ("zh", "bearers", "possessives"),
}  # fmt: skip
"""Families that a language has nothing for; each says so in its source."""
ENGLISH_ONLY = {
    "strong_prohibition",
    "actor_adjective",
    "acting",
    "intensifying",
    "gated",
    "gating",
    "resuming",
    "excusing",
    "nominal",
}
"""Families by which English alone tells words apart that other languages tell apart by their forms."""
IN_TABLES = ("numbers", "units", "cadence", "scales")


@pytest.mark.parametrize(("language", "name", "key"), FAMILIES)
def test_a_family_has_a_source_and_terms(language: str, name: str, key: str) -> None:
    assert lexicon(name, language)[key]["source"].strip()
    held = terms(name, key, language)
    assert held or (language, name, key) in EMPTY or key in IN_TABLES
    assert [term for term, count in Counter(held).items() if count > 1] == []
    assert [term for term in held if term != " ".join(term.split())] == []


@pytest.mark.parametrize("language", OTHERS)
def test_parts_and_modals_are_those_of_english(language: str) -> None:
    for name in ("parts", "modals"):
        assert set(lexicon(name)) - ENGLISH_ONLY <= set(lexicon(name, language))
    assert set(lexicon("categories")) <= set(lexicon("categories", language))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("first", "second"), list(combinations(RUNGS, 2)))
def test_a_modal_stands_on_one_rung(language: str, first: str, second: str) -> None:
    assert set(terms("modals", first, language)) & set(terms("modals", second, language)) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_pledge_to_stop_is_a_consequence(language: str) -> None:
    assert set(terms("parts", "stopping", language)) <= set(terms("parts", "consequence", language))


@pytest.mark.parametrize("language", OTHERS)
def test_what_illustrates_does_not_list(language: str) -> None:
    assert set(terms("parts", "illustrating", language)) & set(terms("parts", "listing", language)) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_concept_has_several_words(language: str) -> None:
    groups = lexicon("concepts", language)["groups"]
    assert all(len(words) == len(set(words)) > 1 for words in groups.values())
    assert set(groups) & set(lexicon("concepts")["groups"])


@pytest.mark.parametrize(("language", "name", "key"), [case for case in FAMILIES if case[0] == "zh"])
def test_an_exception_holds_a_term(language: str, name: str, key: str) -> None:
    family = lexicon(name, language)[key]
    for exception in family.get("exceptions", ()):
        assert any(term in exception for term in family["terms"]), exception


def test_traditional_characters_stand_for_simplified_ones_place_for_place() -> None:
    variants = lexicon("characters", "zh")["variants"]
    assert len(variants["from"]) == len(variants["to"]) == len(set(variants["from"]))
    assert not set(variants["from"]) & set(variants["to"])


def test_the_lists_are_written_in_simplified_characters() -> None:
    variants = set(lexicon("characters", "zh")["variants"]["from"])
    for language, name, key in FAMILIES:
        if language == "zh" and (name, key) != ("headings", "addressing"):
            assert [term for term in terms(name, key, "zh") if variants & set(term)] == [], (name, key)


@settings(deadline=None)
@given(st.text(alphabet="您不得应用應當用的，会員 a", max_size=30))
def test_terms_without_spaces_are_found_as_the_longest_that_stand_there(text: str) -> None:
    finder = UnspacedPhrases(
        {"one": ["应", "应当", "不得"], "two": ["得"]}, {"one": ["应用"]}, {ord("應"): "应", ord("當"): "当"}
    )
    found = finder.find(text)
    lower = text.replace("應", "应").replace("當", "当")
    position, wanted = 0, []
    while position < len(lower):
        word = next((word for word in ("应当", "不得", "应用", "应") if lower.startswith(word, position)), "")
        if word and word != "应用":
            wanted.append((position, position + len(word)))
        position += len(word) or 1
    assert found["one"] == wanted
    assert found["two"] == [(at, at + 1) for at, character in enumerate(lower) if character == "得"]


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_places(text: str) -> None:
    assert len(folded(text, "zh")) == len(text)


def test_a_language_without_a_list_finds_nothing() -> None:
    assert terms("modals", "binding", "es") == ()
    assert phrases("modals", "binding", language="es").spans("debe", "binding") == []
