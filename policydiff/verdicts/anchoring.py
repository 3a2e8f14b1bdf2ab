"""Finding the change that a verdict is about, also when the text has changed since; never without saying so."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policydiff.model import Change
from policydiff.verdicts.model import Verdict, VerdictSheet, words_of

ALIKE = 0.6
"""Least share of words that a change must have in common with the words once judged."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Anchored:
    """Verdicts with their changes.

    `firm` maps fingerprints to verdicts of every person; `shifted` likewise, by the fingerprint of the change that now
    stands where the judged one stood, for the reviewer to confirm; `lost` are verdicts whose change is gone.
    """

    firm: dict[str, tuple[Verdict, ...]] = field(default_factory=dict)
    shifted: dict[str, tuple[Verdict, ...]] = field(default_factory=dict)
    lost: tuple[Verdict, ...] = ()


def anchor(sheet: VerdictSheet, changes: Sequence[Change]) -> Anchored:
    """Every verdict of the sheet with its change, if there is one still."""
    known = {change.fingerprint for change in changes}
    firm: dict[str, tuple[Verdict, ...]] = {}
    strays: list[Verdict] = []
    for verdict in sheet.verdicts:
        if verdict.fingerprint in known:
            firm[verdict.fingerprint] = (*firm.get(verdict.fingerprint, ()), verdict)
        else:
            strays.append(verdict)
    shifted: dict[str, tuple[Verdict, ...]] = {}
    lost: list[Verdict] = []
    bags = [_bags(change) for change in changes] if strays else []
    for verdict in strays:
        taken = {one for one, found in firm.items() if any(each.by == verdict.by for each in found)}
        nearest = _nearest(verdict, (bag for bag in bags if bag[0] not in taken))
        if nearest:
            shifted[nearest] = (*shifted.get(nearest, ()), verdict)
        else:
            lost.append(verdict)
    return Anchored(firm, shifted, tuple(lost))


def _nearest(verdict: Verdict, bags: Iterable[tuple[str, Counter[str], Counter[str]]]) -> str | None:
    old, new = _bag(verdict.old), _bag(verdict.new)
    scored = [(_alike(old, before) + _alike(new, after), fingerprint) for fingerprint, before, after in bags]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] / 2 >= ALIKE else None


def _bags(change: Change) -> tuple[str, Counter[str], Counter[str]]:
    old, new = words_of(change)
    return change.fingerprint, _bag(old), _bag(new)


def _bag(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _alike(first: Counter[str], second: Counter[str]) -> float:
    """Dice's coefficient of two bags of words, 1 where both are empty."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0
