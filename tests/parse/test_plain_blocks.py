"""What is plainly built is read as the Markdown parser reads it; whatever may mean something else is left to it."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policydiff.parse.furniture import front_matter_end
from policydiff.parse.markdown import read_leaves
from policydiff.parse.plain_blocks import plain_leaves

POLICIES = sorted((Path(__file__).resolve().parents[2] / "policies").glob("*/*.md"))
LINES = (
    *(
        "",
        "",
        "",
        "  ",
        "We will.",
        " one",
        "  two",
        "    deep",
        "**Bold**",
        "*em*",
        "__",
        "(a) x",
        "é",
        "[x](y)",
        "a  ",
    ),
    *("# Head", "## Two  ", "# a #", "#nohead", "####### seven", "Title", "===", "---", "--", "=", "   ===", "- - -"),
    *("- item", "  - inner", "   - x", "     - y", "      - z", " - one", "*   star", "+ plus", "-", "*     six"),
    *("1. one", "2. two", "10) ten", "   1. in", "   3) inn", "01. a", "1986. a", "1.1. a", "12 a", "1.", "- 1. a"),
    *("| a | b |", "|a|", "| --- | --- |", "|---|", "|:-:|", "| c | d | e |", "| |", "a | b", "a|", r"| a \| b |"),
    *("[^1]: note", "[^2]: *n*", "[^1]:", "[^ 1]: x", "text [^1]", "[a]: b", "> quote", "- > q", "```", "<div>"),
    *("\xa0", "a\xa0", "    \xa0", r"\| b", r"1\. a", "-\ta", "a\x0bb", "a\u2028b", "___", "***", "_x_", "![i](u)"),
    *("* * *", "a  ", "|", "- - a", "~a"),
)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join))
@example("- a\n\n  - b\n\n  more of a\n\n- c")
@example("We will\n1986. a year\n1. first")
@example("We will.\n\n2. second\n   2. not third")
@example("a | b\n---")
@example("| a | b |\n|---|---|\n| c | d | e |\n| |\n\nAfter.")
@example("Title\nof two lines\n===")
@example("[^1]: note\n[^2]: another\ngoes on\n\n    deep")
def test_what_is_read_plainly_is_what_the_parser_reads(source: str) -> None:
    found = plain_leaves(source)
    if found is not None:
        assert found == read_leaves(source)


@given(st.text(st.sampled_from("Aa é|-*_[](:<b>`\\\t1.#&\u2028\x0b^!=+\n"), max_size=10))
def test_a_line_of_any_characters_is_read_alike(text: str) -> None:
    for source in (f"A{text}", text):
        found = plain_leaves(source)
        if found is not None:
            assert found == read_leaves(source)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_policy_is_read_plainly(path: Path) -> None:
    source = path.read_text()
    body = source[front_matter_end(source) :]
    assert plain_leaves(body) == read_leaves(body)


@pytest.mark.parametrize(
    "source",
    [
        "> We will.",
        "```\nWe will.\n```",
        "<div>We will.</div>",
        "We will.\r\n",
        "-\tWe will.",
        "- \n",
        "- - We will.",
        "| a |\n| b |",
        "| a | b |\n|---|",
        "| a |\n|---|\nWe will.",
        r"| a \| b |" + "\n|---|",
        "a | b\n---",
        "We will.\n***",
        "- We will.\n---",
        "We will\n2. also.",
        "- We will.\n\n      Deep.",
        "[a]: https://example.org",
        "[^1]: We will.\n\n    We may.",
        "# We will #",
        "**",
        "\xa0",
        "\u0661. We will.",
        "\n".join(f"{'  ' * deep}- We will." for deep in range(60)),
    ],
)
def test_what_may_mean_something_else_is_left_to_the_parser(source: str) -> None:
    assert plain_leaves(source) is None


def test_a_plain_policy_needs_no_markdown_parser() -> None:
    code = f"import sys; from policydiff import parse_policy; parse_policy(open({str(POLICIES[0])!r}).read())"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print('markdown_it' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
