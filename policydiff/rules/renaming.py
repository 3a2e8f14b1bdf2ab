"""Texts that go by another name: "our Content Policy" is "our Reading Rules" now, throughout.

Such a name is known by its capitals and its last word. One that hardly stands anywhere in the new text, and in whose
place stands a name that was hardly in the old one, was given up for it: what is said of that text is the same. Bodies
and persons are no such names: another one in their place may be somebody else.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from policydiff.compare.model import Correspondence
from policydiff.lexicon import ENGLISH, terms
from policydiff.model import Document

Rename = Callable[[str], str]
"""Writes a text of the old version with the names of the new one."""

LONGEST = 6
"""Words of a name."""
LONGEST_SENTENCE = 300
"""Words from which two sentences are not aligned: the time grows with their square."""
LEFT = 0.3
"""For each place where a name was replaced, how often it may still stand, and the other may have stood before."""
_PUNCTUATION = ".,;:()\"'"


def renaming(found: Iterable[Correspondence], old: Document, new: Document) -> Rename:
    """How names of the old text are called in the new one, from the clauses that correspond."""
    counts = Counter(pair for one in found if one.old and one.new and not one.loose for pair in _replaced(one))
    if not counts:
        return str
    before, after = old.source, new.source
    given_up = {
        name: other
        for (name, other), count in counts.items()
        if _times(before, other) <= LEFT * count and _times(after, name) <= LEFT * count
    }
    if not given_up:
        return str
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(given_up, key=len, reverse=True)))
    return lambda text: pattern.sub(lambda match: given_up[match[0]], text)


def names_differ(old: str, new: str) -> bool:
    """Whether each of two texts has a word with a capital that the other lacks."""
    words, theirs = ({word.strip(_PUNCTUATION) for word in text.split()} for text in (old, new))
    return bool(_capitals(words - theirs)) and bool(_capitals(theirs - words))


def _replaced(one: Correspondence) -> Iterator[tuple[str, str]]:
    old, new = (" ".join(clause.plain for clause in side) for side in (one.old, one.new))
    if old == new or one.old[0].language != ENGLISH:
        return
    words, theirs = old.split(), new.split()
    if max(len(words), len(theirs)) > LONGEST_SENTENCE or not names_differ(old, new):
        return
    bare, others = ([word.strip(_PUNCTUATION) for word in side] for side in (words, theirs))
    for tag, first, last, start, end in SequenceMatcher(None, bare, others, autojunk=False).get_opcodes():
        if tag == "replace" and max(last - first, end - start) <= LONGEST:
            name, other = bare[first:last], others[start:end]
            if _is_text(name) and _is_text(other):
                yield " ".join(name), " ".join(other)


def _capitals(words: Iterable[str]) -> set[str]:
    return {word for word in words if word[:1].isupper()}


def _is_text(name: Sequence[str]) -> bool:
    """Whether words are the name of a text ("Content Policy")."""
    capitals = len(name) > 1 and all(word[:1].isupper() for word in name)
    return capitals and name[-1].lower() in terms("verbs", "documents")


def _times(text: str, name: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", text))
