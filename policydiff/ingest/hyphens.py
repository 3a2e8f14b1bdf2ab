"""Words that a line end broke, made whole again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BROKEN = re.compile(r"(?P<first>[^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010]\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REST = re.compile(r"(?P<second>[^\W\d_]+)")
# Words before a hyphen that are rarely the first half of one word.
_HALVES = """
self non third high low long short large small well pre post cross multi risk full real open red decision state
user first second single end opt follow day time cost data model safety security anti co ex semi human policy one
two all
"""
_FIRST_HALVES = frozenset(_HALVES.split())
_FEWEST_BROKEN = 4
"""Hyphens at line ends from which it tells something that none of them parts a word known from elsewhere."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a text, lower case; `parts_words` is False where lines end at written hyphens only."""

    words: frozenset[str]
    parts_words: bool = True


def vocabulary(lines: Sequence[str]) -> Vocabulary:
    """The vocabulary of a text, without the halves that its line ends have parted."""
    words: set[str] = set()
    broken: list[tuple[str, str]] = []
    first_half = ""
    for line in lines:
        found = [word.lower() for word in _WORD.findall(line)]
        if found and first_half:
            broken.append((first_half, found.pop(0)))
        ending = _BROKEN.search(line.rstrip())
        first_half = ending["first"].lower() if ending else ""
        words.update(found[:-1] if ending else found)
    joined = sum(first.rpartition("-")[2] + second in words for first, second in broken)
    return Vocabulary(frozenset(words), bool(joined) or len(broken) < _FEWEST_BROKEN)


def unhyphenated(lines: Sequence[str], known: Vocabulary) -> str:
    """The lines as one, words parted at a line's end whole again."""
    text = ""
    for line in lines:
        text = joined_line(text, line, known)
    return text


def joined_line(text: str, line: str, known: Vocabulary) -> str:
    """`text` with one more line behind it."""
    if not text or not line:
        return text or line
    broken, rest = _BROKEN.search(text), _REST.match(line)
    if not broken or not rest:
        # "2024-" and "https://a.example/b-" go on in the next line without a space, "either -" does not.
        tight = text.endswith("\u00ad") or (text[-1] in "-/–—" and len(text) > 1 and not text[-2].isspace())
        return text.rstrip("\u00ad") + ("" if tight else " ") + line
    first, second = broken["first"].lower(), rest["second"].lower()
    tail = first.rpartition("-")[2]
    if text.endswith("\u00ad") or tail + second in known.words:
        return text[:-1] + line
    keeps = (
        not known.parts_words
        or "-" in first
        or f"{first}-{second}" in known.words
        or not rest["second"][0].islower()
        or tail in _FIRST_HALVES
        or (tail in known.words and second in known.words)
    )
    return (text if keeps else text[:-1]) + line
