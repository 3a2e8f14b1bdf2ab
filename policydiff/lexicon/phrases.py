"""Finding the terms of many families in a text, in one pass over its words.

A large alternation of words costs milliseconds to compile and is tried at every character; looking each word up in a
table costs neither. The meaning is that of `(?<![\\w-])(?:longest|first)(?![\\w-])`, case ignored.
"""

import re
from collections.abc import Iterable, Mapping

_RUN = re.compile(r"[\w-]+")


def lowered(text: str) -> str:
    """`text` in lower case, character for character, so that places in it are places in `text`."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


class Phrases:
    """The terms of several families, ready to be found; a term starts with a word and holds single spaces."""

    def __init__(self, families: Mapping[str, Iterable[str]]) -> None:
        self._families = tuple(families)
        homes: dict[str, list[str]] = {}
        for family, terms in families.items():
            for term in terms:
                homes.setdefault(term.lower(), []).append(family)
        self._index: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
        for term in sorted(homes, key=lambda term: (-len(term), term)):
            first = _RUN.match(term)
            if first:
                self._index[first[0]] = (*self._index.get(first[0], ()), (term, tuple(homes[term])))

    def find(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """The places of each family's terms in `text`, in order; within a family none overlap, the longest goes first."""
        lower = lowered(text)
        found: dict[str, list[tuple[int, int]]] = {family: [] for family in self._families}
        ends = dict.fromkeys(self._families, 0)
        length = len(lower)
        look_up = self._index.get
        for run in _RUN.finditer(lower):
            entries = look_up(run[0])
            if entries is None:
                continue
            start = run.start()
            for term, families in entries:
                end = start + len(term)
                if not lower.startswith(term, start) or (end < length and _continues(lower[end])):
                    continue
                for family in families:
                    if start >= ends[family]:
                        found[family].append((start, end))
                        ends[family] = end
        return found

    def spans(self, text: str, family: str) -> list[tuple[int, int]]:
        """The places of one family's terms in `text`."""
        return self.find(text)[family]


def _continues(character: str) -> bool:
    return character.isalnum() or character in "_-"
