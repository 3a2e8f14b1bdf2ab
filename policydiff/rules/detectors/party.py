"""Who stands behind the text: the legal entities it names as parties."""

import re
from collections.abc import Iterator
from functools import cache

from policydiff.lexicon import alternation
from policydiff.model import Rule, Shift
from policydiff.rules.pair import Pair, shift


@cache
def _entity() -> re.Pattern[str]:
    form = alternation("capture", "legal_forms")
    return re.compile(
        rf"\b[A-Z][\w&'-]{{0,40}}(?:[ ,.]{{1,2}}[A-Z][\w&'-]{{0,40}}){{0,5}}?[ ,]{{1,2}}(?:{form})(?!\w)\.?"
    )


@cache
def _contracting() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('capture', 'contracting')})(?![\w-])", re.I)


def party(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A clause that names the parties names another legal entity on the other side."""
    if pair.old.text == pair.new.text:
        return
    if not (_contracting().search(pair.old.text) and _contracting().search(pair.new.text)):
        return
    old, new = _entities(pair.old.text), _entities(pair.new.text)
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


def _entities(text: str) -> dict[str, str]:
    """Names of legal entities in `text` by their letters alone, so that "Acme, Inc." is "Acme Inc"."""
    return {re.sub(r"[^a-z0-9]", "", match[0].lower()): match[0] for match in _entity().finditer(text)}
