"""Which way an account says that a commitment went."""

from functools import cache

from policydiff.audit.account import Entry
from policydiff.compare.terms import content_stems, stem
from policydiff.lexicon import Phrases, phrases, terms
from policydiff.model import Change, Direction, Outcome

FAMILIES = ("weaker", "stronger", "less", "more", "denying", "changing")

_WEAKER_BY_MORE = frozenset({"threshold_raised", "deadline_extended", "cadence_slowed"})
_STRONGER_BY_LESS = frozenset({"threshold_lowered", "deadline_shortened", "cadence_quickened"})
_LOSSES = (Outcome.REMOVED, Outcome.WEAKENED, Outcome.RELOCATED)


@cache
def _phrases() -> Phrases:
    return phrases("announcement", *FAMILIES)


@cache
def saying_stems() -> frozenset[str]:
    """Stems of the words that say that something changed, and not what."""
    words = (word for family in FAMILIES for term in terms("announcement", family) for word in term.split())
    return frozenset(stem(word) for word in words)


def direction_of(change: Change) -> Direction:
    """Which way a change went: its outcome as a direction."""
    return Direction.WEAKER if change.outcome in _LOSSES else Direction.STRONGER


def says_direction(entry: Entry, change: Change) -> bool:
    """Whether the words of an entry, or else the heading over it, say which way the change went.

    Words that deny a change say nothing, and an entry that says both ways is taken at the nearer word of both: its own
    before its heading's. Showing the words that went beside those that came says it too.
    """
    wanted = direction_of(change)
    for text in (_unquoted(entry.plain), *reversed(entry.over)):
        said = _said(text, change)
        if said is None:
            return False
        if said:
            return wanted in said
    return _shows_both(entry, change)


def _unquoted(text: str) -> str:
    """The words of the account itself: what it quotes of the policy says nothing about the change."""
    out, opened = [], 0
    for character in text.replace("“", '"').replace("”", '"'):
        if character == '"':
            opened = 1 - opened
        elif not opened:
            out.append(character)
    return text if opened else "".join(out)


def _said(text: str, change: Change) -> frozenset[Direction] | None:
    """The directions that a text speaks of; None where it denies that anything changed.

    A word that the commitment itself holds ("we will delete ...") says what it is about, not what became of it.
    """
    about = {stem for clause in (*change.old, *change.new) for stem in content_stems(clause.plain)}
    found = {
        family: [
            place for place in places if not set(content_stems(text[slice(*place)])) & about or family == "denying"
        ]
        for family, places in _phrases().find(text).items()
    }
    if found["denying"]:
        return None
    rules = {shift.rule for shift in change.shifts}
    said: set[Direction] = set()
    if found["weaker"] or (found["more"] and rules & _WEAKER_BY_MORE):
        said.add(Direction.WEAKER)
    if found["less"]:
        said.add(Direction.STRONGER if rules & _STRONGER_BY_LESS else Direction.WEAKER)
    if found["stronger"] or (found["more"] and not rules & _WEAKER_BY_MORE):
        said.add(Direction.STRONGER)
    return frozenset(said)


def _shows_both(entry: Entry, change: Change) -> bool:
    before = {stem for clause in change.old for stem in content_stems(clause.plain)}
    after = {stem for clause in change.new for stem in content_stems(clause.plain)}
    told = set(content_stems(entry.plain))
    gone, come = before - after, after - before
    return bool(gone and come) and gone <= told and come <= told
