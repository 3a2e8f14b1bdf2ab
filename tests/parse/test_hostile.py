"""No text makes the parser slow: time grows with length, not with its square."""

import time

import pytest

from policydiff.parse import parse

LENGTH = 100_000
LIMIT = 10.0
"""Seconds: several times what the slowest takes on a small machine, and a small part of what a quadratic one would."""


SEEDS = (
    *(
        "(",
        "[",
        "*",
        "_",
        "`",
        "<",
        "|",
        "#",
        "[[[[",
        "](",
        "[a](b ",
        "![a](",
        "[^a]",
        "[^a]: ",
        "> ",
        "- ",
        "1. ",
        "a\n",
    ),
    *("A\n\n", "<a ", "<!--", "<br>", "<p>", "&amp;", "\\", "http://", "A.", "a. ", "...", ".)", "e.g., a, ", "a, a, "),
    *(
        ", and we will test it ",
        "that that ",
        "including ",
        "such as a and ",
        "1% ",
        "1,111",
        "10^",
        "every ",
        "\t",
        "\r",
    ),
    *(
        "\0",
        "é",
        "\u200b",
        "**A:** ",
        "(a) ",
        "[a]: b\n",
        'we" ',
        "is tested ",
        "our our ",
        "data is reviewed ",
        "if we ",
    ),
    *("- a\n  - b\n", "| a | b |\n|---|---|\n", "We ", "may ", "must be ", "(1) b; ", "by 1 March ", "((we must)"),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_hostile_text(seed: str) -> None:
    source = (seed * (LENGTH // len(seed) + 1))[:LENGTH]
    started = time.perf_counter()
    parse(source)
    assert time.perf_counter() - started < LIMIT
