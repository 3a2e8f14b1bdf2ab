"""How much of a text is still there after a trip through another format."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_NOTE = re.compile(r"^\[\^(?P<label>[^\]\s]+)\]:(?P<body>.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]{2,}\S)))*)", re.M)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$", re.M)
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_RULE_ROW = re.compile(r"^\|(?:\s*:?-+:?\s*\|)+\s*$", re.M)
_WORD = re.compile(r"\^?\w+(?:['’.-]\w+)*")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Fidelity:
    """Shares between 0 and 1.

    `words`: words of the original that came back, each as often as it stands there; `order`: the share of those that
    also stand in the original order; `extra`: words that came from nowhere, per word of the original; `headings`:
    headings that came back as headings; `levels`: those of them at the original level; `invented`: headings that were
    none, per heading; `marks`: footnotes whose mark and text both came back.
    """

    words: float
    order: float
    extra: float
    headings: float
    levels: float
    invented: float
    marks: float


def fidelity(original: str, returned: str) -> Fidelity:
    """What `returned` kept of `original`, both Markdown."""
    old, new = words(original), words(returned)
    common = Counter(old) & Counter(new)
    kept = sum(common.values())
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    in_order = sum(block.size for block in matcher.get_matching_blocks())
    old_heads, new_heads = headings(original), headings(returned)
    found = Counter(name for _, name in old_heads) & Counter(name for _, name in new_heads)
    level = Counter(old_heads) & Counter(new_heads)
    labels = _noted(original)
    return Fidelity(
        words=kept / max(len(old), 1),
        order=in_order / max(kept, 1),
        extra=(len(new) - kept) / max(len(old), 1),
        headings=found.total() / max(len(old_heads), 1),
        levels=level.total() / max(found.total(), 1),
        invented=(len(new_heads) - found.total()) / max(len(old_heads), 1),
        marks=len(labels & _noted(returned)) / max(len(labels), 1) if labels else 1.0,
    )


def words(markdown: str) -> list[str]:
    """The words of a text in reading order, those of its footnotes last; a footnote's mark is a word (`^3`)."""
    text = _FRONT.sub("", markdown)
    notes = [found["body"] for found in _NOTE.finditer(text)]
    text = "\n".join((_NOTE.sub("", text), *notes))
    text = _MARK.sub(r" ^\1 ", _LINK.sub(r"\1", _TAG.sub(" ", _RULE_ROW.sub("", text))))
    text = text.replace("\\", "").replace("*", "").replace("\u00ad", "").translate(_RAISED)
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def headings(markdown: str) -> list[tuple[int, str]]:
    """Level and words of each heading."""
    text = _FRONT.sub("", markdown)
    return [(len(mark), " ".join(words(title))) for mark, title in _HEADING.findall(text) if words(title)]


def _noted(markdown: str) -> set[str]:
    """Footnotes with a mark in the text, by the first words of their text."""
    bodies = {found["label"]: " ".join(words(found["body"])[:6]) for found in _NOTE.finditer(markdown)}
    marks = set(_MARK.findall(_NOTE.sub("", markdown)))
    return {body for label, body in bodies.items() if label in marks}
