"""By which names a text calls its publisher: read from the text, never listed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from policydiff.lexicon import ENGLISH, alternation
from policydiff.parse.grammar import word_set

LEAST = 3
"""How often a name must act before it counts as the publisher's."""
REMEMBERED = 2048
"""Stretches of text whose names are remembered: consecutive versions share almost all of theirs."""
_CALLED = re.compile(
    r"\b([A-Z][\w.]{0,60})(?:,? (?:Inc|LLC|PBC|Ltd|Corp)[\w.]*)?[^.()]{0,40}\(?(?:\"|“)?(?:we|us)(?:\"|”)"
)

_SAID_TO_BE = re.compile(r"[\"“]([A-Z][\w.]{0,60}),?[\"”],?\s*(?:(?:and|or)\s+)?[\"“](?:we|us|our),?[\"”]")
"""A name among the words that a text says of itself: "Acme", "we" or "us"."""


@cache
def _acting_name(language: str) -> re.Pattern[str]:
    if language != ENGLISH:
        acting = alternation("grammar", "acting", language=language)
        # Behind an article a capital makes no name: in German every noun has one.
        return re.compile(rf"(?<![a-zà-ÿ] )\b([A-Za-z]{{0,3}}[A-Z][A-Za-z]*)\s*(?:{acting})(?![A-Za-z])")
    owned, acting = alternation("grammar", "owned"), alternation("grammar", "acting")
    return re.compile(rf"\b([A-Za-z]{{0,3}}[A-Z][A-Za-z]*)(?:\s+AI)?(?:'s\s+(?:{owned})\b|\s+(?:{acting})\b)")


@dataclass(frozen=True, slots=True)
class Called:
    """What a stretch of text makes act like "we", each time it does, and what it calls "we" outright."""

    acting: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def called_in(text: str, language: str = ENGLISH) -> Called:
    """The names in one stretch of text that may be its publisher's."""
    acting = tuple(match[1] for match in _acting_name(language).finditer(text.replace("’", "'")))
    speaks = any(call in text for call in ('we"', "we”", 'us"', "us”"))
    return Called(acting, tuple((_SAID_TO_BE.findall(text) or _CALLED.findall(text))[:2]) if speaks else ())


def provider_names(found: Iterable[Called], publisher: str = "", language: str = ENGLISH) -> frozenset[str]:
    """Lower-cased names by which a text calls its publisher: what it makes act like "we", three times or more."""
    acting: list[str] = []
    named: list[str] = []
    for one in found:
        acting += one.acting
        named += one.named
    counts = Counter(acting)
    names = {
        name for name, count in counts.most_common(3) if count >= LEAST and name not in word_set("not_names", language)
    }
    return frozenset(name.lower() for name in (*names, *named[:2], *publisher.split()) if len(name) > 1)
