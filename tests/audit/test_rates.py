import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.audit.matching import Announced
from policydiff.audit.rates import silence, wilson


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (1, 1, 0.2065, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(count: int, total: int, low: float, high: float) -> None:
    rate = wilson(count, total)
    assert (rate.low, rate.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_mirrors(silent: int, told: int) -> None:
    total = silent + told
    rate, other = wilson(silent, total), wilson(told, total)
    assert 0 <= rate.low <= rate.high <= 1
    assert rate.low == pytest.approx(1 - other.high)
    assert rate.share is None if total == 0 else rate.low <= rate.share <= rate.high


def test_no_share_of_fewer_than_are_counted() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


def test_partial_counts_as_silent_only_when_strict() -> None:
    found = silence([Announced.ANNOUNCED, Announced.PARTIAL, Announced.SILENT, Announced.SILENT])
    assert (found.strict.share, found.lenient.share) == (0.75, 0.5)
