import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.config.globs import PATTERN_LIMIT, matches, unusable_reason


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.md", "terms.md", True),
        ("*.md", "legal/terms.md", True),
        ("legal/*.md", "legal/terms.md", True),
        ("legal/*.md", "legal/old/terms.md", False),
        ("legal/*.md", "terms.md", False),
        ("legal/**/*.md", "legal/terms.md", True),
        ("legal/**/*.md", "legal/a/b/terms.md", True),
        ("legal/**", "legal/a/b.txt", True),
        ("legal/", "legal/a/b.txt", True),
        ("legal/", "illegal/a.txt", False),
        ("**/terms.md", "terms.md", True),
        ("*Policy*.md", "docs/privacy-policy.md", True),
        ("*terms*.md", "Claude.ai/Terms of Service.md", True),
        ("a[0-9].md", "a7.md", True),
        ("a[0-9].md", "ab.md", False),
        ("a?.md", "a/.md", False),
        ("./legal/*.md", "legal/terms.md", True),
        ("**", "anything/at/all", True),
        ("", "x", False),
    ],
)
def test_paths_fit_patterns(pattern: str, path: str, fits: bool) -> None:
    assert matches(path, pattern) is fits


@pytest.mark.parametrize(
    "pattern",
    ["a*" * 200 + "b", "/".join(["**", "a*"] * 80) + "/b", "*" * PATTERN_LIMIT, "[a" * 100],
)
def test_no_pattern_runs_long(pattern: str) -> None:
    began = time.perf_counter()
    matches("/".join(["a" * 200] * 40), pattern)
    assert time.perf_counter() - began < 1.0


@given(st.text("ab*?/[]", max_size=12), st.text("ab/", max_size=12))
def test_any_pattern_gives_an_answer(pattern: str, path: str) -> None:
    assert matches(path, pattern) in (True, False)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (" ", "empty"),
        ("x" * (PATTERN_LIMIT + 1), "more than 500"),
        ("/etc/*", "below the folder"),
        ("../*.md", "below the folder"),
        (r"(a+)+\.md", "backslash"),
    ],
)
def test_what_cannot_be_used_says_why(pattern: str, why: str) -> None:
    assert why in unusable_reason(pattern)
    assert not unusable_reason("docs/**/*.md")
