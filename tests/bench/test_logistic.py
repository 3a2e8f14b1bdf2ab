import math
import random

import pytest

from bench.logistic import Example, fitted, worth


def test_the_weights_behind_a_coin_are_found_again() -> None:
    chance = random.Random(3)
    rows = []
    for _ in range(4000):
        one, two = chance.random(), float(chance.random() < 0.5)
        truth = 1 / (1 + math.exp(-(0.5 + 2.0 * one - 1.5 * two)))
        rows.append(Example({"one": one, "two": two} if two else {"one": one}, float(chance.random() < truth)))
    made = fitted(rows, ("one", "two", "never"), ridge=0.01)
    assert made.bias == pytest.approx(0.5, abs=0.2)
    assert made.weights["one"] == pytest.approx(2.0, abs=0.35)
    assert made.weights["two"] == pytest.approx(-1.5, abs=0.2)
    assert made.weights["never"] == 0.0
    said = [(made.probability(row.features), row.right) for row in rows]
    assert worth(said).calibration_error < 0.05


def test_a_ridge_holds_weights_back_and_weights_of_examples_count() -> None:
    rows = [Example({"x": 1.0}, 1.0), Example({}, 0.0)]
    assert fitted(rows, ("x",), 0.1).weights["x"] > fitted(rows, ("x",), 10.0).weights["x"] > 0
    even = [Example({}, 1.0), Example({}, 0.0, 3.0)]
    assert fitted(even, (), 1.0).probability({}) == pytest.approx(0.25)


def test_what_probabilities_are_worth() -> None:
    told = [(0.9, 1.0), (0.9, 1.0), (0.8, 0.0), (0.2, 0.0)]
    found = worth(told)
    assert (found.count, found.right) == (4, 0.5)
    assert found.brier == pytest.approx((0.01 + 0.01 + 0.64 + 0.04) / 4)
    assert found.brier_flat == pytest.approx(0.25)
    assert found.log_loss == pytest.approx(-(2 * math.log(0.9) + math.log(0.2) + math.log(0.8)) / 4)
    assert found.calibration_error == pytest.approx((2 * 0.1 + 0.8 + 0.2) / 4)
    assert found.discrimination == 1.0
    assert [(one.low, one.count, one.right) for one in found.bins] == [(0.2, 1, 0.0), (0.8, 1, 0.0), (0.9, 2, 1.0)]
    assert worth([(1 - said, right) for said, right in told]).discrimination == 0.0
    assert worth([(0.5, 1.0), (0.5, 0.0)]).discrimination == 0.5
