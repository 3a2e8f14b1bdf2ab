"""Coded rows as changes: the passages and the outcome that the coders gave, so that only the reading is measured."""

import json
from dataclasses import replace
from typing import Any

from bench.accuracy import document
from bench.corpus import PAIRS, gold, scorer
from policydiff.audit.parts import REPLACED
from policydiff.compare.settings import DEFAULT
from policydiff.compare.terms import key
from policydiff.model import Change, Clause, Document, Outcome
from policydiff.rules.changes import speaker
from policydiff.rules.judge import compare

OUTCOMES = {
    "S": Outcome.STRENGTHENED,
    "W": Outcome.WEAKENED,
    "X": Outcome.REMOVED,
    "L": Outcome.RELOCATED,
    "A": Outcome.ADDED,
}
"""The coders' outcomes, by letter."""

ONE_SIDED = {"X": "new", "L": "new", "A": "old"}
"""Outcomes for which the coders' other passage is none."""

ANY_SHIFT = replace(DEFAULT, material_at=0.01)
"""Coders have said that the change is material; the rules only say what shifted."""


def given(pair: str, old: Document, new: Document) -> list[tuple[dict[str, Any], Change]]:
    """Each material row of a pair with its change; rows whose passage the documents do not hold are left out."""
    rows = [json.loads(line) for line in gold(pair).read_text(encoding="utf-8").splitlines()]
    found = []
    for row in rows:
        if row["material"] != "yes":
            continue
        before, after = (_passage(one, row, side) for one, side in ((old, "old"), (new, "new")))
        if (after if row["outcome"] == "A" else before) == ():
            continue
        found.append((row, _change(row, replace(old, clauses=before), replace(new, clauses=after))))
    return found


def _change(row: dict[str, Any], old: Document, new: Document) -> Change:
    """The two passages as one change, with all that the rules see shifted between them."""
    seen = compare(old, new, ANY_SHIFT).changes
    clause = speaker(old.clauses or new.clauses)
    return replace(
        seen[0],
        id=row["id"],
        outcome=OUTCOMES[row["outcome"]],
        material=True,
        mixed="MIX" in row["flags"],
        category=clause.category,
        norm=clause.norm,
        bearer=clause.bearer,
        old=old.clauses,
        new=new.clauses,
        shifts=tuple(shift for change in seen for shift in change.shifts if shift.rule != REPLACED),
    )


def _passage(document: Document, row: dict[str, Any], side: str) -> tuple[Clause, ...]:
    """The clauses of a coded passage: those in the section that the coders name, where the words stand in several."""
    if ONE_SIDED.get(row["outcome"]) == side:
        return ()
    score, section = scorer(), key(row[f"{side}_section"])
    passage = score.shingles(score.words(row[side]))
    held = [one for one in document.clauses if score.overlap(score.shingles(score.words(one.text)), passage)]
    there = [one for one in held if any(key(title) in section or section in key(title) for title in one.section[1:])]
    return tuple(there or held)


def documents(pair: str) -> tuple[Document, Document]:
    """The two texts of a pair."""
    old, new = PAIRS[pair]
    return document(old), document(new)
