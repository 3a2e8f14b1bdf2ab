"""Assignment: the best sum of gains, one to one, and the same each time."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.compare.assignment import assign

Gains = list[dict[int, float]]

GRAPHS = st.lists(
    st.dictionaries(st.integers(0, 5), st.integers(1, 40).map(lambda tenths: tenths / 10), max_size=4), max_size=5
)


def total(gains: Gains, pairs: dict[int, int]) -> float:
    return sum(gains[row][column] for row, column in pairs.items())


def best_of_all(gains: Gains) -> float:
    """The highest sum, by trying every way to give each row a column or none."""
    choices = [*range(6), *[None] * len(gains)]
    return max(
        (
            sum(row.get(column, 0.0) for row, column in zip(gains, taken, strict=True) if column is not None)
            for taken in set(permutations(choices, len(gains)))
        ),
        default=0.0,
    )


@given(GRAPHS.filter(lambda gains: len(gains) <= 4))
def test_no_other_pairing_gains_more(gains: Gains) -> None:
    assert total(gains, assign(gains)) == pytest.approx(best_of_all(gains))


@given(GRAPHS)
def test_one_to_one_and_only_along_edges(gains: Gains) -> None:
    pairs = assign(gains)
    assert len(set(pairs.values())) == len(pairs)
    assert all(column in gains[row] for row, column in pairs.items())


@given(GRAPHS)
def test_the_order_of_the_edges_changes_no_sum(gains: Gains) -> None:
    turned = [dict(reversed(row.items())) for row in gains]
    assert total(turned, assign(turned)) == pytest.approx(total(gains, assign(gains)))


@given(GRAPHS)
def test_the_same_pairs_each_time(gains: Gains) -> None:
    assert list(assign(gains).items()) == list(assign([dict(row) for row in gains]).items())


@pytest.mark.parametrize(
    ("gains", "pairs"),
    [
        ([], {}),
        ([{}], {}),
        ([{3: 0.5}], {0: 3}),
        ([{0: 0.0}], {}),
        ([{0: -1.0}], {}),
        # The greedy choice (0 to 0) would leave the second row alone.
        ([{0: 1.0, 1: 0.9}, {0: 0.8}], {0: 1, 1: 0}),
        # A row gives way where another gains more.
        ([{0: 0.2}, {0: 0.9}], {1: 0}),
        # Ties fall to the earlier row.
        ([{0: 0.5}, {0: 0.5}], {0: 0}),
        ([{0: 0.5, 1: 0.5}], {0: 0}),
    ],
)
def test_small_graphs(gains: Gains, pairs: dict[int, int]) -> None:
    assert assign(gains) == pairs
