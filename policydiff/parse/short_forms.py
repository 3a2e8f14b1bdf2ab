"""Short forms that a text gives to its names: "Responsible Scaling Officer (RSO)", "the Board of Directors (Board)".

A revision that writes the short form where the old text wrote the name says the same. A short form is believed where
its letters are the initials of the name before it (A. Schwartz and M. Hearst, "A simple algorithm for identifying
abbreviation definitions in biomedical text", 2003), or where it is a capitalized word of that name.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from policydiff.lexicon import alternation
from policydiff.parse.plain import plain

_DEFINED = re.compile(r"\((?:the )?[\"'“”‘’*_]*([A-Z][A-Za-z&]{1,14})[\"'“”‘’*_]*\)")
LONGEST_NAME = 90
"""Characters before the bracket in which a name may stand."""
REMEMBERED = 4
"""Whole texts, which are large: a version is new in one comparison and old in the next."""


@cache
def _whole_name() -> re.Pattern[str]:
    """Capitalized words in a row, with the small ones that join them."""
    return re.compile(rf"(?:[A-Z][\w&'’/-]*(?:,? (?:{alternation('grammar', 'name_joining')}))*,? ){{1,8}}$")


@cache
def _between() -> re.Pattern[str]:
    """What stands between the words of a name that give it its initials."""
    return re.compile(rf"[ ,]+(?:(?:{alternation('grammar', 'name_joining')})[ ,]+)*|[-/]")


@lru_cache(maxsize=REMEMBERED)
def short_forms(source: str) -> tuple[tuple[str, str], ...]:
    """The short forms that a text defines, each with its name, in the order of the text."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(source):
        short = match[1]
        before = plain(source[max(0, match.start() - LONGEST_NAME) : match.start()]) + " "
        name = _name(short, before.splitlines()[-1])
        if name and short not in found:
            found[short] = name
    return tuple(found.items())


def _name(short: str, before: str) -> str:
    """The name at the end of some text that a short form can stand for, or ""."""
    match = _whole_name().search(before)
    if not match:
        return ""
    words = [word for word in _between().split(match[0].strip(" ,")) if word]
    letters = short.rstrip("s") if short[:-1].isupper() else short
    if letters.isupper() or "&" in letters:
        initials = "".join(word[0] for word in words).upper()
        wanted = letters.replace("&", "")
        if not initials.endswith(wanted):
            return ""
        first = words[len(words) - len(wanted)]
        return match[0][match[0].rindex(first) :].strip(" ,")
    name = match[0].strip(" ,").removeprefix("The ")
    if "".join(word[0] for word in name.split()[-len(short) :]) == short:
        # "Board of Directors (BoD)"
        return " ".join(name.split()[-len(short) :])
    return name if re.match(rf"{short} (?:of|for|on) ", name) else ""


def expansion(sources: Iterable[str]) -> Callable[[str], str]:
    """What writes the names in full where some texts define short forms of them, as far as they agree."""
    known: dict[str, str] = {}
    for source in sources:
        for short, name in short_forms(source):
            if known.setdefault(short, name).lower() != name.lower():
                known[short] = ""
    names = {short: name for short, name in known.items() if name}
    for short, name in tuple(names.items()):
        if short.endswith("s") and short[:-1].isupper():
            names.setdefault(short[:-1], name.removesuffix("s"))
        elif short.isupper():
            names.setdefault(f"{short}s", f"{name}s")
    if not names:
        return lambda text: text
    pattern = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")

    def written_out(text: str) -> str:
        def full(match: re.Match[str]) -> str:
            name = names[match[1]]
            # "Board of Directors" holds its own short form; it is written out already.
            if text.startswith(name[len(match[1]) :], match.end()) and name.startswith(match[1]):
                return match[1]
            return name

        return pattern.sub(full, text)

    return written_out
