"""The words of each language, as data: one TOML file a family, each with its terms, exceptions and source.

English lies in this folder, every other language in a folder of its own, called by its ISO 639-1 code. A file is read
when a text first needs it.
"""

from functools import cache
from pathlib import Path
from typing import Any

from policydiff.lexicon.phrases import Phrases, Places, UnspacedPhrases, lowered
from policydiff.lexicon.tables import table

__all__ = [
    "ENGLISH",
    "Phrases",
    "Places",
    "alternation",
    "folded",
    "language_name",
    "languages",
    "lexicon",
    "lowered",
    "phrases",
    "terms",
    "unspaced",
]

ENGLISH = "en"
"""What a text is read as that tells no language."""


@cache
def lexicon(name: str, language: str = ENGLISH) -> dict[str, Any]:
    """The contents of `NAME.toml` of a language; nothing where a language other than English has no such file."""
    folder = Path(__file__).parent if language == ENGLISH else Path(__file__).parent / language
    try:
        return table(folder / f"{name}.toml")
    except FileNotFoundError:
        if language == ENGLISH:
            raise
        return {}


@cache
def terms(name: str, key: str, language: str = ENGLISH) -> tuple[str, ...]:
    """The list of terms under `key` in the lexicon `name`; none where a language other than English lacks it."""
    held = lexicon(name, language)
    if language != ENGLISH and key not in held:
        return ()
    found = held[key]
    return tuple(str(term) for term in (found["terms"] if isinstance(found, dict) else found))


@cache
def alternation(name: str, *keys: str, language: str = ENGLISH) -> str:
    """A regular expression that matches any of the terms, longest first; a space in a term matches any white space.

    Where there are no terms it matches nothing.
    """
    import re

    words = {term for key in keys for term in terms(name, key, language)}
    longest_first = sorted(words, key=lambda term: (-len(term), term))
    return "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in longest_first) or "(?!)"


@cache
def phrases(name: str, *keys: str, language: str = ENGLISH) -> Phrases:
    """The terms under `keys` in the lexicon `name`, ready to be found in texts, one family a key."""
    families = {key: terms(name, key, language) for key in keys}
    if not unspaced(language):
        return Phrases(families)
    exceptions = {key: _exceptions(name, key, language) for key in keys}
    return UnspacedPhrases(families, exceptions, _characters(language))


def _exceptions(name: str, key: str, language: str) -> tuple[str, ...]:
    family = lexicon(name, language).get(key, {})
    return tuple(family.get("exceptions", ())) if isinstance(family, dict) else ()


@cache
def languages() -> tuple[str, ...]:
    """The languages that have lexicons (ISO 639-1), English first."""
    return tuple(code for code, entry in lexicon("languages").items() if entry["lexicons"])


def language_name(code: str) -> str:
    """The English name of a language, its code where it is not known."""
    entry = lexicon("languages").get(code)
    return str(entry["name"]) if entry else code


@cache
def unspaced(language: str) -> bool:
    """Whether a language is written without spaces between words."""
    return language != ENGLISH and bool(lexicon("languages").get(language, {}).get("unspaced"))


@cache
def _characters(language: str) -> dict[int, str]:
    variants = lexicon("characters", language).get("variants", {"from": "", "to": ""})
    return {ord(variant): known for variant, known in zip(variants["from"], variants["to"], strict=True)}


def folded(text: str, language: str) -> str:
    """`text` in lower case and in the characters that the lists of a language use, place for place."""
    return lowered(text).translate(_characters(language))
