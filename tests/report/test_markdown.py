import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from policydiff.model import Outcome
from policydiff.report.markdown import COMMENT_LIMIT, render
from policydiff.report.markdown_escape import code_span, escape_piece
from policydiff.report.sanitize import one_line
from policydiff.report.view import Report, Selection
from tests.report.making import NEW, change, clause, comparison

GITHUB = MarkdownIt("gfm-like", {"html": True})
OUR_TAGS = re.compile(r"</?(?:p|code|sub|del|ins|details|summary)>")
HOSTILE = [
    "<script>alert(1)</script> <img src=x onerror=y> </details>",
    "[click](https://evil.example) ![x](y) <https://evil.example> https://evil.example www.evil.example",
    "ask @octocat and mail a.b@evil.example or mailto:x@evil.example about #12, owner/repo#3, GH-7",
    "# heading", "1. item", "- item", "+ item", "> quote", "=====", "```js", "| a | b |", "*bold* _it_ ~~gone~~ `code`",
    "&lt;b&gt; &amp; $x$ $$y$$", "\\*kept\\*", "line\n\n# next\r\n<b>", "[^1] [ref]: https://evil.example", ":::x",
    "10) x", "1.",
]  # fmt: skip


def rendered(markdown: str) -> str:
    """The text that a reader sees; fails on any tag that is not ours."""
    page = GITHUB.render(markdown)
    stripped = OUR_TAGS.sub("", page)
    assert "<" not in stripped, page
    return html.unescape(stripped).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_renders_as_its_letters(text: str) -> None:
    line = one_line(text).strip()
    assert rendered(escape_piece(line, opens_line=True)) == line


@given(st.text(st.sampled_from("ab1 @#:/.<>&*_`~[]()!|\\-+=$^{}w'\"\n"), max_size=40))
def test_any_text_renders_as_its_letters(text: str) -> None:
    line = re.sub(r" +", " ", one_line(text)).strip()
    # Straight runs of dots and such stay: gfm-like changes no typography.
    assert rendered(escape_piece(line, opens_line=True)) == line


@given(st.text(st.sampled_from("ab`@<| \n"), max_size=20))
def test_any_label_fits_in_a_code_span(text: str) -> None:
    page = GITHUB.renderInline(code_span(text))
    assert page.startswith("<code>")
    assert page.endswith("</code>")
    assert page.count("<") == 2


@pytest.mark.parametrize("text", ["@octocat", "see @octo-cat/team", "(@x)", "#12", "o/r#12", "GH-12", "!5 x!5"])
def test_mentions_and_references_are_broken_by_a_code_span(text: str) -> None:
    for piece in re.split(r"<code>.</code>", escape_piece(text, opens_line=False)):
        assert not re.search(r"@\w|#\d|GH-\d|\w!\d", piece)


def hostile_report() -> str:
    evil = " ".join(HOSTILE)
    one = clause(evil, 3, "# <b>Section", context=("</sub><script>", "@everyone"))
    other = clause(evil.replace("click", "clack").replace("octocat", "hubot"), 4)
    changes = [change(Outcome.WEAKENED, (one,), (other,), number=number) for number in range(1, 13)]
    return render(Report(replace(comparison(*changes), new=replace(NEW, policy="`evil` |@x\n# y"))))


def test_a_hostile_report_has_our_structure_only() -> None:
    tokens = GITHUB.parse(hostile_report())
    assert {token.tag for token in tokens if token.type == "heading_open"} == {"h2", "h3"}
    inline = [child for token in tokens for child in token.children or []]
    assert not [child for child in inline if child.type in ("link_open", "image")]
    tags = {child.content for child in inline if child.type == "html_inline"}
    assert tags <= {"<sub>", "</sub>", "<code>", "</code>", "<del>", "</del>", "<ins>", "</ins>"}
    blocks = [token.content.strip() for token in tokens if token.type == "html_block"]
    assert blocks == ["<details>\n<summary>2 more changes</summary>", "</details>"]
    assert len([token for token in tokens if token.type == "table_open"]) == 1


def many(count: int) -> Report:
    text = "We will keep the workshop open for every member who asks for it in writing. " * 4
    changes = [change(Outcome.REMOVED, (clause(text, number),), number=number) for number in range(1, count + 1)]
    return Report(comparison(*changes))


def test_a_comment_keeps_to_its_limit_and_says_what_was_cut() -> None:
    page = render(many(400))
    assert 0.9 * COMMENT_LIMIT < len(page) <= COMMENT_LIMIT
    cut = int(re.search(r"\*\*(\d+) changes cut\*\*", page)[1])  # type: ignore[index]
    assert page.count("\n### ") == 400 - cut
    assert int(re.search(r"<summary>(\d+) more changes", page)[1]) == 400 - cut - 10  # type: ignore[index]
    assert page.count("<details>") == page.count("</details>") == 1


def test_the_limit_can_be_lifted() -> None:
    report = many(400)
    page = render(replace(report, selection=Selection(limit=0)))
    assert page.count("\n### ") == 400
    assert "cut" not in page


def test_a_short_report_folds_nothing() -> None:
    assert "<details>" not in render(many(10))
