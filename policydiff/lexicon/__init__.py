"""The words of the language, as data: one TOML file a family, each with its terms, exceptions and source."""

from functools import cache
from pathlib import Path
from typing import Any

from policydiff.lexicon.phrases import Phrases, Places, lowered

__all__ = ["Phrases", "Places", "alternation", "lexicon", "lowered", "phrases", "terms"]


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The contents of `NAME.toml` in this package."""
    import tomllib

    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def terms(name: str, key: str) -> tuple[str, ...]:
    """The list of terms under `key` in the lexicon `name`."""
    found = lexicon(name)[key]
    return tuple(str(term) for term in (found["terms"] if isinstance(found, dict) else found))


@cache
def alternation(name: str, *keys: str) -> str:
    """A regular expression that matches any of the terms, longest first; a space in a term matches any white space."""
    import re

    words = {term for key in keys for term in terms(name, key)}
    longest_first = sorted(words, key=lambda term: (-len(term), term))
    return "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in longest_first)


@cache
def phrases(name: str, *keys: str) -> Phrases:
    """The terms under `keys` in the lexicon `name`, ready to be found in texts, one family a key."""
    return Phrases({key: terms(name, key) for key in keys})
