"""The audit against expert codings: is each material change announced, and how much of a revision is silent?

python -m bench.audit

Targets: agreement (Krippendorff's alpha, three values, on rows that both sides call material) of 0.5 pooled, and
the strict silent revision rate within 0.12 of what was published.
"""

import itertools
import json
from dataclasses import dataclass, replace
from functools import cache

from bench.accuracy import document, listed
from bench.corpus import PAIRS, absent, gold, scorer
from policydiff.audit.account import Entry
from policydiff.audit.auditing import DEFAULT, Audit, Settings, audit
from policydiff.audit.matching import Announced
from policydiff.audit.own_account import about_revision, own_section, section_source, without_section
from policydiff.model import Comparison
from policydiff.rules.judge import compare

CODED = {"ANT-1": 0.57, "MSFT-1": 0.81}
"""Pairs whose account is in the new document, with the published strict rate."""

ALPHA, NEAR = 0.5, 0.12

GRID = {"named": (0.06, 0.1, 0.2), "heading": (0.4, 0.8), "alike": (0.5, 0.7)}
"""What leave-one-out may choose from."""

_CODES = {"ANN": Announced.ANNOUNCED, "ANN-P": Announced.PARTIAL, "SIL": Announced.SILENT}

Pairs = list[tuple[Announced, Announced]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Verdicts, coded and the tool's, on the rows that both sides call material, and strict rates.

    `own` is the tool's over all it reports, `coded` the coders' over all their material rows.
    """

    rows: Pairs
    own: float
    coded: float

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha on three values."""
        return float(scorer().alpha(self.rows))

    @property
    def on_rows(self) -> float:
        """The tool's strict rate over the rows."""
        return sum(tool is not Announced.ANNOUNCED for _, tool in self.rows) / len(self.rows)


@cache
def compared(pair: str) -> tuple[Comparison, tuple[Entry, ...]]:
    """The comparison of a pair and the account of its revision."""
    old, new = (document(path) for path in PAIRS[pair])
    before, after = own_section(old), own_section(new)
    assert after is not None
    earlier = section_source(old, before) if before else ""
    account = about_revision(section_source(new, after), old.identity, new.identity, before=earlier)
    return compare(without_section(old, before), without_section(new, after)), account.entries


@cache
def measured(pair: str, settings: Settings = DEFAULT) -> Measured:
    """The tool's audit of a pair beside the coders'."""
    comparison, account = compared(pair)
    found = audit(comparison, account, settings)
    codes = [json.loads(line) for line in gold(pair).read_text(encoding="utf-8").splitlines()]
    material = [row for row in codes if row["material"] == "yes"]
    changes = scorer().load(listed(comparison))
    rows: Pairs = []
    for row in material:
        verdict = _verdict(found, row) if scorer().predict(row, changes)[0] not in (None, "R") else None
        if verdict is not None:
            rows.append((_CODES[row["ann"]], verdict))
    strict = found.silence.strict.share
    return Measured(rows, strict or 0.0, sum(row["ann"] != "ANN" for row in material) / len(material))


def _verdict(found: Audit, row: dict[str, str]) -> Announced | None:
    """The verdict on the commitment that has most words of a row's passage, None where none has any."""
    score = scorer()
    added = row["outcome"] == "A"
    passage = score.shingles(score.words(row["new"] if added else row["old"]))
    best, verdict = 0, None
    for finding in found.findings:
        side = finding.change.new if added else finding.change.old
        shared = sum(score.overlap(score.shingles(score.words(clause.text)), passage) for clause in side)
        if shared > best:
            best, verdict = shared, finding.verdict
    return verdict


def chosen(pair: str) -> Settings:
    """The thresholds of the grid that serve a pair best: agreement, less what the rate is off beyond the target."""
    options = [replace(DEFAULT, **dict(zip(GRID, values, strict=True))) for values in itertools.product(*GRID.values())]

    def merit(settings: Settings) -> tuple[float, int]:
        one = measured(pair, settings)
        unchanged = sum(getattr(settings, name) == getattr(DEFAULT, name) for name in GRID)
        return one.alpha - max(0.0, abs(one.on_rows - one.coded) - NEAR), unchanged

    return max(options, key=merit)


def pooled(results: dict[str, Measured]) -> float:
    """Alpha over the rows of all pairs."""
    return float(scorer().alpha([row for one in results.values() for row in one.rows]))


def show(title: str, results: dict[str, Measured]) -> None:
    """Print a table."""
    print(f"\n{title}\n{'pair':<8}{'rows':>6}{'alpha':>8}{'coded':>8}{'on rows':>9}{'all':>7}")
    for pair, one in results.items():
        print(f"{pair:<8}{len(one.rows):>6}{one.alpha:>8.2f}{one.coded:>8.2f}{one.on_rows:>9.2f}{one.own:>7.2f}")
    alpha = pooled(results)
    print(f"pooled  {sum(len(one.rows) for one in results.values()):>6}{alpha:>8.2f}   target {ALPHA}: ", end="")
    near = all(abs(one.on_rows - one.coded) <= NEAR for one in results.values())
    print(f"{'reached' if alpha >= ALPHA else 'missed'}; strict rate within {NEAR}: {'yes' if near else 'no'}")


def main() -> None:
    """Print the tables."""
    if absent():
        print(absent())
        return
    show("audit, thresholds as shipped", {pair: measured(pair) for pair in CODED})
    left_out = {}
    for pair in CODED:
        (other,) = (one for one in CODED if one != pair)
        left_out[pair] = measured(pair, chosen(other))
    show("audit, thresholds chosen on the other pair", left_out)


if __name__ == "__main__":
    main()
