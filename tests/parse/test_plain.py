"""Text without markup, in one typography."""

import pytest
from hypothesis import given

from policydiff.parse.plain import plain
from tests.parse.writing import scraps


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("**We** *must* `act`", "We must act"),
        ("snake_case stays", "snake_case stays"),
        ("see [the terms](https://example.org/a_(b) 'title')", "see the terms"),
        ('see [the terms](# "example.org")', "see the terms"),
        ('see [the terms](example.org/terms  "their (new) home" )', "see the terms"),
        ("see [the terms][1]", "see the terms"),
        ("see [the terms\\[41\\]](#note-41) today", "see the terms today"),
        ("see [the terms[41]](#note-41).[12] Then", "see the terms. Then"),
        ("see [2] and a[b](c)", "see [2] and ab"),
        ("(b) saws © axes", "(b) saws (c) axes"),
        ("![logo](a.png) We act", "We act"),
        ("We act[^1].", "We act."),
        ("“We”—‘act’", "\"We\"-'act'"),
        ("a\n> b\n> c", "a b c"),
        ("one<br>two &amp; three", "one two & three"),
        ("a <!-- b\nc --> d", "a d"),
        ("a <!-- b", "a <!-- b"),
        ("10²⁶ and 10<sup>26</sup>", "10^26 and 10^26"),
        ("zero\u200bwidth", "zerowidth"),
        ("1\\. Scope", "1. Scope"),
        ("see https://www.example.org/a?b=c.", "see example.org/a"),
        ("a\x1b[31mb", "a[31mb"),
        ("see [the terms](a.html)Opens in new tab", "see the terms"),
        ("see the terms (opens in a new window) now", "see the terms now"),
        ("a new tab opens", "a new tab opens"),
    ],
)
def test_plain(written: str, text: str) -> None:
    assert plain(written) == text


@given(scraps())
def test_plain_is_one_line_without_controls(written: str) -> None:
    text = plain(written)
    assert text == " ".join(text.split())
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in text)
