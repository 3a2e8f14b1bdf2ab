from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.parse.furniture import front_matter_end
from policydiff.parse.markdown import read_leaves
from policydiff.parse.stretches import cuts_hold, leaves, stretches

POLICIES = sorted((Path(__file__).resolve().parents[2] / "policies").glob("*/*.md"))
LINES = (
    *("We will.", "# Head", "Title", "---", "===", "- item", "  - inner", "    deep", "1. one", "> quote", "", ""),
    *(
        "| a | b |",
        "| --- | --- |",
        "[^1]: note",
        "```",
        "<div>",
        "<!-- x",
        "-->",
        "<script>",
        "**Bold**",
        "(a) x",
        "\t",
    ),
)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_policy_read_by_stretches_is_the_same(path: Path) -> None:
    source = path.read_text()
    body = source[front_matter_end(source) :]
    assert len(stretches(body, 0)) > 4
    assert leaves(body) == list(read_leaves(body).leaves)


@pytest.mark.parametrize("over", ["```", "~~~", "<PRE>", "<style x>", "<!-- x", "<?php", "a\rb"])
def test_what_goes_on_over_blank_lines_is_not_cut(over: str) -> None:
    assert not cuts_hold(f"We will.\n\n{over}\n\nWe may.\n", 0)
    assert cuts_hold("We will.\n\n<b>bold</b> <present> `code`\n\nWe may.\n", 0)


@given(st.lists(st.sampled_from(LINES), max_size=24).map("\n".join))
def test_any_text_read_by_stretches_is_the_same(source: str) -> None:
    body = source[front_matter_end(source) :]
    assert leaves(body) == list(read_leaves(body).leaves)


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_stretches_cover_the_text(source: str) -> None:
    assert "".join(source[start:end] for start, end in stretches(source, 0)) == source
