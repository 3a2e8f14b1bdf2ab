"""Sentence boundaries in text as written, markup included.

The rules follow the usual treatment of full stops (abbreviations, initials, numbers, closing quotation marks and
brackets), as in Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006), with the word lists
given as a lexicon in place of learned ones.
"""

import re
from functools import cache

from policydiff.lexicon import terms
from policydiff.model import Span

# What may stand between a full stop and the space after it: closing quotes, brackets, emphasis, footnote marks.
_CLOSERS = r"(?:\]\([^)\s]{0,2000}\)|\[\^[^\]\s]{1,80}\]|[\"'”’»)\]*_])*"
_END = re.compile(r"(?P<stop>[.!?。！？]+)(?P<close>" + _CLOSERS + r")(?P<gap>\s+|(?=[^\s.!?。！？])|$)")
_OPENERS = "\"'“‘«([*_ >"
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]|\.(?=\w))+$")
_MARK_NUMBER = re.compile(r"(?:^|\s)\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})$")
_OPEN, _CLOSE = "([", ")]"


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return (
        frozenset(terms("sentences", "abbreviations")),
        frozenset(terms("sentences", "may_end")),
        frozenset(terms("sentences", "starters")),
    )


def sentence_spans(source: str, span: Span) -> list[Span]:
    """The sentences of `source[span.start:span.end]`: in order, without overlap, no visible character left out."""
    text = span.of(source)
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if not _ends_sentence(text, match, start):
            continue
        end = match.end("close")
        _add(spans, text, start, end, span.start)
        start = end
    _add(spans, text, start, len(text), span.start)
    return spans


def _add(spans: list[Span], text: str, start: int, end: int, offset: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if not any(character.isalnum() for character in text[start:end]) and spans:
        # Stray marks belong to the sentence before them.
        spans[-1] = Span(spans[-1].start, offset + end)
    else:
        spans.append(Span(offset + start, offset + end))


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    stop = match["stop"]
    if stop[0] in "。！？":
        return True
    rest = text[match.end() :]
    if not rest:
        return False
    following = rest.lstrip(_OPENERS)
    if not match["gap"] and not _glued(text, match, following):
        return False
    if _depth(text, start, match.start()) > 0 and not (match["close"] and match["close"][0] in _CLOSE):
        return False
    if following[:1].islower() or not following:
        return False
    return stop != "." or not _is_abbreviation(text, match, start, following)


def _glued(text: str, match: re.Match[str], following: str) -> bool:
    """A full stop with no space behind it ends a sentence only after a word and before a capitalized word or a mark."""
    before, close = text[max(0, match.start() - 3) : match.start()], match["close"]
    if "[^" in close or "**" in close:
        return following[:1].isupper()
    return before.isalpha() and before.islower() and following[:1].isupper() and following[1:2].islower() and not close


def _depth(text: str, start: int, end: int) -> int:
    """How many brackets are open between `start` and `end`; a bracket that never closes does not count for long."""
    if end - start > 4000:
        return 0
    depth = 0
    opened = 0
    for position in range(start, end):
        character = text[position]
        if character in _OPEN:
            depth, opened = depth + 1, position
        elif character in _CLOSE and depth:
            depth -= 1
    return 0 if depth and end - opened > 1200 else depth


def _is_abbreviation(text: str, match: re.Match[str], start: int, following: str) -> bool:
    known, may_end, starters = _abbreviations()
    before = text[max(start, match.start() - 24) : match.start()]
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    next_word = re.match(r"[^\W\d_]*", following)
    if word in known:
        return not (word in may_end and next_word is not None and next_word[0] in starters)
    if len(word) == 1 and word.isupper():
        return True
    # "3.2. Scope" and "(a). Scope": the mark belongs to what it counts.
    return bool(_MARK_NUMBER.search(before)) and not text[start : match.start()].strip(" *_(>").count(" ")
