"""Families of terms: none empty, no term twice, and no term on two rungs."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

import policydiff.lexicon
from policydiff.lexicon import lexicon, terms

SHAPED_OTHERWISE = {"categories", "concepts", "languages"}
FAMILIES = sorted(
    (path.stem, key)
    for path in Path(policydiff.lexicon.__file__).parent.glob("*.toml")
    if path.stem not in SHAPED_OTHERWISE
    for key in lexicon(path.stem)
)
RUNGS = ("binding", "intended", "discretionary", "advisory", "forbidding", "defining")


@pytest.mark.parametrize(("name", "key"), FAMILIES)
def test_a_family_has_terms(name: str, key: str) -> None:
    assert terms(name, key)


@pytest.mark.parametrize(("name", "key"), FAMILIES)
def test_no_term_twice(name: str, key: str) -> None:
    twice = [term for term, count in Counter(terms(name, key)).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize(("first", "second"), list(combinations(RUNGS, 2)))
def test_a_modal_stands_on_one_rung(first: str, second: str) -> None:
    assert set(terms("modals", first)) & set(terms("modals", second)) == set()


def test_forms_that_forbid_by_themselves_are_forms_that_forbid() -> None:
    assert set(terms("modals", "strong_prohibition")) <= set(terms("modals", "forbidding"))


@pytest.mark.parametrize(("narrow", "wide"), [("stopping", "consequence")], ids=["a pledge to stop is a consequence"])
def test_a_narrower_family_lies_in_the_wider(narrow: str, wide: str) -> None:
    assert set(terms("parts", narrow)) <= set(terms("parts", wide))


def test_what_illustrates_does_not_list() -> None:
    assert set(terms("parts", "illustrating")) & set(terms("parts", "listing")) == set()


def test_a_concept_has_several_words_and_no_word_twice() -> None:
    groups = lexicon("concepts")["groups"]
    for name, words in groups.items():
        assert len(words) > 1, name
        assert len(set(words)) == len(words), name


def test_a_category_has_weighted_stems() -> None:
    for name, family in lexicon("categories").items():
        assert family["source"].strip(), name
        assert family["stems"], name
        assert all(weight > 0 for weight in family["stems"].values()), name
