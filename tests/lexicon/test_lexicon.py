"""The lexicons hold what their readers expect, each family with its source."""

from pathlib import Path

import pytest

import policydiff.lexicon
from policydiff.lexicon import alternation, lexicon, terms

NAMES = sorted(path.stem for path in Path(policydiff.lexicon.__file__).parent.glob("*.toml"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "concepts"])
def test_every_family_names_its_source(name: str) -> None:
    for key, family in lexicon(name).items():
        assert family["source"].strip(), key


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("categories", "concepts", "languages")])
def test_terms_are_words_without_loose_space(name: str) -> None:
    for key in lexicon(name):
        for term in terms(name, key):
            assert term == " ".join(term.split()), (key, term)
            assert term, key


def test_alternation_tries_the_longest_first() -> None:
    tried = alternation("modals", "forbidding").split("|")
    assert tried.index(r"not\s+permitted") > tried.index(r"is\s+not\s+permitted")
