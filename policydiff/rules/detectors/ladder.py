"""Steps on the ladder of strength, and prohibitions that come or go."""

import re
from collections.abc import Iterator

from policydiff.compare.terms import same_thing
from policydiff.lexicon import unspaced
from policydiff.model import Bearer, Norm, Rule, Shift, Strength
from policydiff.parse.norms import modals
from policydiff.rules.detectors.asides import without_remarks
from policydiff.rules.pair import Pair, Party, facing, shift

CLOSE = 0.4
"""Similarity from which modals inside a sentence can be set against one another, not its main one only."""
SAME = 0.9
"""Similarity from which two readings of what is all but one sentence must not differ."""
FOLLOWING = 4
"""Words after a modal among which its verb is looked for."""


def ladder(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """The same norm on a lower rung (read as a gain: on a higher one)."""
    strong, weak = facing(rule, pair)
    if pair.old.norm is pair.new.norm is Norm.DEFINITION:
        # What somebody "can" do where a threshold is set is how much it takes to reach it.
        return
    before, after = _force(pair.old, pair), _force(pair.new, pair)
    if (strong.norm is not weak.norm and Norm.PROHIBITION in (strong.norm, weak.norm)) or _misread(pair):
        return
    steps = 0
    if before is not None and after is not None:
        steps = (before.rank - after.rank) * (1 if strong is pair.old else -1)
    if steps > 0 and before is not None and after is not None:
        yield shift(
            rule,
            [pair.old.evidence(pair.old.lead.plain)],
            [pair.new.evidence(pair.new.lead.plain)],
            weight=0.9 + 0.35 * steps,
            before=before.value,
            after=after.value,
        )
    elif steps == 0 and pair.similarity >= CLOSE:
        yield from _inner_step(rule, pair, strong, weak)


def _force(side: Party, pair: Pair) -> Strength | None:
    """The rung of a side; a statement in the present tense beside an all but equal norm is a practice."""
    if side.strength is None and pair.similarity >= CLOSE:
        return Strength.BINDING
    return side.strength


def _misread(pair: Pair) -> bool:
    """Whether the sides are on different rungs only as sentences were joined or parted, or as one was not understood.

    A statement that is all but the norm beside it holds the norm's modal, too, away from its main verb.
    """
    rungs = [{rung for _, rung in modals(side.text, side.language)} for side in (pair.old, pair.new)]
    if not pair.loose and len(rungs[0]) > 1 and rungs[0] == rungs[1]:
        # Who may do one thing and must do another is told in either order.
        return True
    if len(pair.old.clauses) != len(pair.new.clauses):
        here, there = (sorted(modals(side.text, side.language)) for side in (pair.old, pair.new))
        if here and here == there:
            return True
    if pair.similarity < SAME or (pair.old.strength is None) is (pair.new.strength is None):
        return False
    norm, statement = (pair.old, pair.new) if pair.new.strength is None else (pair.new, pair.old)
    said = [word for word, _ in modals(norm.text, norm.language)]
    return bool(said) and all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", statement.lower) for word in said)


def _inner_step(rule: Rule, pair: Pair, strong: Party, weak: Party) -> Iterator[Shift]:
    """A modal inside the sentence that gave way to one on another rung while the main one stayed."""
    theirs, ours = modals(_duty(weak), weak.language), modals(_duty(strong), strong.language)
    lost = _without(ours, theirs)
    come = _without(theirs, ours)
    if not lost and pair.old.norm is pair.new.norm is Norm.PERMISSION:
        # A permission that names its maker's discretion, too, is none the looser for it.
        return
    if not lost:
        # Present practice takes a modal's place only where what it modified is still said.
        come = [(word, rung) for word, rung in come if _still_done(word, weak, strong)]
    if not come or max(rung.rank for _, rung in come) >= min(
        (rung.rank for _, rung in lost), default=Strength.BINDING.rank
    ):
        return
    before, after = (lost, come) if strong is pair.old else (come, lost)
    yield shift(
        rule,
        [pair.old.evidence(word) for word, _ in before],
        [pair.new.evidence(word) for word, _ in after],
        weight=0.7,
        before=", ".join(word for word, _ in before) or "present practice",
        after=", ".join(word for word, _ in after) or "present practice",
    )


def _still_done(word: str, holder: Party, other: Party) -> bool:
    """Whether any of what follows a modal on one side is said on the other."""
    if unspaced(holder.language):
        return True
    found = re.search(rf"(?<!\w){re.escape(word)}((?:\W+[\w'-]+){{1,{FOLLOWING}}})", holder.text, re.I)
    stems = holder.stems_of(found[1]) if found else ()
    concepts = other.concepts(other.stems)
    return not stems or any(one in other.stems or same_thing(one, other.language) in concepts for one in stems)


def _duty(side: Party) -> str:
    """The text without its conditions and remarks: what somebody may or expects in them is no force of the duty."""
    text = without_remarks(side.text, side.language)
    for stretch in side.gather(lambda parts: (*parts.conditions, *parts.exceptions)):
        text = text.replace(stretch, " ")
    return text


def _without(
    modals_here: list[tuple[str, Strength]], modals_there: list[tuple[str, Strength]]
) -> list[tuple[str, Strength]]:
    rungs = [rung for _, rung in modals_there]
    left = []
    for word, rung in modals_here:
        if rung in rungs:
            rungs.remove(rung)
        else:
            left.append((word, rung))
    return left


def prohibition(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """What was forbidden is no longer (read as a gain: what was not is now)."""
    strong, weak = facing(rule, pair)
    if pair.loose or strong.norm is not Norm.PROHIBITION or weak.norm is not Norm.PERMISSION:
        return
    if Bearer.UNSPECIFIED not in (strong.lead.bearer, weak.lead.bearer) and strong.lead.bearer is not weak.lead.bearer:
        return
    yield shift(rule, [pair.old.evidence(pair.old.lead.plain)], [pair.new.evidence(pair.new.lead.plain)])
