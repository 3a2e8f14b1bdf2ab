"""Run-in labels and lead-ins: words of a block that name or govern what follows them."""

import re

from policydiff.parse.plain import plain

MAX_LABEL_WORDS = 8
_MARKED_LABEL = re.compile(
    r"\s*(?P<mark>\*\*\*|\*\*|__|\*|_)(?P<label>[^*_\s](?:(?!(?P=mark)).){0,120}?)(?P<colon>[:.–—-]?)\s{0,9}(?P=mark)"
    r"(?P<after>\s{0,9}[:.–—-]?)\s*(?=\S)"
)
_PLAIN_LABEL = re.compile(r"(?P<label>[^\W\d_][^.:;!?|]{1,70}):\s+(?=\S)")
# With a modal of its own, what stands before the colon is half a sentence ("You must not: ..."), not a name.
_SAYS = re.compile(r"\b(?:must|shall|will|may|can|cannot|should|not|never|agrees?)\b", re.I)
_SAYS_PLAINLY = re.compile(r"\b(?:is|are|includes?|including|means|following|below)\b|\bto$", re.I)
_SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])")
_LEADING_WORDS = frozenset(["following", "below", "including", "include", "includes", "to", "and", "or", "that", "by"])


def run_in_label(written: str, text: str) -> str:
    """The label that opens a paragraph or list item ("**Scope.** ...", "Scope: ..."), plain, or ""."""
    marked = _MARKED_LABEL.match(written)
    if marked and (marked["colon"] or marked["after"].strip()):
        label = plain(marked["label"]).rstrip(".:- ")
        if label and _names(label) and text.startswith(label):
            return label
    named = _PLAIN_LABEL.match(text)
    if named and named["label"][0].isupper() and _names(named["label"]) and not _SAYS_PLAINLY.search(named["label"]):
        return named["label"].strip()
    return ""


def _names(label: str) -> bool:
    return label.count(" ") < MAX_LABEL_WORDS and not _SAYS.search(label)


def lead_sentence(text: str) -> str:
    """The last sentence of a block where it leads into what follows, else ""."""
    if not text.endswith(":"):
        words = text[-40:].rstrip(" -").split()
        if not words or words[-1].lower() not in _LEADING_WORDS:
            return ""
    start = 0
    for gap in _SENTENCE_GAP.finditer(text):
        start = gap.end()
    return text[start:]
