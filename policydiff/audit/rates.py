"""How much of a revision was silent: shares with their intervals."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from policydiff.audit.matching import Announced

Z95 = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` of `total`, with the bounds of its 95 % interval, 0 to 1: as wide as can be where nothing was counted."""

    count: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float | None:
        """The share, None of nothing."""
        return self.count / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Silence:
    """The silent revision rate, both ways.

    `strict` counts what is not fully announced, `lenient` what is not announced even in part (L. Y. Zhu, "Silent
    Revision", arXiv 2609.08789).
    """

    strict: Rate
    lenient: Rate


def wilson(count: int, total: int, z: float = Z95) -> Rate:
    """The score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927.

    Raises:
        ValueError: `count` is not from 0 to `total`.
    """
    if not 0 <= count <= total:
        raise ValueError(f"{count} of {total} is no share")
    if not total:
        return Rate(0, 0, 0.0, 1.0)
    share, width = count / total, z * z / total
    middle = (share + width / 2) / (1 + width)
    reach = z * sqrt(share * (1 - share) / total + width / (4 * total)) / (1 + width)
    low = 0.0 if count == 0 else max(0.0, middle - reach)
    high = 1.0 if count == total else min(1.0, middle + reach)
    return Rate(count, total, low, high)


def silence(verdicts: Iterable[Announced]) -> Silence:
    """The rates of some verdicts."""
    held = list(verdicts)
    silent = sum(one is Announced.SILENT for one in held)
    partial = sum(one is Announced.PARTIAL for one in held)
    return Silence(wilson(silent + partial, len(held)), wilson(silent, len(held)))
