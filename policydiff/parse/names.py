"""By which names a text calls its publisher: read from the text, never listed."""

import re
from collections import Counter
from functools import cache

from policydiff.lexicon import ENGLISH, alternation
from policydiff.parse.grammar import word_set

LEAST = 3
"""How often a name must act before it counts as the publisher's."""
_CALLED = re.compile(
    r"\b([A-Z][\w.]{0,60})(?:,? (?:Inc|LLC|PBC|Ltd|Corp)[\w.]*)?[^.()]{0,40}\(?(?:\"|“)?(?:we|us)(?:\"|”)"
)


@cache
def _acting_name(language: str) -> re.Pattern[str]:
    if language != ENGLISH:
        acting = alternation("grammar", "acting", language=language)
        # Behind an article a capital makes no name: in German every noun has one.
        return re.compile(rf"(?<![a-zà-ÿ] )\b([A-Za-z]{{0,3}}[A-Z][A-Za-z]*)\s*(?:{acting})(?![A-Za-z])")
    owned, acting = alternation("grammar", "owned"), alternation("grammar", "acting")
    return re.compile(rf"\b([A-Za-z]{{0,3}}[A-Z][A-Za-z]*)(?:'s\s+(?:{owned})\b|\s+(?:{acting})\b)")


def provider_names(text: str, publisher: str = "", language: str = ENGLISH) -> frozenset[str]:
    """Lower-cased names by which a text calls its publisher: what it makes act like "we", three times or more."""
    counts = Counter(match[1] for match in _acting_name(language).finditer(text.replace("’", "'")))
    names = {
        name for name, count in counts.most_common(3) if count >= LEAST and name not in word_set("not_names", language)
    }
    if any(call in text for call in ('we"', "we”", 'us"', "us”")):
        names.update(_CALLED.findall(text)[:2])
    return frozenset(name.lower() for name in (*names, *publisher.split()) if len(name) > 1)
