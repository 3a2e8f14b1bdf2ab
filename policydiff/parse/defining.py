"""Which sentences say what a word means or what a text reaches, and which only use the words of one that does."""

import re
from functools import cache

from policydiff.lexicon import alternation, lowered
from policydiff.parse.modal_words import modal_places, modal_table
from policydiff.parse.subordination import chunk_before, governs

_EXPLAINS = re.compile(
    r"\b(?:which|that|by) (?:means|mean)\b|\bthis means\b|\bmeans (?:that|of|to|by|for|such as|including)\b", re.I
)
_NOUN = re.compile(r"\b(?:through|by|using|via|with|of|other|any|all|automated)\s+(?:[\w-]+\s+){0,2}means\b", re.I)
"""Means to an end, where the word is no verb."""
_GLOSS = re.compile(r"\s*\([^()]{0,200}\b(?:refer|called|call|defined|mean)[^()]{0,200}\)", re.I)
_NAMING = ("refer", "call", "defined", "mean")
_QUOTES = frozenset("\"'“‘")
_REFERS_BACK = re.compile(r"(?:this|which) ", re.I)


def is_definition(text: str) -> bool:
    """Whether plain text defines something."""
    if "(" in text and any(sign in text for sign in _NAMING):
        # A name given in passing defines nothing else ("... (which we call the yard), you must ...").
        text = _GLOSS.sub(" ", text)
    head = text[:160]
    defining = [span for span in modal_table()[0].spans(text, "defining") if _says_what(text, span)]
    return (
        bool(defining and defining[0][1] <= len(head))
        and not _binds_before(text, defining[0][0])
        and not _EXPLAINS.search(head)
        and not _REFERS_BACK.match(text)
        and not ("means" in head and _NOUN.search(head))
    )


def _says_what(text: str, place: tuple[int, int]) -> bool:
    """Whether a defining phrase is one where it stands: "the term" names a word in quotation marks, else a time."""
    start, end = place
    return lowered(text[start:end]) != "the term" or text[end : end + 2].strip()[:1] in _QUOTES


def _binds_before(text: str, position: int) -> bool:
    """Whether a modal governs before a place: what is said of the thing after that does not define it."""
    return any(governs(text, place, chunk_before(text, place[0])) for place in modal_places(text[:position]))


def says_reach(text: str) -> bool:
    """Whether plain text says whom or what the text that holds it applies to, or what else is part of it."""
    return _scope().match(text) is not None or ("part of" in text and _part().search(text) is not None)


@cache
def _part() -> re.Pattern[str]:
    contracts = alternation("verbs", "contracts")
    return re.compile(
        rf"^(?:(?!\b(?:if|when|that|which)\b)[^;:])*?\b(?:forms?|is|are)\s(?:(?:also|hereby)\s)?(?:an?\s)?(?:integral\s)?part\sof\b"
        rf"[^.;:]{{0,80}}\b(?:these|this|our|the|your)\s(?:\w+\s){{0,3}}?(?:{contracts})\b",
        re.I,
    )


@cache
def _scope() -> re.Pattern[str]:
    documents, reaches = alternation("verbs", "documents"), alternation("verbs", "reaches")
    return re.compile(
        rf"(?:this|these|our|the|all)\s+(?:[\w'-]+\s+){{0,3}}?(?:{documents})\s+(?:\w+\s+)?(?:{reaches})\b", re.I
    )
