"""Sentence boundaries in text as written, markup included.

The rules follow the usual treatment of full stops (abbreviations, initials, numbers, closing quotation marks and
brackets), as in Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006), with the word lists
given as a lexicon in place of learned ones.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, terms
from policydiff.model import Span
from policydiff.parse.plain import TAG

# What may stand between a full stop and the space after it: closing quotes, brackets, emphasis, footnote marks.
_CLOSERS = r"(?:\]\([^)\s]{0,2000}\)|\[\^[^\]\s]{1,80}\]|[\"'”’»)\]*_`])*"
_ITEM = r"(?:[•◦▪‣·●○■–—]\s|\\?[-*+]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s)"
# A line of its own in running text: behind a hard break, or behind a mark or word that leads on to the next item.
_NEW_LINE = r"(?:[ ]{2,9}|\\|(?:(?<=[:;,.])|(?<=\sor)|(?<=\sand))[ \t]{0,9})(?:\r\n|\n|\r)[ \t>]*"
_TAG_BREAK = r"(?:<br\s{0,9}/?>\s*)+"
_STOP = rf"(?P<stop>[.!?。！？]+)(?P<close>{_CLOSERS})(?=[^.!?。！？]|\Z)"
_BREAK = rf"(?:{_TAG_BREAK}(?={_ITEM}|[\"'“‘(*_]{{0,4}}[A-Z0-9])|{_NEW_LINE}(?={_ITEM}))"
_RUNS_ON = re.compile(r"(?:,|\s(?:and|or|of|the|to))\s*\Z")
_SKIPPED = re.compile(r"\s*[\"'“‘«(\[*_ >`]*")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]|\.(?=\w))+$")
_WORD_AFTER = re.compile(r"[^\W\d_]*")
_MARK_NUMBER = re.compile(r"(?:^|\s)\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})\)?$")
_COUNT_AFTER = re.compile(r"[§#]|\d|[A-Z]{1,4}\b")
_ORDINAL = re.compile(r"(?<!\w)\d{1,2}$")
_BRACKET = re.compile(r"[(\[)\]]")
_CLOSING = ")]"
MAX_BRACKETED = 1200
MAX_SENTENCE = 4000
MAX_WORD = 24


# What closes a sentence in other languages: French sets a space before its closing quotation mark, and Chinese parts
# whole sentences with its semicolon.
_FOREIGN_STOP = _STOP.replace("。！？", "。！？；").replace(_CLOSERS, rf"(?:[ \u00a0\u202f]?»)?{_CLOSERS}[」』）】》]*")


@cache
def _ends(language: str, breaks: bool) -> re.Pattern[str]:
    """The pattern for the end of a sentence, with line breaks or without."""
    stop = _STOP
    if language != ENGLISH:
        # German closes with the mark with which others open.
        closing = "".join(terms("sentences", "closing", language))
        stop = _FOREIGN_STOP.replace("」』）】》", f"」』）】》{closing}")
    return re.compile(f"{stop}|{_BREAK}" if breaks else stop)


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    known: frozenset[str]
    may_end: frozenset[str]
    counting: frozenset[str]
    starters: frozenset[str]
    ordinal: re.Pattern[str] | None
    """What a number with a full stop counts where that makes it an ordinal ("3. März")."""


@cache
def _abbreviations(language: str) -> _Abbreviations:
    keys = ("abbreviations", "may_end", "counting", "starters")
    ordinal = None
    if language != ENGLISH and terms("sentences", "ordinal", language):
        ordinal = re.compile(rf"(?:{alternation('sentences', 'ordinal', language=language)})(?!\w)")
    known, may_end, counting, starters = (frozenset(terms("sentences", key, language)) for key in keys)
    return _Abbreviations(known, may_end, counting, starters, ordinal)


@dataclass(slots=True)
class _Brackets:
    """How many brackets are open; asked from left to right, so that each bracket is read once."""

    text: str
    places: Iterator[re.Match[str]]
    start: int = 0
    opened: int = 0
    ahead: re.Match[str] | None = None
    counted: list[bool] = field(default_factory=list)

    def restart(self, start: int) -> None:
        """A new sentence starts; what is still open does not reach into it."""
        self.start, self.counted = start, []

    def depth(self, end: int) -> int:
        """Open brackets before `end`, without those around whole sentences and those that never close."""
        while (match := self.ahead or next(self.places, None)) is not None:
            if match.start() >= end:
                self.ahead = match
                break
            self.ahead = None
            if match.start() >= self.start:
                self._read(match)
        if end - self.start > MAX_SENTENCE or end - self.opened > MAX_BRACKETED:
            return 0
        return sum(self.counted)

    def _read(self, match: re.Match[str]) -> None:
        if match[0] in _CLOSING:
            if self.counted:
                self.counted.pop()
            return
        before = self.text[self.start : min(match.start(), self.start + MAX_WORD)]
        counts = match[0] == "[" or bool(before.strip("\"'“‘*_ \t\r\n"))
        self.counted.append(counts)
        if counts:
            self.opened = match.start()


def sentence_spans(source: str, span: Span, language: str = ENGLISH) -> list[Span]:
    """The sentences of `source[span.start:span.end]`: in order, without overlap, no visible character left out."""
    text = span.of(source)
    spans: list[Span] = []
    start = 0
    brackets = _Brackets(text, _BRACKET.finditer(text))
    tags = [match.span() for match in TAG.finditer(text)] if "<" in text else []
    # The pattern that also finds line breaks is several times slower.
    breaks = "<br" in text or "\n" in text or "\r" in text
    for match in _ends(language, breaks).finditer(text):
        if match["stop"] is None:
            if _RUNS_ON.search(text, max(start, match.start() - 8), match.start()):
                continue
            _add(spans, text, start, match.start(), span.start)
            start = match.end()
        elif not _inside(tags, match.start()) and _ends_sentence(text, match, start, brackets, language):
            _add(spans, text, start, match.end(), span.start)
            start = match.end()
        else:
            continue
        brackets.restart(start)
    _add(spans, text, start, len(text), span.start)
    return spans


def _inside(tags: list[tuple[int, int]], position: int) -> bool:
    index = bisect_right(tags, (position, position)) - 1
    return index >= 0 and position < tags[index][1]


def _add(spans: list[Span], text: str, start: int, end: int, offset: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if spans and not any(character.isalnum() for character in text[start:end]):
        # Stray marks belong to the sentence before them.
        spans[-1] = Span(spans[-1].start, offset + end)
    else:
        spans.append(Span(offset + start, offset + end))


def _ends_sentence(text: str, match: re.Match[str], start: int, brackets: _Brackets, language: str) -> bool:
    end = match.end()
    if match["stop"][0] in "。！？；":
        return True
    if end == len(text):
        return False
    skipped = _SKIPPED.match(text, end)
    following = skipped.end() if skipped else end
    next_word = text[following : following + 2]
    if not next_word or (next_word[0].islower() and not next_word[1:].isupper()):
        # A small letter before a capital one begins a name ("eBay"), else the sentence goes on.
        return False
    if not text[end].isspace() and not _glued(text, match, start, next_word):
        return False
    if brackets.depth(match.start()) > 0 and match["close"][:1] not in (")", "]"):
        return False
    return match["stop"] != "." or not _is_abbreviation(text, match.start(), start, following, language)


def _glued(text: str, match: re.Match[str], start: int, next_word: str) -> bool:
    """A full stop with no space behind it ends a sentence only after a word and before a capitalized word or a mark."""
    if "[^" in match["close"] or "**" in match["close"]:
        return next_word[0].isupper()
    before = text[max(start, match.start() - 3) : match.start()]
    if match["close"] or not (
        before.isalpha() and before.islower() and next_word[0].isupper() and next_word[1:].islower()
    ):
        return False
    run = text[max(start, match.start() - 80) : match.start()].rsplit(maxsplit=1)[-1]
    ahead = text[match.end() : match.end() + 80].split(maxsplit=1)[0]
    return not ("/" in run or "@" in run or run.startswith("www.") or "@" in ahead)


def _is_abbreviation(text: str, stop: int, start: int, following: int, language: str) -> bool:
    words = _abbreviations(language)
    before = text[max(start, stop - MAX_WORD) : stop]
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    after = _WORD_AFTER.match(text, following)
    starts_anew = after is not None and after[0] in words.starters
    if word in words.counting:
        return _COUNT_AFTER.match(text, following) is not None and not (
            starts_anew and len(after[0] if after else "") > 1
        )
    if word in words.known:
        return not (word in words.may_end and starts_anew)
    if words.ordinal and _ORDINAL.search(before) and words.ordinal.match(text, following):
        return True
    first_words = text[start : min(stop, start + 2 * MAX_WORD)].strip(" *_(>\r\n\t")
    if len(word) == 1 and word.isupper() and not before.endswith(f"&{word}"):
        # An initial (not the end of "R&D"), unless a word follows that no name begins with ("under Plan B. We ...").
        return not starts_anew or len(after[0] if after else "") < 2 or " " not in first_words
    # "3.2. Scope" and "(a). Scope": the mark belongs to what it counts.
    return " " not in first_words and bool(_MARK_NUMBER.search(before))
