"""How sure the tool may be of what it says: makes the weights of its confidence, and measures them.

python -m bench.confidence [--evaluation]

Writes policydiff/rules/confidence.toml, docs/confidence.svg, and the measured block of docs/accuracy.md; with
--evaluation it only prints what the shipped weights are worth. To be run again whenever judgement changes.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.confidence_cases import Case, cases
from bench.corpus import absent
from bench.logistic import Example, Model, Worth, fitted, worth
from bench.reliability_plot import plot
from policydiff.rules.confidence import DATA, LEAST, MOST, calibration
from policydiff.rules.grounds import FEATURES

RIDGE = 3.0
"""How strongly weights are held back: by hand, a round number."""
SHARE_OF_EDITS = 0.5
"""What all known edits together count, beside all codings: they are many, and easier than real revisions."""
_EDITED = "known edit"
"""A feature while weights are made, never after: edits may tell what matters, and not how often the tool is right."""

DOCS = Path(__file__).resolve().parents[1] / "docs"
SOURCES = {"coded": "expert codings", "edits": "known edits"}


def model(known: Sequence[Case]) -> Model:
    """The weights that these cases give."""
    made = sum(case.made for case in known)
    each = SHARE_OF_EDITS * (len(known) - made) / made if made else 0.0
    examples = [
        Example({**case.grounds, _EDITED: 1.0} if case.made else case.grounds, case.right, each if case.made else 1.0)
        for case in known
    ]
    return fitted(examples, (*FEATURES, _EDITED), RIDGE)


def left_out(known: Sequence[Case]) -> list[tuple[Case, float]]:
    """Each case with the probability that a model gives it which knows nothing of its provider, or of its policy."""
    told = []
    for group in sorted({case.group for case in known}):
        made = model([case for case in known if case.group != group])
        told += [(case, bounded(made.probability(case.grounds))) for case in known if case.group == group]
    return told


def bounded(probability: float) -> float:
    """A probability as it is shipped."""
    return round(min(max(probability, LEAST), MOST), 2)


def shipped(made: Model, told: Iterable[tuple[Case, float]]) -> str:
    """The weights and what they are worth, as TOML."""
    held = list(told)
    lines = [
        "# Made by `python -m bench.confidence` from expert codings and from known edits, not by hand.",
        f"bias = {made.bias:.4f}",
        "",
        "[weights]",
        *(f"{name} = {made.weights[name]:.4f}" for name in FEATURES),
    ]
    for source in SOURCES:
        one = worth([(said, case.right) for case, said in held if case.made is (source == "edits")])
        lines += ["", *_evaluation(source, one)]
    return "\n".join(lines) + "\n"


def _evaluation(source: str, one: Worth) -> list[str]:
    names = ("right", "log_loss", "brier", "brier_flat", "calibration_error", "discrimination")
    lines = [f"[evaluation.{source}]", f"count = {one.count}"]
    lines += [f"{name} = {getattr(one, name):.3f}" for name in names]
    bins = [f"  [{b.low:.1f}, {b.high:.1f}, {b.count}, {b.said:.3f}, {b.right:.3f}]," for b in one.bins]
    return [*lines, "# from, to, how many, mean confidence, share that is right", "bins = [", *bins, "]"]


def evaluation(held: dict[str, Any]) -> str:
    """What shipped weights are worth, as a page shows it."""
    lines = ["confidence, made without the provider (or the policy) that is judged", f"{'':<32}" + "".join(
        f"{name:>18}" for name in SOURCES.values())]  # fmt: skip
    for key, words in (
        ("count", "judgements"),
        ("right", "share that is right"),
        ("log_loss", "log loss"),
        ("brier", "Brier score"),
        ("brier_flat", "  always saying that share"),
        ("calibration_error", "expected calibration error"),
        ("discrimination", "right above wrong (AUC)"),
    ):
        cells = (held["evaluation"][source][key] for source in SOURCES)
        lines.append(f"{words:<32}" + "".join(f"{c:>18}" if key == "count" else f"{c:>18.3f}" for c in cells))
    for source, name in SOURCES.items():
        lines += ["", f"{name}: confidence   judgements   mean confidence   right"]
        lines += [
            f"{'':>{len(name)}}  {low:.1f} to {high:.1f}{n:>13}{said:>18.2f}{right:>8.2f}  {'#' * round(right * 20)}"
            for low, high, n, said, right in held["evaluation"][source]["bins"]
        ]
    return "\n".join(lines)


def write_page(page: Path, text: str) -> None:
    """Put `text` into the block of a page that is kept for it."""
    block = re.compile(r"(<!-- measured: confidence -->\n).*?(<!-- end -->)", re.S)
    filled = block.sub(lambda found: f"{found[1]}```text\n{text}\n```\n{found[2]}", page.read_text(encoding="utf-8"))
    page.write_text(filled, encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Make the weights anew, or print what the shipped ones are worth."""
    if "--evaluation" in arguments:
        print(evaluation(calibration()))
        return
    if absent():
        print(absent())
        return
    known = cases()
    DATA.write_text(shipped(model(known), left_out(known)), encoding="utf-8")
    calibration.cache_clear()
    held = calibration()
    (DOCS / "confidence.svg").write_text(plot(held["evaluation"], SOURCES), encoding="utf-8")
    write_page(DOCS / "accuracy.md", evaluation(held))
    print(evaluation(held))


if __name__ == "__main__":
    main(sys.argv[1:])
