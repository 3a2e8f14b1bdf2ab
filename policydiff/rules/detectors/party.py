"""Who stands behind the text: the legal entities it names as parties."""

import re
from collections.abc import Iterator
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, unspaced
from policydiff.model import Rule, Shift
from policydiff.rules.pair import Pair, shift


@cache
def _entity(language: str) -> re.Pattern[str]:
    if unspaced(language):
        ends = alternation("capture", "legal_forms", language=language)
        return re.compile(rf"[\u3400-\u9fff()]{{2,20}}?(?:{ends})")
    form = alternation("capture", "legal_forms")
    return re.compile(
        rf"\b[A-Z][\w&'-]{{0,40}}(?:[ ,.]{{1,2}}[A-Z][\w&'-]{{0,40}}){{0,5}}?[ ,]{{1,2}}(?:{form})(?!\w)\.?"
    )


@cache
def _contracting(language: str) -> re.Pattern[str]:
    words = alternation("capture", "contracting", language=language)
    return re.compile(words if unspaced(language) else rf"(?<![\w-])(?:{words})(?![\w-])", re.I)


def party(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A clause that names the parties names another legal entity on the other side."""
    if pair.old.text == pair.new.text:
        return
    names = _contracting(pair.old.language)
    if not (names.search(pair.old.text) and names.search(pair.new.text)):
        return
    old, new = (_entities(side.text, side.language) for side in (pair.old, pair.new))
    gone = [name for plain, name in old.items() if plain not in new]
    come = [name for plain, name in new.items() if plain not in old]
    if gone and come:
        yield shift(
            rule,
            [pair.old.evidence(name) for name in gone],
            [pair.new.evidence(name) for name in come],
            before=", ".join(gone[:3]),
            after=", ".join(come[:3]),
        )


def _entities(text: str, language: str) -> dict[str, str]:
    """Names of legal entities in `text` by their letters alone, so that "Acme, Inc." is "Acme Inc"."""
    letters = re.compile(r"[\W_]" if language != ENGLISH else r"[^a-z0-9]")
    return {letters.sub("", match[0].lower()): match[0] for match in _entity(language).finditer(text)}
