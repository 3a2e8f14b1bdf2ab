"""Words as comparison sees them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.compare.terms import Weights, bag, content_stems, cosine, key, same_thing, stem


@pytest.mark.parametrize(
    ("words", "root"),
    [
        ("lend lends lending", "lend"),
        ("inspect inspects inspected inspection inspections", "inspect"),
        ("plan plans planned planning", "plan"),
        ("evaluation evaluations", "evalu"),
        ("tool tools", "tool"),
        ("stopped stopping stop", "stop"),
        ("process processed processes processing", "process"),
        ("comply", "comply"),
        ("organise organize organisation", "organiz"),
        ("behaviour behavior", "behavior"),
    ],
)
def test_inflections_share_a_stem(words: str, root: str) -> None:
    assert {stem(word) for word in words.split()} == {root}


def test_a_prefix_with_a_hyphen_is_the_same_word() -> None:
    assert key("Sub-lenders co-sign.") == key("Sublenders cosign.")
    assert key("Well-oiled saws") == "well oiled saws"
    assert key("Non-lenders") == "non lenders"


@pytest.mark.parametrize("word", ["us", "is", "ed", "red", "bed", "s", ""])
def test_short_words_stay_whole(word: str) -> None:
    assert stem(word) == word


@given(st.text(alphabet="abcdefgilnoprstuy", min_size=3, max_size=15))
def test_a_stem_keeps_three_letters_and_adds_none(word: str) -> None:
    assert 3 <= len(stem(word)) <= len(word)


@pytest.mark.parametrize(
    "variant",
    [
        "We will lend tools to members",
        "  We will   lend tools\nto members.",
        "WE WILL LEND TOOLS TO MEMBERS",
        "1. We will lend tools to members.",
        "3.2.1. We will lend tools to members.",
        "(a) We will lend tools to members.",
        "iv) We will lend tools to members.",
        "• We will lend tools to members;",
        "- We will lend “tools” to members",
        "We will lend tools, to members!",
        "We will lend tools — to members.",
    ],
)
def test_what_does_not_count(variant: str) -> None:
    assert key(variant) == key("We will lend tools to members.")


@pytest.mark.parametrize(
    "other",
    [
        "We may lend tools to members.",
        "We will not lend tools to members.",
        "We will lend 2 tools to members.",
        "We will lend tools to a member.",
    ],
)
def test_what_counts(other: str) -> None:
    assert key(other) != key("We will lend tools to members.")


def test_a_number_that_is_no_list_number_stays() -> None:
    assert key("2024 brought 3 new saws") == "2024 brought 3 new saws"


def test_force_is_not_likeness() -> None:
    assert content_stems("We must not lend it.") == content_stems("They may lend this.") == ["lend"]


@pytest.mark.parametrize("pair", ["pause halt", "publish disclose", "employee staff", "deploy release"])
def test_words_for_one_thing(pair: str) -> None:
    first, second = (same_thing(stem(word)) for word in pair.split())
    assert first
    assert first == second
    assert first in bag(pair.split(maxsplit=1)[0]).terms


def test_a_genitive_is_about_its_noun() -> None:
    assert content_stems("the saw's guards") == content_stems("the guards of the saw")[::-1]


def test_a_plain_word_names_no_concept() -> None:
    assert same_thing(stem("chisel")) == ""


def test_a_bag_holds_stems_concepts_and_pairs() -> None:
    found = bag("We will pause training")
    assert found.stems == ("paus", "train")
    assert list(found.terms) == [*found.stems, "=stopping", "=training", " ".join(found.stems)]


def test_rare_terms_weigh_more() -> None:
    weights = Weights([bag("saw"), bag("saw drill"), bag("saw lathe")])
    assert weights.of("unheard") >= weights.of("drill") > weights.of("saw") > 0


def test_two_short_texts_that_share_most_words_are_alike() -> None:
    bags = [bag("We will inspect every power saw."), bag("We will inspect every power saw and drill.")]
    weights = Weights(bags)
    assert cosine(*map(weights.vector, bags)) > 0.6


WORDS = st.sampled_from(["saw", "drill", "lathe", "chisel", "rope", "pause", "publish"])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)


@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_vectors_have_unit_length_and_cosines_lie_between(texts: list[str]) -> None:
    bags = [bag(text) for text in texts]
    weights = Weights(bags)
    vectors = [weights.vector(one) for one in bags]
    for vector in vectors:
        assert not vector or math.isclose(math.fsum(value * value for value in vector.values()), 1.0)
    first, second = vectors[:2]
    assert -1e-9 <= cosine(first, second) <= 1 + 1e-9
    assert cosine(first, second) == cosine(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Write to barn@example.org first.", "Write to [email protected] first."),
        ("The list stands at barn.example.org/list/3 now.", "The list stands at www.example.com now."),
    ],
)
def test_which_address_it_is_binds_nobody(first: str, second: str) -> None:
    assert key(first) == key(second)
    assert content_stems(first) == content_stems(second)


def test_a_slash_between_words_makes_no_address() -> None:
    assert key("Saws and/or axes, e.g. input/output.") == "saws and or axes e.g input output"
