"""The word lists that reading norms needs, by language, and the parties among them."""

import re
from dataclasses import dataclass
from functools import cache

from policydiff.lexicon import Phrases, phrases, terms
from policydiff.model import Bearer, Norm, Strength
from policydiff.parse.reading import Reading

RUNGS = tuple(strength.value for strength in Strength)
PARTIES = ("provider", "user", "third_party", "objects", "practice_objects")
MAX_SEGMENT = 400
"""Characters on either side of a verb in which the boundaries of its clause are looked for."""
MAX_MODALS = 60
"""Modals of a sentence that are weighed; one with more is no sentence."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?")


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal in a text: its place, its rung, and whether it forbids by itself."""

    start: int
    end: int
    word: str
    strength: Strength
    forbids: bool


@dataclass(frozen=True)
class Words:
    """The lists of one language, as the readers of norms look them up."""

    language: str
    modal: Phrases
    parties: dict[str, frozenset[str]]

    def modals(self, text: str) -> list[Modal]:
        """Every modal of a plain text, in order; a longer one hides those inside it."""
        found = self.modal.find(text)
        hits = [
            Modal(start, end, text[start:end].lower(), Strength(key), False)
            for key in RUNGS
            for start, end in found[key]
        ]
        hits += [
            Modal(start, end, text[start:end].lower(), strength, True)
            for key, strength in (("forbidding", Strength.BINDING), ("discouraging", Strength.INTENDED))
            for start, end in found[key]
        ]
        hits.sort(key=lambda modal: (modal.start, -modal.end))
        kept: list[Modal] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept[:MAX_MODALS]

    def set(self, name: str, key: str) -> frozenset[str]:
        """A list of a lexicon as a set."""
        return _set(name, key, self.language)

    def party(self, word: str, names: frozenset[str] = frozenset()) -> str:
        """Which list of parties or things a word (lower case) is in, "" where in none."""
        if word in names:
            return "provider"
        return next((key for key in PARTIES if word in self.parties[key]), "")


def segment_around(text: str, position: int, boundary: re.Pattern[str]) -> tuple[int, int]:
    """The stretch between the boundaries around a place, as far as a clause reaches."""
    start = max(0, position - MAX_SEGMENT)
    for match in boundary.finditer(text, start, position):
        start = match.end()
    end = boundary.search(text, position, position + MAX_SEGMENT)
    return start, end.start() if end else min(len(text), position + MAX_SEGMENT)


BEARERS = {"provider": Bearer.PROVIDER, "user": Bearer.USER, "third_party": Bearer.THIRD_PARTY}


@cache
def words(language: str) -> Words:
    """The lists of a language."""
    return Words(
        language,
        phrases("modals", *RUNGS, "forbidding", "discouraging", "defining", "waiving", language=language),
        {key: _set("bearers", key, language) for key in PARTIES},
    )


@cache
def _set(name: str, key: str, language: str) -> frozenset[str]:
    return frozenset(terms(name, key, language))


def norm_of(strength: Strength, bearer: Bearer, *, forbids: bool) -> Reading:
    """The reading that a rung, a bearer and a negation amount to."""
    if forbids:
        return Reading(Norm.PROHIBITION, bearer, strength)
    norm = Norm.PERMISSION if strength is Strength.DISCRETIONARY else Norm.OBLIGATION
    return Reading(norm, bearer, strength)


def negated(strength: Strength) -> Strength:
    """The force of a prohibition made by negating a modal: what one may not do is forbidden outright."""
    return Strength.BINDING if strength is Strength.DISCRETIONARY else strength
