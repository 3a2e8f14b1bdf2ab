"""What a confidence means, feature by feature, and how far it can be trusted."""

from collections.abc import Iterator
from typing import Any

from policydiff.report.lines import Line, Run, wrap
from policydiff.report.paint import ascii_form, paint
from policydiff.report.view import View
from policydiff.rules.confidence import LEAST, MOST, UNSURE, calibration
from policydiff.rules.grounds import FEATURES

SCHEMA_ID = "policydiff.confidence/1"

_MEANING = (
    "The probability that the outcome of a change is right, as people who coded such changes would have it. It is the "
    "logistic function of a bias and of the features below, each times its weight: a positive one speaks for the "
    "outcome, a negative one against it. What a change lacks counts nothing; words that stand unchanged are the ground "
    f"from which outcomes are reckoned. Kept within {LEAST:g} and {MOST:g}, in hundredths; below {UNSURE:g} reports "
    "call it unsure."
)
_WORTH = (
    "Measured on {count} judgements against {what}, each with weights made without the {left_out} it is about: "
    "{right:.0%} of them are right; Brier score {brier:.3f} ({brier_flat:.3f} for always saying that share), log loss "
    "{log_loss:.3f}, expected calibration error {calibration_error:.3f}."
)
_SOURCES = {"coded": ("expert codings", "provider"), "edits": ("known edits of the bundled policies", "policy")}


def confidence_data() -> dict[str, Any]:
    """The weights with what their features mean, and their evaluation, as plain data."""
    held = calibration()
    features = [{"name": name, "weight": held["weights"][name], "means": about} for name, about in FEATURES.items()]
    return {
        "schema": SCHEMA_ID,
        "unsure_below": UNSURE,
        "bias": held["bias"],
        "features": features,
        "evaluation": held.get("evaluation", {}),
    }


def confidence_page(view: View) -> str:
    """The same for people."""
    lines = list(_lines(view.width))
    if not view.unicode:
        lines = [tuple(Run(ascii_form(run.text), run.style) for run in line) for line in lines]
    return paint(lines, color=view.color)


def _lines(width: int) -> Iterator[Line]:
    held = calibration()
    yield (Run("confidence: how likely an outcome is right", "title"),)
    yield ()
    yield from wrap([Run(_MEANING)], width)
    yield ()
    yield (Run("Features and their weights", "title"),)
    yield _feature("bias", held["bias"], "where everything starts")
    for name, about in FEATURES.items():
        head = _feature(name, held["weights"][name], "")
        room = max(width - sum(len(run.text) for run in head), 20)
        indent = Run(" " * sum(len(run.text) for run in head))
        for row, line in enumerate(wrap([Run(about)], room)):
            yield (*(head if row == 0 else (indent,)), *line)
    for source, (what, left_out) in _SOURCES.items():
        if source in held.get("evaluation", {}):
            yield ()
            yield from wrap([Run(_WORTH.format(**held["evaluation"][source], what=what, left_out=left_out))], width)
            yield ()
            yield (Run("  confidence   judgements   mean   right", "faint"),)
            for low, high, count, said, right in held["evaluation"][source]["bins"]:
                yield (Run(f"  {low:.1f} to {high:.1f}{count:>13}{said:>7.2f}{right:>8.2f}"),)


def _feature(name: str, weight: float, about: str) -> Line:
    return (Run(f"  {name:<13}"), Run(f"{weight:+6.2f}  ", "stronger" if weight > 0 else "weaker"), Run(about))
