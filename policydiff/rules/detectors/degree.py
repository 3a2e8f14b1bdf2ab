"""Words of degree that gave way to others on the same scale: all of something, most, some; always, often, rarely."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, folded, lexicon, terms, unspaced
from policydiff.model import Rule, Shift
from policydiff.rules.detectors.asides import excepted, without
from policydiff.rules.pair import Pair, Party, shift

SPAN = 2
"""Words that carry meaning after a word of degree among which the same one must stand on both sides."""
REACH = 80
"""Characters in which these are looked for."""


@dataclass(frozen=True, slots=True)
class _Degree:
    """A word of degree with what it is said of."""

    word: str
    of: tuple[str, ...]


def degree(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A word of degree on a lower rung than the one that was said of the same thing (read as a gain: on a higher).

    One more or less is no step: "material changes" are no fewer than "all material changes". What conditions and
    exceptions cover is told by their own rules.
    """
    if pair.loose:
        return
    loses = rule.settings.get("reads", "loss") == "loss"
    for before, after in _exchanged(pair):
        if (_step(before, after, pair.old.language) > 0) is loses:
            yield shift(rule, [pair.old.evidence(before)], [pair.new.evidence(after)], before=before, after=after)
            return


def _exchanged(pair: Pair) -> Iterator[tuple[str, str]]:
    """Words of one scale of which the second took the place of the first before the same thing."""
    old, new = _degrees(pair.old), _degrees(pair.new)
    for before in old if new else ():
        if before in new:
            continue
        for after in new:
            same = set(before.of) & set(after.of)
            if same and after not in old and _step(before.word, after.word, pair.old.language):
                yield before.word, after.word


def _step(before: str, after: str, language: str) -> int:
    """How many rungs down the second word stands on a scale that holds both."""
    here, there = _rungs(language)[before], _rungs(language)[after]
    return next((there[scale] - rung for scale, rung in here.items() if scale in there), 0)


def _degrees(side: Party) -> list[_Degree]:
    language = side.language
    text = without(side.as_written, (*side.gather(lambda parts: parts.conditions), *excepted(side)))
    text = text.lower() if language == ENGLISH else folded(text, language)
    return [
        _Degree(found[0], tuple(side.stems_of(text[found.end() : found.end() + REACH])[:SPAN]))
        for found in _words(language).finditer(text)
    ]


@cache
def _words(language: str) -> re.Pattern[str]:
    held = "|".join(alternation("degrees", name, language=language) for name in lexicon("degrees", language))
    return re.compile(held if unspaced(language) else rf"(?<![\w-])(?:{held})(?![\w-])")


@cache
def _rungs(language: str) -> dict[str, dict[str, int]]:
    """The rung of each word on each scale that holds it, the highest first."""
    rungs: dict[str, dict[str, int]] = {}
    for name in lexicon("degrees", language):
        scale, _, rung = name.rpartition("_")
        for word in terms("degrees", name, language):
            rungs.setdefault(word, {})[scale] = int(rung)
    return rungs
