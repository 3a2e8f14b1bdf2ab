"""Accuracy against the expert codings, as the tool stands and with each pair left out of the choice of thresholds.

Three pairs are compared as whole documents. For two more only the coded passages are known: there the old passage of a
row is compared with the new one, which leaves the finding of the counterpart out and the judgement in.

python -m bench.accuracy [--leave-one-out] [--confusion]
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from bench.corpus import CORPUS, PAIRS, PASSAGES, absent, gold, scorer
from policydiff.compare.settings import DEFAULT, Settings
from policydiff.model import Comparison, Document
from policydiff.parse import parse
from policydiff.rules.judge import compare

COLUMNS = ("rows", "located", "traced", "outcome", "material", "direction", "removedF1", "macroF1", "spread", "volume")
GRID = {
    "pair_gain": (0.5, 0.6, 0.7),
    "loose_floor": (0.26, 0.29, 0.32),
    "loose_own": (0.06, 0.1, 0.14),
    "loose_keep": (0.75, 0.8, 0.85),
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
    if pair in PASSAGES:
        return _passages(pair, settings)
    old, new = (document(path) for path in PAIRS[pair])
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(listed(compare(old, new, settings)), file)
        file.flush()
        results, material = scorer().run(str(gold(pair)), file.name)
    return results, material


def _passages(pair: str, settings: Settings) -> Scored:
    """The same for a pair of which only the coded passages are known: each row is a comparison of two short texts."""
    results, material = [], 0
    for row in map(json.loads, gold(pair).read_text(encoding="utf-8").splitlines()):
        found = listed(compare(_passage(row["old"]), _passage(row["new"]), settings, excerpts=True))
        label, traced, _, spread = scorer().predict(row, scorer().load(found))
        results.append(("X" if row["outcome"] == "L" else row["outcome"], label, traced, spread))
        material += sum(change["material"] for change in found["changes"])
    return results, material


@cache
def _passage(text: str) -> Document:
    return parse(text)


def table(parts: Mapping[str, Scored]) -> dict[str, dict[str, float]]:
    """The scorer's measures for each pair and pooled."""
    rows = {name: scorer().score(*part) for name, part in parts.items()}
    pooled = [row for part in parts.values() for row in part[0]]
    rows["pooled"] = scorer().score(pooled, sum(part[1] for part in parts.values()))
    return rows


def tables(parts: Mapping[str, Scored]) -> dict[str, dict[str, float]]:
    """The measures of the pairs of documents, pooled, then of the passages, and of all pooled."""
    whole = table({pair: part for pair, part in parts.items() if pair in PAIRS})
    every = table(parts)
    return {**whole, **{pair: every[pair] for pair in parts if pair in PASSAGES}, "all": every["pooled"]}


LABELS = "RSWXA"


def confusion(parts: Mapping[str, Scored]) -> None:
    """Print for each pair how often the tool says what where the experts say what; `-` is a row it lists nowhere."""
    print("\noutcome by the experts (rows) and by the tool (columns), - where no change lists the row")
    for pair, (results, _) in parts.items():
        counts = Counter((row[0], row[1] or "-") for row in results)
        print(f"{pair:<8}" + "".join(f"{tool:>5}" for tool in LABELS + "-"))
        for coded in LABELS:
            print(f"{coded:>8}" + "".join(f"{counts[coded, tool]:>5}" for tool in LABELS + "-"))


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
    """The thresholds of the grid that serve these pairs best, sought one at a time until none gets better."""
    held = list(pairs)
    best = DEFAULT
    while True:
        start = best
        for name, values in GRID.items():
            options = [replace(best, **{name: value}) for value in values]
            best = max([best, *options], key=lambda one: merit(held, one))
        if merit(held, best) <= merit(held, start):
            return start


def without(provider: str) -> dict[str, Scored]:
    """The pairs of one provider under the thresholds that the pairs of all others choose."""
    ours = [pair for pair in (*PAIRS, *PASSAGES) if pair.startswith(provider)]
    settings = chosen(pair for pair in (*PAIRS, *PASSAGES) if pair not in ours)
    changed = {name: getattr(settings, name) for name in GRID if getattr(settings, name) != getattr(DEFAULT, name)}
    print(f"without {provider}: {changed or 'as shipped'}", file=sys.stderr)
    return {pair: scored(pair, settings) for pair in ours}


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


OUTSIDE_EYES = ("EC4", "EC5", "EC6")
"""Codes of what should stand first when it is lost: third parties, disclosure, consequences."""


def losses() -> dict[str, tuple[list[int], int]]:
    """For each pair the ranks of all coded losses of that kind, best first, and of how many changes."""
    found = {}
    for pair in PAIRS:
        old, new = (document(path) for path in PAIRS[pair])
        changes = scorer().load(listed(compare(old, new)))
        rows = map(json.loads, gold(pair).read_text(encoding="utf-8").splitlines())
        lost = [row for row in rows if row["cat"].startswith(OUTSIDE_EYES) and row["outcome"] in "WXL"]
        ranks = (scorer().predict(row, changes)[2] for row in lost)
        found[pair] = sorted(len(changes) if rank is None else rank + 1 for rank in ranks), len(changes)
    return found


def headlines() -> None:
    """Where known headline changes stand in the ranking."""
    print("\nrank of headline changes")
    for identifier, (rank, total) in headline_ranks().items():
        print(f"  {identifier:<12} {rank or '-'} of {total}")
    print("\nlosses of consequences, third parties and disclosure: in the top tenth, and where the first stands")
    for pair, (ranks, total) in losses().items():
        top = sum(10 * rank <= total for rank in ranks)
        print(f"  {pair:<12} {top} of {len(ranks)}   {ranks[0] if ranks else '-'} of {total}")


def main(arguments: list[str]) -> None:
    """Print the tables."""
    if absent():
        print(absent())
        return
    shipped = {pair: scored(pair, DEFAULT) for pair in (*PAIRS, *PASSAGES)}
    show("accuracy, thresholds as shipped", tables(shipped))
    headlines()
    if "--confusion" in arguments:
        confusion(shipped)
    if "--leave-one-out" in arguments:
        left: dict[str, Scored] = {}
        for provider in dict.fromkeys(pair.partition("-")[0] for pair in shipped):
            left |= without(provider)
        show("accuracy, thresholds chosen without the provider", tables({pair: left[pair] for pair in shipped}))


if __name__ == "__main__":
    main(sys.argv[1:])
