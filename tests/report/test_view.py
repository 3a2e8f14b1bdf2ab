import pytest

from policydiff.model import Category, Severity
from policydiff.report.view import Report, Selection, worst
from tests.report.making import small_comparison


@pytest.mark.parametrize(
    ("selection", "retained", "ids"),
    [
        (Selection(), False, "k1 k2 k3 k4 k5 k6"),
        (Selection(), True, "k1 k2 k3 k4 k5 k6 k7 k8"),
        (Selection(everything=True), False, "k1 k2 k3 k4 k5 k6 k9"),
        (Selection(outcomes=frozenset({"weakened"})), False, "k2 k3"),
        (Selection(outcomes=frozenset({"retained"})), False, "k7 k8"),
        (Selection(outcomes=frozenset({"moved"})), False, "k5 k8"),
        (Selection(outcomes=frozenset({"mixed", "removed"})), False, "k1 k3"),
        (Selection(categories=frozenset({Category.METHOD})), True, "k2"),
        (Selection(min_severity=Severity.HIGH), True, "k1 k2"),
        (Selection(limit=2), False, "k1 k2"),
        (Selection(limit=0), False, "k1 k2 k3 k4 k5 k6"),
    ],
)
def test_filters_choose_what_is_listed(selection: Selection, retained: bool, ids: str) -> None:
    report = Report(small_comparison(), selection)
    assert [change.id for change in report.shown(retained=retained)] == ids.split()


def test_counts_are_of_the_whole_whatever_is_listed() -> None:
    report = Report(small_comparison(), Selection(outcomes=frozenset({"removed"}), limit=1))
    assert report.scope.counts()["material"] == 6


def test_the_worst_is_found_among_material_changes() -> None:
    changes = small_comparison().changes
    assert worst(changes) == Severity.CRITICAL
    assert worst(changes[6:]) is None
