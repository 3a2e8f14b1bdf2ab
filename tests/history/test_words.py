import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.history.words import digest, line_words

BASE = "# Rules\n\n## 1. Safety\n\nWe will inspect every tool within 30 days.\n\n- You must wear gloves.\n"


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("typography", BASE.replace("tool", "**tool**").replace("30 days", "30\u00a0days")),
        ("numbering", BASE.replace("## 1. Safety", "## 2. Safety")),
        ("another bullet", BASE.replace("- You", "* You")),
        ("reflow", BASE.replace("every tool", "every\ntool")),
        ("a menu", BASE + "\n[Home](/home) | [Contact us](/contact)\n"),
        ("a menu item", BASE + "\n- [Pricing](https://example.org/p?x=1)\n"),
        ("a link", BASE.replace("gloves", "[gloves](https://example.org/a?b=1)")),
        ("a dating line", "Last updated: 3 May 2025\n\n" + BASE),
        ("a counter of days", BASE + "\nUpdated 3 days ago\n"),
        ("a lone date", "May 3, 2025\n\n" + BASE),
        ("front matter", f"---\nversion: '2'\n---\n{BASE}"),
        ("a rule", BASE.replace("## 1", "---\n\n## 1")),
    ],
)
def test_form_and_dating_leave_the_words_alone(what: str, text: str) -> None:
    assert digest(text) == digest(BASE), what


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a word", BASE.replace("will", "may")),
        ("a number that counts", BASE.replace("30 days", "60 days")),
        ("a line less", BASE.replace("- You must wear gloves.\n", "")),
        ("order", BASE.replace("every tool within", "within every tool")),
        ("a link that binds", BASE + "\n- [You must pay](https://example.org)\n"),
        ("a date that binds", BASE + "\nYou must pay before 1 May 2025 as of today.\n"),
        ("a sign", BASE.replace("30 days", "≥ 30 days")),
    ],
)
def test_words_that_may_bind_make_a_difference(what: str, text: str) -> None:
    assert digest(text) != digest(BASE), what


def test_a_bare_address_is_one_word_whatever_it_is() -> None:
    assert line_words("See https://example.org/a for more.") == line_words("See https://example.org/b?c=d for more.")


def test_a_date_in_a_commitment_is_no_dating_line() -> None:
    assert line_words("We will publish a report by 1 March 2026.") != line_words(
        "We will publish a report by 1 May 2026."
    )


@given(st.text(max_size=300))
def test_any_text_has_words(text: str) -> None:
    assert digest(text) == digest(text + "\n\n")
