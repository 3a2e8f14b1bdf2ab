"""The words of a text in a language other than English, and their stems.

Latin scripts: words between spaces, an elided article split off (l'accès, d'abord), common endings stripped by the list
of the language. Scripts without spaces: words of the lists by longest match, and what no list knows as pairs of
neighbouring characters, which find Chinese texts about as well as segmented words do (J.-Y. Nie and others, "On the
Use of Words and N-grams for Chinese Information Retrieval", 2000).
"""

import re
from functools import cache
from itertools import pairwise

from policydiff.lexicon import folded, lexicon, terms, unspaced

SHORTEST = 3
"""Letters that a stem keeps at least."""
_WORD = re.compile(r"[^\W_]+(?:[.&'][^\W_]+)*")


@cache
def _characters() -> re.Pattern[str]:
    """What is written without spaces; compiled when met, since a set as large takes a millisecond."""
    return re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+")


def foreign_words(text: str, language: str) -> list[str]:
    """The lower-case words of a plain text."""
    lower = folded(text, language)
    if unspaced(language):
        return [word for word, _, _ in _pieces(lower, language)]
    return [_without_elision(word, language) for word in _WORD.findall(lower)]


def written_words(text: str, language: str) -> list[str]:
    """The words of a text as they are written, for quoting."""
    if not unspaced(language):
        return text.split()
    return [text[start:end] for _, start, end in _pieces(folded(text, language), language)]


def foreign_stem(word: str, language: str) -> str:
    """The word without its commonest endings: one, or as many as its language piles up."""
    for _ in range(int(lexicon("stems", language).get("suffixes", {}).get("layers", 1))):
        suffix = next((end for end in terms("stems", "suffixes", language) if _bears(word, end)), "")
        word = word.removesuffix(suffix)
    return word


def _bears(word: str, suffix: str) -> bool:
    return word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST


def _without_elision(word: str, language: str) -> str:
    head, apostrophe, rest = word.partition("'")
    return rest if apostrophe and rest and head in _elided(language) else word


@cache
def _elided(language: str) -> frozenset[str]:
    return frozenset(terms("stems", "elided", language))


def _pieces(lower: str, language: str) -> list[tuple[str, int, int]]:
    """The words of a text without spaces, each with its place."""
    found: list[tuple[str, int, int]] = []
    for run in _WORD.finditer(lower):
        position = run.start()
        for characters in _characters().finditer(lower, *run.span()):
            if position < characters.start():
                found.append((lower[position : characters.start()], position, characters.start()))
            found += _segmented(lower, *characters.span(), language)
            position = characters.end()
        if position < run.end():
            found.append((lower[position : run.end()], position, run.end()))
    return found


def _segmented(lower: str, start: int, end: int, language: str) -> list[tuple[str, int, int]]:
    known, longest = _known(language)
    found: list[tuple[str, int, int]] = []
    unknown = position = start
    while position < end:
        size = next(
            (size for size in range(min(longest, end - position), 0, -1) if lower[position : position + size] in known),
            0,
        )
        if size:
            found += _pairs(lower, unknown, position)
            found.append((lower[position : position + size], position, position + size))
            unknown = position + size
        position += size or 1
    return found + _pairs(lower, unknown, end)


def _pairs(lower: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Neighbouring characters two by two; one that stands alone is a word."""
    if end - start == 1:
        return [(lower[start:end], start, end)]
    return [(first + second, at, at + 2) for at, (first, second) in enumerate(pairwise(lower[start:end]), start)]


@cache
def _known(language: str) -> tuple[frozenset[str], int]:
    """The words that a language's lists know, function words with them, and the length of the longest."""
    groups = lexicon("concepts", language).get("groups", {})
    known = {word for words in groups.values() for word in words}
    known.update(terms("stems", "stopwords", language), terms("stems", "words", language))
    return frozenset(known), max(map(len, known), default=1)
