"""Where a threshold lies, said without a verb that binds: a level that is described, a bound in figures."""

import re

from policydiff.lexicon import ENGLISH, phrases, terms

_LEVEL = re.compile(r"(?P<name>[A-Z][\w&/-]*(?: [\w&/-]+){0,4}?)[ -](?:\d|[IVX]{1,4})\s*:\s+(?=\S)")
"""The name of a level of danger or safety before its description ("Fire 2: ...")."""
_BOUND = re.compile(
    r"[<>\u2264\u2265]\s?[\w.]|\b(?:at (?:least|most)|more than|less than|under|over|above|below)\s+\d", re.I
)
FEWEST_BLANKS = 4
"""A description has more than a name to say."""


def bounds_threshold(text: str, language: str) -> bool:
    """Whether plain text names a threshold and the figure at which it lies."""
    if language != ENGLISH or "thresh" not in text.lower():
        return False
    return _BOUND.search(text) is not None and bool(phrases("headings", "threshold").spans(text, "threshold"))


def describes_level(text: str, language: str) -> bool:
    """Whether plain text opens with the name of a level and goes on to describe it."""
    named = _LEVEL.match(text) if language == ENGLISH else None
    if not named or text.count(" ", named.end()) < FEWEST_BLANKS:
        return False
    return named["name"].lower().split()[-1] not in terms("headings", "document_part")
