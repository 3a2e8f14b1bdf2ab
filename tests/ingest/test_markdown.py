"""Markdown and plain text sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from policydiff.ingest import ingest
from policydiff.ingest.blocks import Heading, Item, Note, Paragraph, Run, Table
from policydiff.ingest.markdown import read_markdown
from policydiff.ingest.writing import to_markdown

MARKDOWN = {
    "kept as it is": ("# A\n\n- b[^1]\n\n[^1]: c\n", "# A\n\n- b[^1]\n\n[^1]: c\n"),
    "line ends": ("# A\r\n\r\nb\rc", "# A\n\nb\nc\n"),
    "script": ("a <script>GONE()</script> b\n\n<style>\nGONE\n</style>\n", "a  b\n"),
    "tags": ('<div onclick="go()">\n\ntext <br/> 10<sup>2</sup>\n\n</div>', "text <br> 10<sup>2</sup>\n"),
    "open tags": ("<img src=x onerror=go()\n", "\\<img src=x onerror=go()\n"),
    "comment": ("a <!-- GONE --> b", "a  b\n"),
    "script behind a link": (
        "[a](javascript:go()) and [b](https://example.org)",
        "[a](#go()) and [b](https://example.org)\n",
    ),
    "address in angles": ("<https://example.org> 5 <6", "<https://example.org> 5 <6\n"),
    "fenced code": ("```\n<script>\n```\n", "```\n<script>\n```\n"),
    "unseen characters": ("re\u00adspon\u200bsible\x07", "responsible\n"),
}


@pytest.mark.parametrize(("written", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown(written: str, expected: str) -> None:
    assert ingest(written.encode(), kind="markdown").markdown == expected


def test_front_matter_is_apart() -> None:
    found = ingest(b"---\npolicy: a\nversion: '1'\n---\n\n# Terms\n")
    assert (found.front_matter, found.markdown, found.title) == ("policy: a\nversion: '1'\n", "# Terms\n", "Terms")
    assert ingest(b"---\n\nNo key here\n\n---\n").front_matter == ""


def test_warnings() -> None:
    assert "HTML" in ingest(b"<p>x</p>", kind="markdown", name="p").warnings[0]
    assert "direction" in ingest("a \u202eb".encode(), name="p").warnings[0]
    assert "Windows-1252" in ingest(b"caf\xe9 is closed", name="p").warnings[0]


@given(st.text(alphabet="<>/!ab scriptonclick=\"'-\n`", max_size=80))
def test_no_markup_stays_live(text: str) -> None:
    found = read_markdown(text.encode(), "p").markdown
    tokens = MarkdownIt("commonmark", {"html": True}).parse(found)
    live = [inner for token in tokens for inner in (token, *(token.children or ())) if inner.type.startswith("html")]
    assert all(inner.content.strip() in {"<br>", "<sup>", "</sup>", "<sub>", "</sub>", "</br>"} for inner in live)


PLAIN = {
    "paragraphs": ("One.\n\nTwo.\n", "One.\n\nTwo.\n"),
    "marks mean nothing": ("# one\n\n<b>two</b>\n", "\\# one\n\n\\<b>two\\</b>\n"),
    "underlined heading": ("Scope\n=====\n\nAll.\n", "# Scope\n\nAll.\n"),
    "lists": ("1. a\n2. b\n   (a) c\n   (b) d\n", "1. a\n2. b\n   - (a) c\n   - (b) d\n"),
    "wrapped lines": (
        "We shall keep to each word of this for as long as the employ-\nment of anyone goes on; employment is long.\n",
        "We shall keep to each word of this for as long as the employment of anyone goes on; employment is long.\n",
    ),
    "page furniture": (
        "".join(f"Terms of use\n\nPart {word} of it.\n\nPage 1\f" for word in ("one", "two", "three")),
        "Part one of it.\n\nPart two of it.\n\nPart three of it.\n",
    ),
}


@pytest.mark.parametrize(("written", "expected"), PLAIN.values(), ids=PLAIN)
def test_plain_text(written: str, expected: str) -> None:
    assert ingest(written.encode(), kind="text").markdown == expected


def test_notes_stand_in_the_section_of_their_first_mark() -> None:
    notes = (Note("2", (Paragraph((Run("Two."),)),)), Note("1", (Paragraph((Run("One"), Run("", note="2"))),)))
    flow = (Paragraph((Run("Kept"), Run("", note="1"))), Heading(2, (Run("Changes"),)), Paragraph((Run("None."),)))
    assert to_markdown([*flow, *notes]) == "Kept[^1]\n\n[^1]: One[^2]\n\n[^2]: Two.\n\n## Changes\n\nNone.\n"


WORDS = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), max_size=30)


def shown(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return "".join(
        child.content if child.type in {"text", "code_inline"} else "\n" if child.type == "softbreak" else ""
        for token in tokens
        for child in token.children or ()
    )


@given(WORDS, st.booleans(), st.booleans())
def test_text_comes_through_literally(words: str, bold: bool, italic: bool) -> None:
    written = " ".join(words.split())
    assert shown(to_markdown([Paragraph((Run(words, bold, italic),))])) == written
    assert shown(to_markdown([Item((Run(words, bold),))])) == written
    assert shown(to_markdown([Paragraph((Run("x"), Run(words, bold, italic), Run("y")))])).replace(
        " ", ""
    ) == f"x{written}y".replace(" ", "")


@given(WORDS)
def test_cells_and_headings_come_through_literally(words: str) -> None:
    written = " ".join(words.split())
    table = to_markdown([Table((((Run("h"),), (Run("k"),)), ((Run(words),), (Run("z"),))))])
    assert shown(table) == f"hk{written}z"
    if written.strip("#"):
        assert shown(to_markdown([Heading(2, (Run(words),))])).rstrip("# ") == written.rstrip("# ")
