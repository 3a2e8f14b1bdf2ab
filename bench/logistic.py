"""Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares), and what it is worth.

Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 4.4. Some dozens of features and some thousands of
cases need no library.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

STEPS = 25
BINS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """Features by name, the share of it that is right (0 to 1), and how much it counts."""

    features: Mapping[str, float]
    right: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Model:
    """A bias and a weight for each feature."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Of being right."""
        return _sigmoid(math.fsum((self.bias, *(self.weights.get(name, 0.0) * x for name, x in features.items()))))


def fitted(examples: Sequence[Example], names: Sequence[str], ridge: float) -> Model:
    """The weights that make the examples likeliest, held back by `ridge` times half their squares; the bias is free."""
    rows = [[(0, 1.0), *((at, one.features[name]) for at, name in enumerate(names, 1) if name in one.features)]
            for one in examples]  # fmt: skip
    size = len(names) + 1
    beta = [0.0] * size
    for _ in range(STEPS):
        gradient = [-ridge * value if at else 0.0 for at, value in enumerate(beta)]
        curvature = [[(ridge if i == j and i else 0.0) for j in range(size)] for i in range(size)]
        curvature[0][0] = 1e-9
        for row, one in zip(rows, examples, strict=True):
            guess = _sigmoid(math.fsum(beta[at] * value for at, value in row))
            error, spread = one.weight * (one.right - guess), one.weight * guess * (1.0 - guess)
            for i, x in row:
                gradient[i] += error * x
                for j, y in row:
                    curvature[i][j] += spread * x * y
        step = _solved(curvature, gradient)
        beta = [value + change for value, change in zip(beta, step, strict=True)]
        if max(map(abs, step)) < 1e-7:
            break
    return Model(beta[0], dict(zip(names, beta[1:], strict=True)))


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(min(value, 35.0), -35.0)))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        head = rows[at][at]
        for below in range(at + 1, size):
            share = rows[below][at] / head
            if share:
                rows[below] = [value - share * top for value, top in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = math.fsum(rows[at][other] * found[other] for other in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


@dataclass(frozen=True, slots=True)
class Bin:
    """Judgements of about the same confidence: its bounds, how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Worth:
    """How good probabilities are.

    `log_loss` in nats; `brier` the mean square error (G. W. Brier, 1950), with `brier_flat` that of saying the mean
    every time; `calibration_error` the mean distance of said from right over bins of equal width, weighed by their size
    (Guo et al., "On Calibration of Modern Neural Networks", 2017); `discrimination` the share of pairs of a right and a
    wrong one in which the right one has the higher probability (area under the ROC curve).
    """

    count: int
    right: float
    log_loss: float
    brier: float
    brier_flat: float
    calibration_error: float
    discrimination: float
    bins: tuple[Bin, ...]


def worth(told: Sequence[tuple[float, float]]) -> Worth:
    """What probabilities are worth, each given with the share that was right."""
    count = len(told)
    mean = math.fsum(right for _, right in told) / count
    bins = []
    for at in range(BINS):
        inside = [(said, right) for said, right in told if min(int(said * BINS), BINS - 1) == at]
        if inside:
            n = len(inside)
            bins.append(Bin(at / BINS, (at + 1) / BINS, n, _mean(s for s, _ in inside), _mean(r for _, r in inside)))
    return Worth(
        count=count,
        right=mean,
        log_loss=-_mean(right * math.log(said) + (1 - right) * math.log(1 - said) for said, right in told),
        brier=_mean((said - right) ** 2 for said, right in told),
        brier_flat=_mean((mean - right) ** 2 for _, right in told),
        calibration_error=math.fsum(one.count * abs(one.said - one.right) for one in bins) / count,
        discrimination=_discrimination(told),
        bins=tuple(bins),
    )


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return math.fsum(held) / len(held)


def _discrimination(told: Sequence[tuple[float, float]]) -> float:
    good = [said for said, right in told if right >= 0.5]
    bad = [said for said, right in told if right < 0.5]
    if not good or not bad:
        return 1.0
    won = sum((one > other) + 0.5 * (one == other) for one in good for other in bad)
    return won / (len(good) * len(bad))
