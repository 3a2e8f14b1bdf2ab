"""Whether a word of a family means it: what looks like telling, like somebody who acts or like a hedge may be none."""

import re
from collections.abc import Sequence
from functools import cache

from policydiff.compare.terms import same_thing
from policydiff.lexicon import ENGLISH, alternation, unspaced
from policydiff.model import Bearer, Norm
from policydiff.rules.detectors.asides import excepted, without
from policydiff.rules.detectors.families import PICKS, Pick, part_words, stands
from policydiff.rules.pair import Party

FEWEST_NEW = 3
"""Words that a stretch needs before it can be called new."""
NEAR = 3
"""Words that may stand between an adjective and who acts."""

_NAMED = re.compile(r"\b[A-Z][a-z][\w'-]*\s+[A-Z][a-z][\w'-]*$")
"""A word of a kind at the end of the name of a thing ("the Capability Report")."""


@cache
def _aside(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('asides', name)})(?![\w-])", re.I)


def meant(side: Party, part: str) -> tuple[str, ...]:
    """The words of a family on a side that mean it.

    Of those of telling, what names a document or says "without" tells nothing; an adjective is nobody unless one who
    acts follows at once ("external experts", not "external release").
    """
    have = side.gather(PICKS[part])
    if part not in _DOUBTED or not have or side.language != ENGLISH:
        return have
    return tuple(word for word in have if _DOUBTED[part](word, side.as_written))


def only_excepted(word: str, side: Party) -> bool:
    """Whether a word stands in exceptions only: what is left out of a duty takes nothing from it when it goes."""
    if unspaced(side.language):
        return False
    rest = without(side.as_written, excepted(side))
    return rest != side.as_written and not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", rest, re.I)


def on_new_words(word: str, side: Party, other: Party) -> bool:
    """Whether a hedge stands in a stretch between commas of which the other side has hardly a word."""
    if unspaced(side.language):
        return False
    found = re.search(rf"[^,;:()]*(?<![\w-]){re.escape(word)}(?![\w-])[^,;:()]*", side.as_written, re.I)
    hedging = {stem for hedge in side.gather(PICKS["hedges"]) for stem in side.stems_of(hedge)}
    stems = [stem for stem in side.stems_of(found[0]) if stem not in hedging] if found else []
    concepts = other.concepts(other.stems)
    known = [stem for stem in stems if stem in other.stems or same_thing(stem, other.language) in concepts]
    return len(stems) >= FEWEST_NEW and len(known) * 3 <= len(stems)


def implied(word: str, side: Party, other: Party) -> bool:
    """Whether a hedge only says what being free to step in says anyway: that it is done where its maker sees the need.

    Where something is told, a hedge says that less is told.
    """
    if side.language != ENGLISH or not side.norm is other.norm is Norm.PERMISSION:
        return False
    if side.lead.bearer is Bearer.USER or any(meant(party, "disclosures") for party in (side, other)):
        return False
    return _aside("needed").fullmatch(word) is not None


@cache
def _free() -> re.Pattern[str]:
    # A dash may stand before it without a blank.
    return re.compile(rf"(?<!\w)(?:{alternation('asides', 'at_will')})(?!\w)", re.I)


def _tells(word: str, text: str) -> bool:
    text = _aside("shaping").sub(" ", text)
    places = re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.I)
    if all(_by_others().match(text, place.end()) for place in places):
        return False
    if not _aside("document").fullmatch(word):
        return True
    places = re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.I)
    return not all(_naming().search(text, 0, place.start()) or _NAMED.search(text, 0, place.end()) for place in places)


@cache
def _by_others() -> re.Pattern[str]:
    """What follows a telling of which the reader or somebody else is the agent: "content shared or sent by you"."""
    others = alternation("bearers", "user")
    return re.compile(rf"(?:,?\s+(?:or|and)\s+\w+ed)?\s+by\s+(?:any\s+|other\s+)?(?:{others})(?!\w)", re.I)


@cache
def _naming() -> re.Pattern[str]:
    """What stands before a noun that names a document, or before a telling that does not take place."""
    return re.compile(rf"(?<![\w-])(?:{alternation('asides', 'naming')})\s+[\"']?$", re.I)


def _acts(word: str, text: str) -> bool:
    if not part_words("actor_adjective").fullmatch(word):
        return True
    return _acting(word.lower()).search(text) is not None


@cache
def _acting(adjective: str) -> re.Pattern[str]:
    """An adjective with one who acts, or the work of one, no verb between them."""
    verb = alternation("modals", "binding")
    between = rf"(?:\W+(?!(?:{verb}|is|are|was|were|be|to)(?!\w))[\w'-]+){{0,{NEAR}}}?"
    doing = f"{alternation('parts', 'acting')}|{alternation('parts', 'actor')}"
    return re.compile(rf"(?<![\w-]){re.escape(adjective)}{between}\W+(?:{doing})(?!\w)", re.I)


def exchanged(lacking: Sequence[str], other: Party, holder: Party, pick: Pick) -> list[str]:
    """Words of the family that the other side has in place of those that it lacks, no firmer and no looser."""
    if holder.language != ENGLISH:
        return []
    loose = any(_aside("discretion").fullmatch(word) for word in lacking)
    come = [
        word
        for word in other.gather(pick)
        if not stands(word, holder, pick) and bool(_aside("discretion").fullmatch(word)) == loose
    ]
    return [*come, *_at_will(other, holder)] if loose else come


def _at_will(other: Party, holder: Party) -> list[str]:
    """Formulas on a permission that leave it to the will of who has it, as its discretion would, and are new."""
    if not all(any(clause.norm is Norm.PERMISSION for clause in side.clauses) for side in (other, holder)):
        return []
    return [word for word in _free().findall(other.as_written) if word.lower() not in holder.lower]


_DOUBTED = {"disclosures": _tells, "actors": _acts}
