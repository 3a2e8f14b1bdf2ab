"""A clause as weighted terms: light stems, concepts and word pairs, weighed by how rare they are in both texts.

Term weighting is inverse document frequency (K. Spärck Jones, 1972) over the clauses of both versions; stemming is the
plural-and-suffix kind of D. Harman, "How effective is suffixing?" (1991), which conflates without a word list.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise

from policydiff.compare.segments import foreign_stem, foreign_words
from policydiff.lexicon import ENGLISH, lexicon, terms
from policydiff.model import Clause

_WORD = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*")
_NUMBERING = re.compile(r"^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+|[•·*-]\s+)")
MAIL_ADDRESS = re.compile(
    r"\[?\[email\s?protected\](?:\]?\([^()\s]{0,300}\))?|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}",
    re.I,
)
"""E-mail addresses, and what pages show to recorders in their place: which one it is binds nobody."""
_WEB_ADDRESS = re.compile(
    r"(?<![\w@.-])(?:(?:[\w-]{1,63}\.){1,6}[a-z]{2,12}/[^\s()<>\"',;]{0,2000}|www\.(?:[\w-]{1,63}\.){1,6}[a-z]{2,12}\b)",
    re.I,
)
"""Where a page lies: it moves, and what stands on it binds as before."""
_POSSESSIVE = re.compile(r"\b([a-z]+)'s\b")
"""The genitive of a common noun: "the model's weights" are those of the model."""
MIN_STEM = 3
REMEMBERED = 8192
"""Texts whose words are remembered: consecutive versions of a policy share almost all of theirs."""
CONCEPT_SHARE = 0.7
PAIR_SHARE = 0.5
BACKGROUND = 150
"""Clauses of a policy nobody gave us: in a short text a word that both versions share is not therefore a common one."""


@cache
def _suffixes(language: str) -> tuple[str, ...]:
    return terms("stems", "suffixes", language)


@cache
def _stopwords(language: str) -> frozenset[str]:
    return frozenset(terms("stems", "stopwords", language))


@lru_cache(maxsize=20_000)
def stem(word: str, language: str = ENGLISH) -> str:
    """The word without its commonest endings, at least three letters long."""
    if language != ENGLISH:
        return foreign_stem(word, language)
    if word.endswith(("ise", "ised", "ising", "isation")):
        word = word.replace("is", "iz") if word.count("is") == 1 else word
    elif len(word) > MIN_STEM and word.endswith("our"):
        word = word[:-3] + "or"
    for suffix in _suffixes(language):
        if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM:
            if word.endswith(("ss", "ply")) and suffix in ("s", "ly"):
                # Neither a plural nor an adverb: "process", "comply".
                continue
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > MIN_STEM and word[-1] == word[-2] and word[-1] not in "aeious" else word


@cache
def _concepts(language: str) -> dict[str, str]:
    groups = lexicon("concepts", language).get("groups", {})
    return {stem(word, language): f"={name}" for name, words in groups.items() for word in words}


@cache
def _synonyms(language: str) -> dict[str, str]:
    everyday = lexicon("concepts", language).get("rewordings", {})
    reworded = {stem(word, language): f"={name}" for name, group in everyday.items() for word in group}
    return reworded | _concepts(language)


def words(text: str) -> list[str]:
    """The lower-case words of a plain text, a leading list number left out."""
    if "@" in text or "[email" in text:
        text = MAIL_ADDRESS.sub(" emailaddress ", text)
    if "/" in text or "www." in text:
        text = _WEB_ADDRESS.sub(" webaddress ", text)
    text = _unnumbered(text).lower()
    return _WORD.findall(_prefix().sub(r"\1", text) if "-" in text else text)


@cache
def _prefix() -> re.Pattern[str]:
    """A prefix with its hyphen: "sub-processor" is the word that others write "subprocessor"."""
    return re.compile(rf"(?<![\w-])({'|'.join(terms('stems', 'prefixes'))})-(?=[^\W\d_])")


def _unnumbered(text: str) -> str:
    """A text without its leading list number."""
    number = _NUMBERING.match(text)
    return text[number.end() :] if number else text


@lru_cache(maxsize=REMEMBERED)
def key(text: str) -> str:
    """What two clauses share when they differ in nothing but case, punctuation, spacing and numbering."""
    return " ".join(words(text))


def content_stems(text: str, language: str = ENGLISH) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    dull = _stopwords(language)
    if language == ENGLISH and "'s" in text:
        text = _POSSESSIVE.sub(r"\1", text)
    held = key(text).split() if language == ENGLISH else foreign_words(_unnumbered(text), language)
    return [stem(word, language) for word in held if word not in dull]


@dataclass(frozen=True, slots=True)
class Bag:
    """The terms of one clause: stems, and beside them concepts ("=stopping") and adjacent pairs ("model weight").

    `terms` is an ordered set: sums over it must not depend on how strings hash in one run or another.
    """

    stems: tuple[str, ...]
    terms: dict[str, None]


@lru_cache(maxsize=REMEMBERED // 4)
def bag(text: str, language: str = ENGLISH) -> Bag:
    """The terms of a plain text. Not to be changed by who receives it: it is remembered."""
    stems = tuple(content_stems(text, language))
    concepts = _concepts(language)
    found = dict.fromkeys(stems)
    found.update(dict.fromkeys(concepts[item] for item in stems if item in concepts))
    found.update(dict.fromkeys(f"{first} {second}" for first, second in pairwise(stems)))
    return Bag(stems, found)


SHORT = 60
"""Characters below which a clause says too little without the lead-in that governs it."""


def clause_bag(text: str, context: Sequence[str], language: str = ENGLISH) -> Bag:
    """The terms by which a clause is known, from its plain text and its lead-ins."""
    return bag(f"{context[-1]} {text}" if context and len(text) < SHORT else text, language)


class Census:
    """In how many clauses of a text each term stands."""

    def __init__(self, bags: Iterable[Bag] = ()) -> None:
        held = [one.terms for one in bags]
        self.counts: Counter[str] = Counter(chain.from_iterable(held))
        self.clauses = len(held)

    def revised(self, gone: Iterable[Bag], come: Iterable[Bag]) -> "Census":
        """The census of a text from which some clauses went and to which others came."""
        less, more = Census(gone), Census(come)
        revised = Census()
        revised.counts = self.counts.copy()
        revised.counts.subtract(less.counts)
        revised.counts.update(more.counts)
        revised.clauses = self.clauses - less.clauses + more.clauses
        return revised


class _Known(dict[str, float]):
    """Weights of terms, each found out when it is first asked for."""

    def __init__(self, counts: Sequence[Mapping[str, int]], total: int) -> None:
        super().__init__()
        self._counts = counts
        self._total = total
        self._default = math.log(total)

    def __missing__(self, term: str) -> float:
        count = 0
        for counts in self._counts:
            count += counts.get(term, 0)
        if count:
            share = CONCEPT_SHARE if term[0] == "=" else PAIR_SHARE if " " in term else 1.0
            weight = math.log(self._total / (count + 0.5)) * share
        else:
            weight = self._default
        self[term] = weight
        return weight


class Weights:
    """Weights of terms by their rarity in the clauses of both versions: all of the bags, or of the counted texts."""

    def __init__(self, bags: Iterable[Bag] = (), *, texts: Sequence[Census] = ()) -> None:
        texts = texts or (Census(bags),)
        self._known = _Known([one.counts for one in texts], sum(one.clauses for one in texts) + BACKGROUND)

    def of(self, term: str) -> float:
        """The weight of a term, at its highest for one never seen."""
        return self._known[term]

    def vector(self, one: Bag) -> dict[str, float]:
        """The bag as a vector of unit length."""
        raw = list(map(self._known.__getitem__, one.terms))
        length = math.sqrt(sum([value * value for value in raw]))
        return dict(zip(one.terms, [value / length for value in raw], strict=True)) if length else {}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Cosine of two unit vectors."""
    if len(first) > len(second):
        first, second = second, first
    # fsum: the shorter one goes first, and rounding must not depend on which that is.
    return math.fsum([value * second[term] for term, value in first.items() if term in second])


def governed_text(clause: Clause) -> str:
    """A clause with the nearest lead-in that governs it, as one text."""
    return f"{clause.context[-1]} {clause.plain}" if clause.context else clause.plain


def same_thing(stemmed: str, language: str = ENGLISH) -> str:
    """The concept that a stem names ("=stopping"), or the everyday word that it stands for ("=helping"), or ""."""
    return _synonyms(language).get(stemmed, "")
