"""The probability that an outcome is right, by a logistic regression over named features (D. R. Cox, 1958).

Its weights come with the package as data; `bench/confidence.py` makes them from expert codings and from revisions made
by known edits, and writes beside them how well they do on codings they were not made from.
"""

import math
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from policydiff.lexicon.tables import table
from policydiff.rules.grounds import Grounds

LEAST, MOST = 0.02, 0.99
"""No judgement is impossible and none is certain."""
UNSURE = 0.5
"""Below it a judgement is likelier wrong than right, and reports say so."""

DATA = Path(__file__).with_name("confidence.toml")

Estimate = Callable[[Grounds], float]
"""How a confidence is had from the features of a judgement."""


@cache
def calibration() -> dict[str, Any]:
    """What is shipped: `bias`, `weights` by feature, and the `evaluation` of how these came about."""
    return table(DATA)


@cache
def _weights() -> tuple[float, dict[str, float]]:
    held = calibration()
    return float(held["bias"]), {str(name): float(weight) for name, weight in held["weights"].items()}


def confidence(grounds: Grounds) -> float:
    """The probability that a judgement with these features is right, 0.02 to 0.99, in hundredths."""
    bias, weights = _weights()
    total = math.fsum([bias, *[weights.get(name, 0.0) * value for name, value in grounds.items()]])
    return round(min(max(1.0 / (1.0 + math.exp(-total)), LEAST), MOST), 2)
