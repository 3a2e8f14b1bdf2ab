"""Floors under the measured audit: as the tool stands, and of the reading alone. docs/audit.md holds the figures."""

import pytest

from bench.audit import CODED, NEAR, Measure, measured, pooled, reading_measured
from bench.corpus import absent

pytestmark = pytest.mark.skipif(bool(absent()), reason="the expert codings do not stand beside this checkout")


@pytest.mark.parametrize(("measure", "floor"), [(measured, 0.5), (reading_measured, 0.56)])
def test_agreement_with_the_codings(measure: Measure, floor: float) -> None:
    assert pooled({pair: measure(pair) for pair in CODED}) >= floor


@pytest.mark.parametrize("pair", CODED)
def test_the_strict_rate_is_near_what_was_published(pair: str) -> None:
    one = measured(pair)
    assert one.coded == pytest.approx(CODED[pair], abs=0.005)
    assert one.on_rows == pytest.approx(CODED[pair], abs=NEAR)
