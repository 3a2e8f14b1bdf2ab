"""Run-in labels and lead-ins: words of a block that name or govern what follows them."""

import re
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, phrases, terms, unspaced
from policydiff.parse.plain import plain

MAX_LABEL_WORDS = 8
MAX_LABEL_CHARACTERS = 24
"""The same for a language without spaces."""
_LADDER = ("binding", "intended", "discretionary", "advisory", "forbidding")
_MARKED_LABEL = re.compile(
    r"\s*(?P<mark>\*\*\*|\*\*|__|\*|_)(?P<label>[^*_\s](?:(?!(?P=mark)).){0,120}?)(?P<colon>[:.–—-]?)\s{0,9}(?P=mark)"
    r"(?P<after>\s{0,9}[:.–—-]?)\s*(?=\S)"
)
# French sets a space before the colon.
_PLAIN_LABEL_SPACED = re.compile(r"(?P<label>[^\W\d_][^.:;!?|]{1,70}):\s+(?=\S)")
_PLAIN_LABEL = re.compile(r"(?P<label>[^\W\d_][^.:;!?|]{1,70}):\s+(?=\S)")
# A title set before a paragraph without any mark: its words are capitalized, and a sentence follows.
_PLAIN_TITLE = re.compile(
    r"(?P<label>(?:\d{1,3}(?:\.\d{1,3}){0,3}\.?\s+|\([a-z]{1,3}\)\s+)?[A-Z][^.:;!?|]{1,60})\.\s+(?=[A-Z\"'(])"
)
LONG_WORD = 4
"""Letters beyond which a word of a title is capitalized."""
# With a modal of its own, what stands before the colon is half a sentence ("You must not: ..."), not a name.
_SAYS = re.compile(r"\b(?:must|shall|will|may|can|cannot|should|not|never|agrees?)\b", re.I)
_SAYS_PLAINLY = re.compile(r"\b(?:is|are|includes?|including|means|following|below)\b|\bto$", re.I)
_SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÖØ-Þ\"'(])|(?<=[。!?])(?=[\u3400-\u9fff\"'(])")
_UNSPACED_LABEL = re.compile(r"(?P<label>[^\W\d_][^.:;!?|。,]{1,40}):\s*(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# What "this includes" belongs to the sentence before: that one says who must or must not.
_TAKES_UP = re.compile(r"(?:this|these|it|they)\s+(?:also\s+)?includes?\b", re.I)
_LEADING_WORDS = frozenset(["following", "below", "including", "include", "includes", "to", "and", "or", "that", "by"])


def run_in_label(written: str, text: str, language: str = ENGLISH) -> str:
    """The label that opens a paragraph or list item ("**Scope.** ...", "Scope: ..."), plain, or ""."""
    marked = _MARKED_LABEL.match(written)
    if marked and (marked["colon"] or marked["after"].strip()):
        label = plain(marked["label"]).rstrip(".:- ")
        if label and _names(label, language) and text.startswith(label):
            return label
    if language != ENGLISH:
        named = (_UNSPACED_LABEL if unspaced(language) else _PLAIN_LABEL_SPACED).match(text)
        label = named["label"].strip() if named else ""
        return label if label and not label[0].islower() and _names(label, language) else ""
    named = _PLAIN_LABEL.match(text)
    if (
        named
        and named["label"][0].isupper()
        and _names(named["label"], language)
        and not _SAYS_PLAINLY.search(named["label"])
    ):
        return named["label"].strip()
    return ""


def title_sentence(text: str, language: str = ENGLISH) -> str:
    """The title that stands before the sentences of a paragraph like one of them ("1.2 Use of Names. We ..."), or "".

    It binds nobody, whatever its words; nor does it govern, for nothing but capitals tells it from a short sentence.
    """
    title = _PLAIN_TITLE.match(text) if language == ENGLISH else None
    return title["label"] if title and _names(title["label"], language) and is_title(title["label"]) else ""


def is_title(label: str) -> bool:
    """Whether some words are set like a title: few, and those that are not small are capitalized."""
    words = _WORD.findall(label)
    if len(words) > MAX_LABEL_WORDS:
        return False
    return all(word[0].isupper() for word in [*words[-1:], *words] if len(word) > LONG_WORD or word is words[-1])


def _names(label: str, language: str) -> bool:
    if language == ENGLISH:
        return label.count(" ") < MAX_LABEL_WORDS and not _SAYS.search(label)
    if label.count(" ") >= MAX_LABEL_WORDS or (unspaced(language) and len(label) > MAX_LABEL_CHARACTERS):
        return False
    says = phrases("modals", *_LADDER, language=language).find(label)
    return not any(says.values()) and not _says(language).search(label)


@cache
def _says(language: str) -> re.Pattern[str]:
    """Words with which half a sentence is told from a name."""
    words = alternation("headings", "saying", language=language)
    return re.compile(words if unspaced(language) else rf"(?<!\w)(?:{words})(?!\w)", re.I)


def lead_sentence(text: str, language: str = ENGLISH) -> str:
    """The last sentence of a block where it leads into what follows, else ""."""
    if not text.endswith(":"):
        words = text[-40:].rstrip(" -").split()
        if text.endswith("below."):
            # "... if it fits any of the descriptions noted below."
            words[-1] = "below"
        leading = _LEADING_WORDS if language == ENGLISH else frozenset(terms("headings", "leading", language))
        if not words or words[-1].lower() not in leading:
            return ""
    start = before = 0
    for gap in _SENTENCE_GAP.finditer(text):
        before, start = start, gap.end()
    return text[before if language == ENGLISH and _TAKES_UP.match(text, start) else start :]
