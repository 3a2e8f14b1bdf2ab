"""Accuracy against the expert codings, as the tool stands and with each pair left out of the choice of thresholds.

python -m bench.accuracy [--leave-one-out]
"""

import itertools
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from bench.corpus import CORPUS, PAIRS, absent, gold, scorer
from policydiff.compare.settings import DEFAULT, Settings
from policydiff.model import Comparison, Document
from policydiff.parse import parse
from policydiff.rules.judge import compare

COLUMNS = ("rows", "located", "traced", "outcome", "material", "direction", "removedF1", "macroF1", "spread", "volume")
GRID = {
    "pair_gain": (0.5, 0.6, 0.7),
    "loose_floor": (0.26, 0.29, 0.32),
    "loose_keep": (0.7, 0.75, 0.85),
    "material_at": (0.45, 0.5, 0.6),
    "mixed_at": (0.5, 0.6, 0.8),
}
"""What leave-one-out may choose from: each threshold at its value, below and above it."""

Scored = tuple[list[Any], int]


@cache
def document(path: str) -> Document:
    """A parsed text of the corpus."""
    return parse((CORPUS / path).read_text(encoding="utf-8"))


def listed(comparison: Comparison) -> dict[str, Any]:
    """What `policydiff diff --format json` lists, as far as the scorer reads it."""
    return {
        "changes": [
            {
                "outcome": change.outcome.value,
                "material": change.material,
                "old": [{"text": clause.text} for clause in change.old],
                "new": [{"text": clause.text} for clause in change.new],
            }
            for change in comparison.changes
            if change.binds
        ]
    }


@cache
def scored(pair: str, settings: Settings) -> Scored:
    """The scorer's rows for a pair under some thresholds, and how many changes the tool calls material."""
    old, new = (document(path) for path in PAIRS[pair])
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(listed(compare(old, new, settings)), file)
        file.flush()
        results, material = scorer().run(str(gold(pair)), file.name)
    return results, material


def table(parts: Mapping[str, Scored]) -> dict[str, dict[str, float]]:
    """The scorer's measures for each pair and pooled."""
    rows = {name: scorer().score(*part) for name, part in parts.items()}
    pooled = [row for part in parts.values() for row in part[0]]
    rows["pooled"] = scorer().score(pooled, sum(part[1] for part in parts.values()))
    return rows


def show(title: str, rows: Mapping[str, Mapping[str, float]]) -> None:
    """Print a table of measures."""
    print(f"\n{title}\n{'pair':<8}" + "".join(f"{column:>11}" for column in COLUMNS))
    for name, row in rows.items():
        cells = (f"{row[column]:>11}" if column == "rows" else f"{row[column]:>11.2f}" for column in COLUMNS)
        print(f"{name:<8}" + "".join(cells))


def merit(pairs: Iterable[str], settings: Settings) -> float:
    """What the choice of thresholds maximizes: agreement on outcome and on material, and the removed ones found."""
    row = table({pair: scored(pair, settings) for pair in pairs})["pooled"]
    return row["outcome"] + row["material"] + 0.5 * row["removedF1"] + 0.5 * row["direction"]


def chosen(pairs: Iterable[str]) -> Settings:
    """The thresholds of the grid that serve these pairs best; of equals, those nearest to the default."""
    names = list(GRID)
    options = [
        replace(DEFAULT, **dict(zip(names, values, strict=True))) for values in itertools.product(*GRID.values())
    ]
    held = list(pairs)
    return max(options, key=lambda one: (merit(held, one), -sum(getattr(one, n) != getattr(DEFAULT, n) for n in names)))


HEADLINES = {"ANT-1": ("ANT-1-001", "ANT-1-052"), "MSFT-1": ("MSFT-1-015",)}
"""Coded rows that any reader would want to see first, by pair."""


def headline_ranks() -> dict[str, tuple[int | None, int]]:
    """For each headline its rank, first is 1, or None where no change reports it; and of how many changes."""
    ranks = {}
    for pair, ids in HEADLINES.items():
        old, new = (document(path) for path in PAIRS[pair])
        changes = scorer().load(listed(compare(old, new)))
        rows = {row["id"]: row for row in map(json.loads, gold(pair).read_text(encoding="utf-8").splitlines())}
        for identifier in ids:
            _, _, rank, _ = scorer().predict(rows[identifier], changes)
            ranks[identifier] = (None if rank is None else rank + 1, len(changes))
    return ranks


def headlines() -> None:
    """Where known headline changes stand in the ranking."""
    print("\nrank of headline changes")
    for identifier, (rank, total) in headline_ranks().items():
        print(f"  {identifier:<12} {rank or '-'} of {total}")


def main(arguments: list[str]) -> None:
    """Print the tables."""
    if absent():
        print(absent())
        return
    show("accuracy, thresholds as shipped", table({pair: scored(pair, DEFAULT) for pair in PAIRS}))
    headlines()
    if "--leave-one-out" in arguments:
        parts = {}
        for pair in PAIRS:
            settings = chosen([other for other in PAIRS if other != pair])
            changed = {
                name: getattr(settings, name) for name in GRID if getattr(settings, name) != getattr(DEFAULT, name)
            }
            print(f"without {pair}: {changed or 'as shipped'}", file=sys.stderr)
            parts[pair] = scored(pair, settings)
        show("accuracy, thresholds chosen without the pair", table(parts))


if __name__ == "__main__":
    main(sys.argv[1:])
