"""Finding the terms of many families in a text, in one pass over its words.

A large alternation of words costs milliseconds to compile and is tried at every character; looking each word up in a
table costs neither. The meaning is that of `(?<![\\w-])(?:longest|first)(?![\\w-])`, case ignored.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_RUN = re.compile(r"[\w-]+")

Places = list[tuple[int, int]]


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
        self._index: dict[str, list[tuple[str, list[str]]]] = {}
        for term in sorted(homes, key=lambda term: (-len(term), term)):
            first = _RUN.match(term)
            if first:
                self._index.setdefault(first[0], []).append((term, homes[term]))
        self._latest: tuple[str, dict[str, Places]] = ("", {family: [] for family in self._families})

    def find(self, text: str) -> dict[str, Places]:
        """The places of each family's terms in `text`, in order; within a family none overlap, the longest goes first.

        The answer for the latest text is kept, for callers that ask for one family after the other: do not change it.
        """
        known, found = self._latest
        if known == text:
            return found
        lower, runs = _runs(text)
        found = {family: [] for family in self._families}
        index = self._index
        for start, run in [one for one in runs if one[1] in index]:
            for term, families in index[run]:
                if term != run and not _stands_at(lower, start, term):
                    continue
                end = start + len(term)
                for family in families:
                    places = found[family]
                    if not places or start >= places[-1][1]:
                        places.append((start, end))
        self._latest = (text, found)
        return found

    def spans(self, text: str, family: str) -> Places:
        """The places of one family's terms in `text`."""
        return self.find(text)[family]


class UnspacedPhrases(Phrases):
    """The same for a language written without spaces: a term may stand anywhere.

    An exception is a longer word in which a term stands and does not mean itself; `characters` maps variants of a
    character (traditional forms) to the one that the terms are written in.
    """

    def __init__(
        self,
        families: Mapping[str, Iterable[str]],
        exceptions: Mapping[str, Iterable[str]],
        characters: Mapping[int, str],
    ) -> None:
        super().__init__({})
        self._families = tuple(families)
        self._characters = characters
        self._latest = ("", {family: [] for family in self._families})
        homes: dict[str, list[tuple[str, bool]]] = {}
        for held, counts in ((families, True), (exceptions, False)):
            for family, words in held.items():
                for word in words:
                    homes.setdefault(word.lower(), []).append((family, counts))
        self._by_first: dict[str, list[tuple[str, list[tuple[str, bool]]]]] = {}
        for word in sorted(homes, key=lambda word: (-len(word), word)):
            self._by_first.setdefault(word[0], []).append((word, homes[word]))

    def find(self, text: str) -> dict[str, Places]:
        """The places of each family's terms in `text`, as `Phrases.find` gives them."""
        known, found = self._latest
        if known == text:
            return found
        lower = lowered(text).translate(self._characters)
        found = {family: [] for family in self._families}
        taken = dict.fromkeys(self._families, 0)
        for start, first in enumerate(lower):
            for word, homes in self._by_first.get(first, ()):
                if not lower.startswith(word, start):
                    continue
                for family, counts in homes:
                    if start < taken[family]:
                        continue
                    taken[family] = start + len(word)
                    if counts:
                        found[family].append((start, start + len(word)))
        self._latest = (text, found)
        return found


@lru_cache(maxsize=8)
def _runs(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The words of a text with their places; kept a while, since each clause is asked for several lexicons in a row."""
    lower = lowered(text)
    return lower, [(run.start(), run[0]) for run in _RUN.finditer(lower)]


def _stands_at(lower: str, start: int, term: str) -> bool:
    if not lower.startswith(term, start):
        return False
    following = lower[start + len(term) : start + len(term) + 1]
    return not (following.isalnum() or (following != "" and following in "_-"))
