"""Conditions and exceptions that stand on both sides and cover more or fewer cases than before."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from policydiff.compare.terms import same_thing
from policydiff.lexicon import ENGLISH, alternation
from policydiff.model import Bearer, Direction, Norm, Rule, Shift
from policydiff.rules.detectors.asides import excepted, refers, without_joints, without_reference
from policydiff.rules.pair import Pair, Party, shift

SAME = 0.5
"""Share of the words of two stretches that both must hold to be one condition."""
MOST = 3
"""More words than these are not a refinement; the rules of content weigh them."""
_ALTERNATIVE = r"(?:,|\bor|\band/or)\s+(?:[\w'-]+\s+){0,2}?"
_OPPOSITE = {Direction.WEAKER: Direction.STRONGER, Direction.STRONGER: Direction.WEAKER}


def refined(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A condition or exception with a word more or less that qualifies it, or an alternative more or less.

    Settings: `part` names the kind of stretch, `becomes` whether the new one is "narrower" or "wider". What may be
    done by its publisher under a narrower condition may be done less: there the direction turns round.
    """
    if pair.loose:
        return
    part = str(rule.settings["part"])
    wider = rule.settings["becomes"] == "wider"
    for before, after in _twins(pair, part):
        more, less = _fresh(after, before, pair.old), _fresh(before, after, pair.new)
        if len(more) > MOST or len(less) > MOST:
            more, less = _cases(after, more, pair.new), _cases(before, less, pair.old)
            alternative = True
        else:
            holder, words = (after, more) if more else (before, less)
            whole = (pair.new if more else pair.old).text
            alternative = any(_one_of_several(word, holder, whole) for word in words)
        if bool(more) == bool(less):
            continue
        # One qualifying word more makes a case narrower, one alternative more makes it wider.
        if (alternative == bool(more)) is not wider:
            continue
        permits = pair.old.norm is Norm.PERMISSION and pair.new.norm is Norm.PERMISSION
        ours = pair.new.lead.bearer in (Bearer.PROVIDER, Bearer.UNSPECIFIED)
        yield shift(
            rule,
            [pair.old.evidence(before)],
            [pair.new.evidence(after)],
            direction=_OPPOSITE[rule.direction] if permits and ours else rule.direction,
            words=", ".join(more or less),
        )


def _twins(pair: Pair, part: str) -> Iterator[tuple[str, str]]:
    """Stretches of both sides that are the same but for a few words."""
    theirs = _stretches(pair.new, part)
    for text in _stretches(pair.old, part):
        stems = set(pair.old.stems_of(text))
        # Of an exception that grew or shrank by whole cases the shorter one tells that it is the same.
        compared = min if part == "exceptions" else max
        scored = [(_shared(stems, set(pair.new.stems_of(other)), compared), other) for other in theirs]
        share, twin = max(scored, key=lambda one: one[0], default=(0.0, ""))
        if share >= SAME and twin != text and not (refers(text, pair.old) or refers(twin, pair.new)):
            yield text, twin


def _one_of_several(word: str, stretch: str, whole: str) -> bool:
    """Whether a word is one case beside others ("renaming, suspending or closing"); a stretch may end at its comma."""
    if re.search(_ALTERNATIVE + re.escape(word), stretch, re.I):
        return True
    following = whole[whole.find(stretch) + stretch.find(word) + len(word) :]
    return re.match(r",\s+(?:[\w'-]+,?\s+){1,4}?or\b|\s+(?:and/)?or\b", following, re.I) is not None


def _told(text: str, side: Party) -> str:
    """A stretch without the words of grammar that open it ("in the event of") or join its parts."""
    rest = without_reference(text, side)
    return _opener().sub("", without_joints(rest)) if side.language == ENGLISH else rest


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{alternation('parts', 'condition', 'exception')})(?![\w-])", re.I)


def _stretches(side: Party, part: str) -> tuple[str, ...]:
    return excepted(side) if part == "exceptions" else side.gather(lambda parts: parts.conditions)


def _cases(text: str, fresh: list[str], side: Party) -> list[str]:
    """The alternatives of a stretch most of whose words are among the fresh ones."""
    cases = re.split(r",?\s+or\s+|;\s+", text)
    new = set(fresh)
    found = [case for case in cases if 2 * sum(word in new for word in _words(case)) > len(side.stems_of(case))]
    return found if len(cases) > 1 else []


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text)


def _shared(first: set[str], second: set[str], compared: Callable[[int, int], int]) -> float:
    return len(first & second) / compared(len(first), len(second)) if first and second else 0.0


def _fresh(text: str, other: str, side: Party) -> list[str]:
    """Words of a stretch that neither its twin nor the rest of the other side holds."""
    theirs = {*side.stems, *side.stems_of(other)}
    concepts = side.concepts(theirs)
    return [
        word
        for word in _words(_told(text, side))
        # A name says which case it is, not that there are fewer.
        if not word[0].isupper()
        for one in side.stems_of(word)
        if one not in theirs and same_thing(one, side.language) not in concepts
    ]
