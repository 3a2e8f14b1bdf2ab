"""The audit against expert codings: is each material change announced, and how much of a revision is silent?

python -m bench.audit

Measured twice: on the tool's own changes, and with the coded passages and outcomes given as changes, so that only the
reading of the account is measured. Each as shipped, and with the thresholds chosen on the other pair.

Targets: agreement (Krippendorff's alpha, three values, on rows that both sides call material) of 0.5 pooled, and
the strict silent revision rate within 0.12 of what was published.
"""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bench.accuracy import listed
from bench.corpus import absent, gold, scorer
from bench.given_changes import documents, given
from policydiff.audit.account import Entry
from policydiff.audit.auditing import Audit, audit, audited
from policydiff.audit.matching import Announced
from policydiff.audit.own_account import about_revision, own_section, section_source, without_section
from policydiff.audit.settings import DEFAULT, Settings
from policydiff.model import Change, Comparison
from policydiff.rules.judge import compare

CODED = {"ANT-1": 0.57, "MSFT-1": 0.81}
"""Pairs whose account is in the new document, with the published strict rate."""

ALPHA, NEAR = 0.5, 0.12

GRID = {
    "named": (0.4, 0.5, 0.6),
    "longest": (35.0, 45.0, 60.0),
    "alike": (0.3, 0.5, 0.7),
}
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


Measure = Callable[..., Measured]


@cache
def compared(pair: str) -> tuple[Comparison, tuple[Entry, ...]]:
    """The comparison of a pair and the account of its revision."""
    old, new = documents(pair)
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
    material = _material(pair)
    changes = scorer().load(listed(comparison))
    rows: Pairs = []
    for row in material:
        verdict = _verdict(found, row) if scorer().predict(row, changes)[0] not in (None, "R") else None
        if verdict is not None:
            rows.append((_CODES[row["ann"]], verdict))
    return Measured(rows, found.silence.strict.share or 0.0, _coded(material))


@cache
def reading_measured(pair: str, settings: Settings = DEFAULT) -> Measured:
    """The same with the coders' own changes in place of the tool's."""
    comparison, account = compared(pair)
    held = _given(pair)
    found = audited(comparison, [change for _, change in held], account, settings)
    rows = [(_CODES[row["ann"]], one.verdict) for (row, _), one in zip(held, found.findings, strict=True)]
    return Measured(rows, found.silence.strict.share or 0.0, _coded(_material(pair)))


@cache
def _given(pair: str) -> list[tuple[dict[str, Any], Change]]:
    old, new = documents(pair)
    return given(pair, without_section(old, own_section(old)), without_section(new, own_section(new)))


def _material(pair: str) -> list[dict[str, Any]]:
    codes = [json.loads(line) for line in gold(pair).read_text(encoding="utf-8").splitlines()]
    return [row for row in codes if row["material"] == "yes"]


def _coded(material: list[dict[str, Any]]) -> float:
    return sum(row["ann"] != "ANN" for row in material) / len(material)


def _verdict(found: Audit, row: dict[str, str]) -> Announced | None:
    """The verdict on the commitment that has most words of a row's passage, of equals the one with fewest others."""
    score = scorer()
    added = row["outcome"] == "A"
    passage = score.shingles(score.words(row["new"] if added else row["old"]))
    best, verdict = (0, 0), None
    for finding in found.findings:
        side = finding.change.new if added else finding.change.old
        shared = sum(score.overlap(score.shingles(score.words(clause.text)), passage) for clause in side)
        closeness = shared, -sum(len(score.words(clause.text)) for clause in side)
        if shared and closeness > best:
            best, verdict = closeness, finding.verdict
    return verdict


def chosen(pair: str, measure: Measure = measured) -> Settings:
    """The thresholds of the grid that serve a pair best: agreement, less what the rate is off beyond the target."""
    options = [replace(DEFAULT, **dict(zip(GRID, values, strict=True))) for values in itertools.product(*GRID.values())]

    def merit(settings: Settings) -> tuple[float, int]:
        one = measure(pair, settings)
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
    for title, measure in (("audit", measured), ("audit of the coded changes", reading_measured)):
        show(f"{title}, thresholds as shipped", {pair: measure(pair) for pair in CODED})
        left_out = {}
        for pair in CODED:
            (other,) = (one for one in CODED if one != pair)
            left_out[pair] = measure(pair, chosen(other, measure))
        show(f"{title}, thresholds chosen on the other pair", left_out)


if __name__ == "__main__":
    main()
