"""The weights that are shipped: made by the script, shown on the page, as good as the page says."""

import tomllib
from pathlib import Path

import pytest

from bench.confidence import SOURCES, evaluation, left_out, model, shipped
from bench.confidence_cases import cases, coded_cases, sheets
from bench.corpus import absent
from bench.reliability_plot import plot
from policydiff.rules.confidence import calibration
from policydiff.rules.grounds import FEATURES

DOCS = Path(__file__).resolve().parents[2] / "docs"
with_codings = pytest.mark.skipif(bool(absent()), reason="the expert codings do not stand beside this checkout")


def test_the_page_shows_what_is_shipped() -> None:
    assert evaluation(calibration()) in (DOCS / "accuracy.md").read_text(encoding="utf-8"), "run `make confidence`"
    assert plot(calibration()["evaluation"], SOURCES) == (DOCS / "confidence.svg").read_text(encoding="utf-8")


@with_codings
def test_the_codings_have_cases_of_every_kind() -> None:
    for sheet in sheets():
        found = list(coded_cases(sheet))
        assert len(found) > 10
        assert all(0.0 <= case.right <= 1.0 and set(case.grounds) <= set(FEATURES) for case in found)
    assert {case.made for case in cases()} == {True, False}


@with_codings
def test_what_is_written_can_be_read_and_tells_more_than_always_saying_the_same() -> None:
    known = cases()
    held = tomllib.loads(shipped(model(known), left_out(known)))
    assert list(held["weights"]) == list(FEATURES)
    coded = held["evaluation"]["coded"]
    assert coded["brier"] < coded["brier_flat"]
    assert coded["calibration_error"] < 0.15
    assert coded["discrimination"] > 0.6
