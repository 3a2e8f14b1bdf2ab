"""Conditions and exceptions that stand on one side and not on the other."""

import re
from collections.abc import Iterator, Sequence

from policydiff.compare.terms import same_thing
from policydiff.lexicon import ENGLISH, lowered
from policydiff.model import Bearer, Norm, Rule, Shift, Strength
from policydiff.parse.modal_words import modal_places, modal_table
from policydiff.rules.detectors.asides import (
    beyond_use,
    goes_without_saying,
    invites_scrutiny,
    remarked,
    stressed,
    without_reference,
)
from policydiff.rules.detectors.coordinates import coordinates
from policydiff.rules.detectors.families import PICKS, part_words
from policydiff.rules.pair import Pair, Party, facing, shift

GONE = 0.5
"""Share of the weight of a stretch that the other side must lack."""
ALIKE = 0.3
"""Share of the weight of one of two stretches that the other must hold to say the same in new words."""
KEPT = 0.4
"""The same of a condition most of whose words stood on this side, too."""


def conditions(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A condition or exception most of whose words are new to the other side."""
    holder, other = facing(rule, pair)
    pick = PICKS[str(rule.settings["part"])]
    lacking = _lacking(holder, other, pair, str(rule.settings["part"]))
    if lacking and rule.settings["part"] == "conditions":
        # One case less of several is no condition less.
        cases = tuple(coordinates(pair, holder, other))
        lacking = [stretch for stretch in lacking if not any(case in stretch for case in cases)]
    if not lacking or (pair.loose and len(other.gather(pick)) >= len(holder.gather(pick))):
        return
    if holder.norm is Norm.PERMISSION and other.norm is Norm.PERMISSION and holder.lead.bearer is not Bearer.USER:
        return
    found = [holder.evidence(stretch) for stretch in lacking]
    on_old = holder is pair.old
    yield shift(rule, found if on_old else (), () if on_old else found, words="; ".join(lacking[:3]))


def _lacking(holder: Party, other: Party, pair: Pair, part: str) -> list[str]:
    """Stretches of a side that the other has neither in these words nor in others."""
    gone, come = _fresh(holder, other, pair, part), _fresh(other, holder, pair, part)
    if part == "exceptions" and gone:
        # An exception that is there still with fewer cases is narrower, and not gone.
        come = {one: other.stems_of(one) for one in other.gather(PICKS[part])}
    elif part == "occasions" and gone and holder.language == ENGLISH:
        named = {_moments(stretch) for stretch in gone}
        come |= {one: other.stems_of(one) for one in other.gather(PICKS[part]) if _moments(one) in named}
    kept = [other.stems_of(one) for one in other.gather(PICKS[part])] if gone and part == "conditions" else []
    return [
        stretch
        for stretch, stems in gone.items()
        if not any(_alike(stems, one, pair, ALIKE) for one in come.values())
        and not any(_alike(stems, one, pair, KEPT) for one in kept)
    ]


def _moments(stretch: str) -> tuple[str, ...]:
    """The words by which a stretch names its moments ("until ...", "before ... and after ...")."""
    return tuple(word.lower() for word in part_words("occasion").findall(stretch))


def _fresh(holder: Party, other: Party, pair: Pair, part: str) -> dict[str, tuple[str, ...]]:
    """Stretches most of whose words are new to the other side, with their stems."""
    theirs = {*other.held, *(stem for lead in _leads(other) for stem in other.stems_of(lead))}
    concepts = other.concepts(theirs)
    found = {}
    for stretch in (*holder.gather(PICKS[part]), *(_restrictions(holder) if part == "conditions" else ())):
        stems = beyond_use(holder.stems_of(_alone(without_reference(stretch, holder), holder)), holder.language)
        if not stems or remarked(stretch, holder) or (part == "conditions" and _sets_none(stretch, holder)):
            continue
        stems = tuple(stem for stem in stems if stem not in pair.claimed) or stems
        fresh = [stem for stem in stems if stem not in theirs and same_thing(stem, other.language) not in concepts]
        if pair.share(fresh, stems) >= GONE:
            found[stretch] = stems
    return found


def _sets_none(stretch: str, holder: Party) -> bool:
    return any(check(stretch, holder) for check in (goes_without_saying, stressed, invites_scrutiny))


def _leads(side: Party) -> tuple[str, ...]:
    """The lead-ins that govern a side: a condition that moved into one still holds."""
    return tuple(dict.fromkeys(lead for clause in side.clauses for lead in clause.context[-1:]))


def _restrictions(side: Party) -> tuple[str, ...]:
    """Relative clauses that say which of its subjects a sentence is about: "models that are for sale must"."""
    if side.language != ENGLISH:
        return ()
    return tuple(found for clause in side.clauses if (found := _restriction(clause.body)))


_SUBJECT_THAT = re.compile(r"\W*(?:[\w'-]+\s+){1,5}(?=(?:that|which|who)\s)", re.I)
"""The first words of a sentence up to a relative pronoun that tells which of them is meant."""
SHORTEST, LONGEST = 8, 168
"""Characters of a relative clause before the modal of the main one."""


def _restriction(text: str) -> str:
    """The relative clause between the subject of a sentence and its modal, "" where there is none."""
    subject = _SUBJECT_THAT.match(text)
    if not subject:
        return ""
    for start, end in modal_places(text):
        if start < subject.end() + SHORTEST or _is_advice(text[start:end]):
            continue
        which = text[subject.end() : start].rstrip()
        return which if len(which) <= LONGEST and not any(mark in which for mark in ",;:") else ""
    return ""


def _is_advice(modal: str) -> bool:
    strength, forbids = modal_table()[1][lowered(modal)]
    return strength is Strength.ADVISORY and not forbids


def _alike(first: Sequence[str], second: Sequence[str], pair: Pair, least: float) -> bool:
    """Whether two stretches are about the same, so that one is the other in new words."""
    shared = [stem for stem in first if stem in second]
    return max(pair.share(shared, first), pair.share(shared, second)) >= least


def _alone(stretch: str, holder: Party) -> str:
    """A stretch without what other rules speak of: hedges ("where feasible") and stretches of other kinds inside it."""
    inner = {part for kind in ("conditions", "exceptions", "occasions") for part in holder.gather(PICKS[kind])}
    others = {*holder.gather(PICKS["hedges"]), *(inner - {stretch})}
    for part in sorted(others, key=lambda part: (-len(part), part)):
        # Compiling a pattern takes longer than all the rest, and most parts stand elsewhere.
        if not (part.isascii() and stretch.isascii()) or part.lower() in stretch.lower():
            stretch = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", " ", stretch, flags=re.I)
    return stretch
