import re
from dataclasses import replace

import pytest

from policydiff.model import Outcome
from policydiff.report.lines import cells
from policydiff.report.text import render
from policydiff.report.view import Report, Selection, View
from tests.report.making import NEW, change, clause, comparison, small_comparison

ANSI = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("width", [30, 40, 79, 100, 101, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in render(Report(small_comparison(), view=View(width))).splitlines():
        assert cells(line) <= width


@pytest.mark.parametrize("width", [80, 140])
def test_colour_adds_nothing_but_codes(width: int) -> None:
    painted = render(Report(small_comparison(), view=View(width, color=True)))
    assert painted != ANSI.sub("", painted)
    words = re.sub(r"\[-|-\]|\{\+|\+\}|\s", "", render(Report(small_comparison(), view=View(width))))
    assert sorted(re.sub(r"\s", "", ANSI.sub("", painted))) == sorted(words)


def test_outcomes_are_told_in_words_and_signs() -> None:
    text = render(Report(small_comparison()))
    for words in ("✗ removed", "▼ weakened", "▼ weakened, mixed", "⇒ relocated", "▲ strengthened, moved", "+ added"):
        assert words in text
    assert "nothing in tool-library@2.0 takes its place" in text


def test_without_signs_it_is_ascii() -> None:
    assert render(Report(small_comparison(), view=View(unicode=False))).isascii()


def test_hostile_text_drives_no_terminal() -> None:
    evil = clause("We will\x1b[2J \x9b31m pay\u202e you", 1, "\x1b]0;owned\x07", context=("\x1b[31m under",))
    for color in (False, True):
        hostile = replace(comparison(change(Outcome.REMOVED, (evil,))), new=replace(NEW, policy="p\x1b[1m"))
        text = ANSI.sub("", render(Report(hostile, view=View(color=color))))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
        assert "[U+001B]" in text


def test_two_sides_with_the_same_label_go_by_their_addresses() -> None:
    same = replace(comparison(), old=replace(NEW, ref="draft.md"), new=replace(NEW, ref="draft.md@HEAD"))
    assert render(Report(same)).startswith("draft.md (2025-03-01) → draft.md@HEAD (2025-03-01)\n")


def test_no_change_is_said() -> None:
    assert "No material change.\n0 retained.\n" in render(Report(comparison()))


def test_what_is_not_shown_is_counted() -> None:
    text = render(Report(small_comparison(), Selection(limit=2, outcomes=frozenset({"removed", "weakened"}))))
    assert "Not shown: 1 beyond the limit (--limit 0), 5 filtered out," in text


def test_what_the_tool_is_unsure_of_is_marked_or_left_out_and_counted() -> None:
    everything = render(Report(small_comparison()))
    assert everything.count("unsure") == 1
    assert "weakened, mixed · medium · unsure, 0.45 · other" in everything
    surer = render(Report(small_comparison(), Selection(min_confidence=0.5)))
    assert "unsure, 0.45" not in surer
    assert "Not shown: 1 of confidence below 0.5 (--min-confidence 0), " in surer
    assert "confidence" not in render(Report(small_comparison(), Selection(min_confidence=0.45)))
