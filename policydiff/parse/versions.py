"""Sentences in which a text tells of its own versions: news that comes and goes with a date, and binds nobody.

"The updated terms take effect on 3 May 2025; the earlier ones apply until then." A recorder keeps such a notice for
some weeks beside a text that stays what it is.
"""

import re
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, terms
from policydiff.parse.grammar import gerund, past

_HAS_DIGIT = re.compile(r"\d")


def tells_of_versions(text: str, language: str = ENGLISH) -> bool:
    """Whether plain text says which version of the text holds from or until a day, or is to be accepted by then."""
    if language != ENGLISH:
        return False
    lower = text.lower()
    if ("we" in lower and _announces().match(text)) or (_names_version(lower) and _elsewhere().search(text)):
        return True
    if not _HAS_DIGIT.search(text):
        return False
    return _day().search(text) is not None and _version().search(text) is not None and _pledge().search(text) is None


def _names_version(lower: str) -> bool:
    """Whether a word stands in a text by which versions are told apart: asked first, most texts hold none."""
    for word in _version_words():  # noqa: SIM110 - asked of every clause of every version
        if word in lower:
            return True
    return False


@cache
def _version_words() -> tuple[str, ...]:
    return (*terms("capture", "versions"), "current")


@cache
def _elsewhere() -> re.Pattern[str]:
    """Where another version of the text is to be read."""
    texts, versions = alternation("verbs", "documents"), alternation("capture", "versions")
    verbs = alternation("capture", "reading")
    return re.compile(
        rf"\b(?:{verbs})\s+(?:the|your|our|a)\s+(?:{versions}|current)\s+(?:[\w'-]+\s+){{0,5}}?(?:{texts})\b", re.I
    )


@cache
def _announces() -> re.Pattern[str]:
    """The news that the text is another now ("We have updated our policy", "We are revising these terms")."""
    verbs, texts = terms("verbs", "changing"), alternation("capture", "versioned")
    made = rf"made\s+(?:[\w-]+\s+){{0,2}}?(?:{alternation('capture', 'novelties')})\s+(?:to|of|in)"
    forms = "|".join(sorted({form(verb) for verb in verbs for form in (past, gerund)}, key=len, reverse=True))
    return re.compile(
        r"(?:[\w ]{0,30},\s+)?we(?:\s+have|\s+are|['’]ve|['’]re)\s+(?:\w+ly\s+|also\s+|just\s+)?"
        rf"(?:{forms}|{made})\s+(?:our|this|these|the)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{texts})\b",
        re.I,
    )


@cache
def _day() -> re.Pattern[str]:
    """A day of a year, as it is written in English."""
    months = alternation("capture", "months")
    return re.compile(
        rf"\b(?:(?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}\s+(?:{months}))\s+\d{{4}}\b", re.I
    )


@cache
def _pledge() -> re.Pattern[str]:
    """The publisher's own duty to bring out a version: no news, though it names a day."""
    rungs = alternation("modals", "binding", "intended")
    return re.compile(rf"\bwe\s+(?:\w+ly\s+|also\s+)?(?:{rungs})\b", re.I)


@cache
def _version() -> re.Pattern[str]:
    """A version of the text, or what is new in it and from when."""
    texts, versions = alternation("verbs", "documents"), alternation("capture", "versions")
    begins, novelties = alternation("capture", "taking_effect"), alternation("capture", "novelties")
    return re.compile(
        rf"\b(?:{versions})\s+(?:[\w'-]+\s+){{0,2}}?(?:{texts})\b"
        rf"|\b(?:{novelties}|{texts})\b[^.;]{{0,80}}?\b(?:{begins})\b",
        re.I,
    )
