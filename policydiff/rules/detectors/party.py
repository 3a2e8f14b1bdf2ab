"""Who stands behind the text: the legal entities it names as parties."""

import re
from collections.abc import Iterator

from policydiff.lexicon import ENGLISH
from policydiff.model import Norm, Rule, Shift
from policydiff.parse.parties import contracting, entity
from policydiff.rules.pair import Pair, Party, shift

LEAST_REST = 2
"""Blanks in what is left of a name without its first word, where it is no other member of the family."""


def party(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A clause that names the parties names another legal entity on the other side."""
    if pair.old.text == pair.new.text:
        return
    if not (_names_parties(pair.old) and _names_parties(pair.new)):
        return
    old, new = (_entities(side.text, side.language) for side in (pair.old, pair.new))
    gone = [name for plain, name in old.items() if plain not in new]
    come = [name for plain, name in new.items() if plain not in old]
    if gone and come and not _renamed(gone, come):
        yield shift(
            rule,
            [pair.old.evidence(name) for name in gone],
            [pair.new.evidence(name) for name in come],
            before=", ".join(gone[:3]),
            after=", ".join(come[:3]),
        )


def _renamed(gone: list[str], come: list[str]) -> bool:
    """Whether all that an entity changed is the first word of a longer name: it goes by another brand."""
    old, new = ({" ".join(name.split()[1:]).rstrip(".,") for name in names} for names in (gone, come))
    return len(gone) == len(come) and old == new and all(rest.count(" ") >= LEAST_REST for rest in old)


def _names_parties(side: Party) -> bool:
    """Whether a side, or what leads in to it, says that it names the parties; as a definition does that names one."""
    if side.norm is Norm.DEFINITION:
        return True
    leads = (lead for clause in side.clauses for lead in clause.context[-1:])
    return any(map(contracting(side.language).search, (side.text, *leads)))


def _entities(text: str, language: str) -> dict[str, str]:
    """Names of legal entities in `text` by their letters alone, so that "Acme, Inc." is "Acme Inc"."""
    letters = re.compile(r"[\W_]" if language != ENGLISH else r"[^a-z0-9]")
    return {letters.sub("", match[0].lower()): match[0] for match in entity(language).finditer(text)}
