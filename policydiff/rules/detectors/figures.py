"""Numbers: deadlines, cadences and thresholds that move, and figures that go."""

import re
from collections.abc import Iterator
from dataclasses import replace

from policydiff.model import Direction, Quantity, Rule, Shift
from policydiff.rules.pair import Pair, Party, facing, shift

TOLERANCE = 0.02
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _changed(pair: Pair, kinds: tuple[str, ...]) -> Iterator[tuple[Quantity, Quantity]]:
    """Quantities of a kind that differ, matched in order once the equal ones are set aside."""
    for kind in kinds:
        old = [quantity for quantity in pair.old.quantities if quantity.kind == kind]
        new = [quantity for quantity in pair.new.quantities if quantity.kind == kind]
        for quantity in tuple(old):
            twin = next((other for other in new if _equal(quantity, other)), None)
            if twin is not None:
                old.remove(quantity)
                new.remove(twin)
        yield from zip(old, new, strict=False)


def _equal(first: Quantity, second: Quantity) -> bool:
    return first.kind == second.kind and abs(first.value - second.value) <= TOLERANCE * max(
        abs(first.value), abs(second.value)
    )


def _grew(rule: Rule, pair: Pair, kinds: tuple[str, ...], *, loss_is_growth: bool) -> Iterator[Shift]:
    if pair.loose:
        return
    wants_growth = loss_is_growth == (rule.settings.get("reads", "loss") == "loss")
    for before, after in _changed(pair, kinds):
        if (after.value > before.value) == wants_growth:
            yield shift(
                rule,
                [pair.old.evidence(before.text)],
                [pair.new.evidence(after.text)],
                before=before.text,
                after=after.text,
            )


def deadline(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A period of time that grew (read as a gain: shrank)."""
    yield from _grew(rule, pair, ("duration",), loss_is_growth=True)


def cadence(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A frequency that fell (read as a gain: rose)."""
    yield from _grew(rule, pair, ("frequency",), loss_is_growth=False)


def threshold(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A threshold or figure that moved: up is weaker for triggers, else the direction stays open."""
    bounds = {quantity.bound for quantity in (*pair.old.quantities, *pair.new.quantities)}
    triggers = any(quantity.kind in ("compute", "factor") for quantity in (*pair.old.quantities, *pair.new.quantities))
    clear = triggers or bool(bounds & {"at least", "at most"})
    for one in _grew(rule, pair, ("compute", "factor", "percent", "money", "count", "age"), loss_is_growth=True):
        yield one if clear else replace(one, direction=Direction.UNCLEAR)


def figure_gone(rule: Rule, pair: Pair) -> Iterator[Shift]:
    """A number of some kind on one side where the other has none of that kind."""
    holder, other = facing(rule, pair)
    theirs = {quantity.kind for quantity in other.quantities}
    lacking = [
        quantity for quantity in holder.quantities if quantity.kind not in theirs and not _written(quantity, other)
    ]
    if not lacking:
        return
    found = [holder.evidence(quantity.text) for quantity in lacking]
    on_old = holder is pair.old
    yield shift(
        rule,
        found if on_old else (),
        () if on_old else found,
        words=", ".join(quantity.text for quantity in lacking[:4]),
    )


def _written(quantity: Quantity, other: Party) -> bool:
    """Whether a quantity stands on the other side, be it with another word for its unit or with none."""
    if quantity.text.lower() in other.lower:
        return True
    numbers = _NUMBER.findall(quantity.text)
    return bool(numbers) and set(numbers) <= set(_NUMBER.findall(other.text))
