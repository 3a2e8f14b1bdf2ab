"""Requirements lost or gained: words that carry meaning on one side and have no counterpart on the other."""

import re
from collections.abc import Iterator
from functools import cache

from policydiff.compare.segments import written_words
from policydiff.compare.terms import content_stems
from policydiff.lexicon import terms
from policydiff.model import Rule, Shift
from policydiff.rules.detectors.asides import asides, without
from policydiff.rules.pair import Pair, facing, force_stems, shift

_NUMBER = re.compile(r"\d|\d{1,2}(?:\.\d{1,2})+")
FEWEST = 2
"""One word more or less is rewording, whatever its weight."""
CLAUSE = 6
"""Words that carry meaning from which a stretch can stand for itself."""


def content(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """More of one side's meaning is missing from the other than rewording explains.

    Setting `share`: least share of the weight of a side that must be missing; `lead`: how far it must exceed what is
    missing the other way round; `most`: share from which the words of a whole clause are one of their own, not more
    of this one. What other rules speak for is not said again.
    """
    holder, _ = facing(rule, pair)
    lacking, theirs = (pair.dropped, pair.gained) if holder is pair.old else (pair.gained, pair.dropped)
    dull = pair.claimed | force_stems(holder.language) | _light(holder.language)
    mine = tuple(stem for stem in lacking if stem not in dull and not _numbers_items(stem))
    if mine and (beside := asides(holder)):
        asked = set(holder.stems_of(without(holder.as_written, beside)))
        mine = tuple(stem for stem in mine if stem in asked)
    whole = (*pair.old.stems, *pair.new.stems)
    missing, counter = pair.share(mine, whole), pair.share(theirs, whole)
    least, lead = float(str(rule.settings["share"])), float(str(rule.settings["lead"]))
    most = float(str(rule.settings.get("most", 1.0)))
    if len(mine) < FEWEST or missing < least or missing - counter < lead:
        return
    if missing >= most and len(mine) >= CLAUSE:
        return
    written = written_words(holder.text, holder.language)
    words = [word for word in dict.fromkeys(written) if any(stem in mine for stem in holder.stems_of(word))]
    found = [holder.evidence(word) for word in words[:8]]
    on_old = holder is pair.old
    yield shift(
        rule,
        found if on_old else (),
        () if on_old else found,
        weight=float(str(rule.settings.get("weight", 1.0))) * min(1.0, missing / 0.4),
        words=", ".join(word.strip(".,;:()\"'") for word in words[:8]),
    )


@cache
def _light(language: str) -> frozenset[str]:
    """Stems of words that hold no meaning of their own: it lies in the noun behind them."""
    return frozenset(stem for word in terms("asides", "light", language) for stem in content_stems(word, language))


def _numbers_items(stem: str) -> bool:
    """Whether a stem is the number of a list item, which asks for nothing."""
    return _NUMBER.fullmatch(stem) is not None
