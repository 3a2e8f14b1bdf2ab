"""In which language a text is written, told from the text itself: by its script, else by its function words.

Function words tell languages apart because they are few, frequent and different (G. Grefenstette, "Comparing Two
Language Identification Schemes", 1995). No word counts for a language in full that several languages use.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from policydiff.lexicon import ENGLISH, language_name, languages, lexicon

LEAST = 1.5
"""Weight of function words below which a text tells nothing."""
LEAD = 1.5
"""How many times the weight of every other language the one that is told must have."""
LEAST_CHARACTERS = 4
"""Characters of a script that tell a language."""
LONG = 60
"""Characters from which a block may be in another language than its document."""
SURE = 3.0
"""Weight of function words from which it is, where they are also frequent in it:"""
DENSE = 0.15
"""least weight of function words a word of the block."""
OWN_MARKS = 8
"""Function words of a language, the commonest first, any of which in a block settles that it is its document's."""
OWN_SCRIPT = 0.6
"""Share of letters from which a script tells the language of a block: a name in it does not."""
SPELLED = 5.0
"""Letters to a word in a script that spells its words, where an ideograph nearly is one."""
JAPANESE_SHARE = 0.08
"""Share of kana from which ideographs are Japanese."""
WINDOWS, WINDOW = 8, 1200
"""How many stretches of a long text are read, evenly spread, and how many characters each has."""
REMEMBERED = 4096

# Parts of addresses are no words of any language.
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]+(?![.@/-]?\w)")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_DECLARED = re.compile(r"^lang(?:uage)?:\s*[\"']?([A-Za-z]{2,3})(?:[-_][\w-]*)?[\"']?\s*$", re.M)


@cache
def _ideographs() -> re.Pattern[str]:
    """As many as make a sentence, which is short in them."""
    return re.compile(r"[\u3041-\u30ff\u3400-\u9fff]{6}")


def declared_language(front_matter: str) -> str:
    """The language that front matter names (`language: fr`, `lang: zh-Hant`), "" where it names none."""
    declared = _DECLARED.search(front_matter)
    return declared[1].lower() if declared else ""


def notes(language: str, clauses: Iterable[str]) -> tuple[str, ...]:
    """What a reader should know of a text in this language: that its words are not known, here or there.

    `clauses` are the languages of its clauses; English ones need not be among them.
    """
    if language and language not in languages():
        return (
            f"the text is in {language_name(language)} ({language}), for which there are no word lists: "
            "no commitment is read from it, and none of its changes is judged",
        )
    unread = Counter(clauses)
    return tuple(
        f"{count} clause{'s' * (count > 1)} in {language_name(code)} ({code}), without word lists: not read"
        for code, count in sorted(unread.items())
        if code not in languages()
    )


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of a text, "" where the text does not tell it.

    Of a long text a sample is read, so that the cost does not grow with its length.
    """
    sample = text
    if len(text) > WINDOWS * WINDOW:
        step = (len(text) - WINDOW) // (WINDOWS - 1)
        sample = "\n".join(text[start : start + WINDOW] for start in range(0, step * WINDOWS, step))
    code, weight = _weighed(sample)
    return code if weight >= LEAST else ""


@lru_cache(maxsize=REMEMBERED)
def language_of_block(text: str, document: str) -> str:
    """The language of a block of a document in the language `document`: another one only where that is beyond doubt."""
    if len(text) < LONG and (text.isascii() or not _ideographs().search(text)):
        return document
    if any(mark in text for mark in _marks(document)):
        return document
    code, weight = _weighed(text, OWN_SCRIPT)
    return code if weight >= max(SURE, DENSE * text.count(" ")) else document


def _weighed(text: str, script: float = 0.0) -> tuple[str, float]:
    """The language with the most evidence, "" and 0 where another comes close to it.

    `script` is the least share of letters that a script must have to tell a language.
    """
    words = _WORD.findall(text.lower())
    if not text.isascii():
        code, characters = _script(text)
        letters = sum(map(len, words)) if script else 0
        spelled = SPELLED if code and not lexicon("languages")[code].get("unspaced") else 1.0
        if characters >= max(LEAST_CHARACTERS, spelled * len(words) / 2, script * letters):
            return code, float(characters)
    homes = _homes()
    weights: dict[str, float] = {}
    for word in [one for one in words if one in homes]:
        for code, weight in homes[word]:
            weights[code] = weights.get(code, 0.0) + weight
    if not weights:
        return "", 0.0
    best = max(weights, key=lambda code: (weights[code], code == ENGLISH, code))
    others = max((weight for code, weight in weights.items() if code != best), default=0.0)
    return (best, weights[best]) if weights[best] >= LEAD * others else ("", 0.0)


@cache
def _homes() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each function word the languages that use it, each with its share of it."""
    users: dict[str, list[str]] = {}
    for code, entry in lexicon("languages").items():
        for word in dict.fromkeys(entry.get("terms", ())):
            users.setdefault(word, []).append(code)
    return {word: tuple((code, 1.0 / len(codes)) for code in codes) for word, codes in users.items()}


@cache
def _marks(language: str) -> tuple[str, ...]:
    entry = lexicon("languages").get(language)
    return tuple(f" {word} " for word in entry.get("terms", ())[:OWN_MARKS]) if entry else ()


@cache
def _scripts() -> dict[str, tuple[tuple[str, str], ...]]:
    """The first and last characters of the ranges of each language that has a script of its own."""
    held = ((code, entry.get("ranges", ())) for code, entry in lexicon("languages").items())
    return {
        code: tuple((chr(low), chr(high)) for low, high in zip(edges[::2], edges[1::2], strict=True))
        for code, edges in held
        if edges
    }


@cache
def _characters_of(code: str) -> re.Pattern[str]:
    return re.compile("[" + "".join(f"{low}-{high}" for low, high in _scripts()[code]) + "]")


def _script(text: str) -> tuple[str, int]:
    """The language whose own script a text is written in, and how many characters of it it has."""
    # Most of most texts is ASCII, which belongs to no script of these.
    rest = "".join(_BEYOND_ASCII.findall(text))
    kinds = set(rest)
    # Mostly quotation marks and dashes: a large set of characters is not compiled before one of its kind was seen.
    counts = {
        code: len(_characters_of(code).findall(rest))
        if any(low <= kind <= high for kind in kinds for low, high in ranges)
        else 0
        for code, ranges in _scripts().items()
    }
    ideographs, kana = counts.get("zh", 0), counts.get("ja", 0)
    if kana >= JAPANESE_SHARE * (ideographs + kana) and kana:
        counts["ja"], counts["zh"] = ideographs + kana, 0
    best = max(counts, key=lambda code: counts[code])
    return best, counts[best]
