import pytest

from policydiff.report.formats import FORMATS
from policydiff.report.view import Report, Selection, View
from tests.goldens import assert_golden
from tests.report.making import small_comparison

NARROW, WIDE = View(width=80), View(width=120)


@pytest.mark.parametrize(
    ("golden", "format_name", "view", "selection"),
    [
        ("narrow.txt", "text", NARROW, Selection()),
        ("wide.txt", "text", WIDE, Selection()),
        ("ascii.txt", "text", View(width=100, unicode=False), Selection(limit=3)),
        ("colored.ansi", "text", View(width=80, color=True), Selection(limit=2)),
        ("retained.txt", "text", NARROW, Selection(outcomes=frozenset({"retained"}))),
        ("comment.md", "markdown", NARROW, Selection()),
        ("report.json", "json", NARROW, Selection()),
        ("everything.json", "json", NARROW, Selection(everything=True)),
    ],
)
def test_a_small_comparison_in_every_format(golden: str, format_name: str, view: View, selection: Selection) -> None:
    render = FORMATS[format_name].render
    report = Report(small_comparison(), selection, view)
    assert_golden(golden, render(report))
    assert render(report) == render(report)
