"""Steps on the ladder of strength, and prohibitions that come or go."""

from collections.abc import Iterator

from policydiff.model import Bearer, Norm, Rule, Shift
from policydiff.rules.pair import Pair, facing, shift


def ladder(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """The same norm on a lower rung (read as a gain: on a higher one)."""
    strong, weak = facing(rule, pair)
    if strong.strength is None or weak.strength is None or strong.strength.rank <= weak.strength.rank:
        return
    if Norm.PROHIBITION in (strong.norm, weak.norm) and strong.norm is not weak.norm:
        return
    steps = strong.strength.rank - weak.strength.rank
    before, after = pair.old.strength, pair.new.strength
    assert before is not None and after is not None
    yield shift(
        rule,
        [pair.old.evidence(pair.old.lead.plain)],
        [pair.new.evidence(pair.new.lead.plain)],
        weight=(0.9 + 0.35 * steps) * (0.6 if pair.loose else 1.0),
        before=before.value,
        after=after.value,
    )


def prohibition(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """What was forbidden is no longer (read as a gain: what was not is now)."""
    strong, weak = facing(rule, pair)
    if pair.loose or strong.norm is not Norm.PROHIBITION or weak.norm is not Norm.PERMISSION:
        return
    if Bearer.UNSPECIFIED not in (strong.lead.bearer, weak.lead.bearer) and strong.lead.bearer is not weak.lead.bearer:
        return
    yield shift(rule, [pair.old.evidence(pair.old.lead.plain)], [pair.new.evidence(pair.new.lead.plain)])
