"""The parts of a clause that dimensions compare: conditions, exceptions, lists, actors, telling, consequences."""

import re
from collections.abc import Iterable
from functools import cache

from policydiff.lexicon import Phrases, Places, phrases
from policydiff.model import Enumeration, Parts
from policydiff.parse.grammar import BOUNDARY, subordinator
from policydiff.parse.quantities import date_deadlines, quantities

_FAMILIES = (
    *("condition", "exception", "occasion", "urgent", "vague_frequency", "actor", "hedge", "disclosure", "consequence"),
    *("illustrating", "listing", "actor_adjective", "acting"),
)
_END_OF_PART = re.compile(r"[,;:()]|(?<=\w)\.(?=\s|$)|\s-\s|\b(?:then we|we will|we may|we would)\b")
_LIST_START = re.compile(r"[,:]?\s+")
_LIST_END = re.compile(
    r"[;:.](?=\s|$)|[()]|\b(?:in order to|so that|which (?:is|are|will|may)|who (?:is|are|will|may))\b"
    r"|,\s(?:(?:and|or|but)\s)?(?:if|when|where|unless|except|we|you)\b"
)
_ITEM_SPLIT = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,\s*|;\s*|\s+and\s+|\s+or\s+)")
MAX_PART = 240
MAX_ADJECTIVE = 40
"""Characters between an adjective and the noun that it tells the actor of."""
MAX_ITEMS = 60
MAX_LIST = 4000
MAX_LISTS = 40


@cache
def _words() -> Phrases:
    return phrases("parts", *_FAMILIES)


def parts(text: str) -> Parts:
    """The parts of a clause's plain text."""
    found = _words().find(text)
    lists = _enumerations(found["illustrating"], found["listing"], text)
    shown = [(at, at + len(one.text)) for one in lists if not one.operative for at in (text.find(one.text),)]
    if shown:
        # What stands inside an illustration is part of no duty.
        found = {
            family: [place for place in places if not any(start <= place[0] < end for start, end in shown)]
            for family, places in found.items()
        }
    return Parts(
        conditions=_stretches(found["condition"], text),
        exceptions=_stretches(found["exception"], text),
        occasions=_stretches(found["occasion"], text),
        quantities=quantities(text),
        timings=_mentions(found["urgent"], text) + _mentions(found["vague_frequency"], text) + date_deadlines(text),
        actors=_mentions(_actors(found, text), text),
        enumerations=lists,
        hedges=_mentions([place for place in found["hedge"] if not _describes(place, text)], text),
        disclosures=_mentions(found["disclosure"], text),
        consequences=_mentions(found["consequence"], text),
    )


def _actors(found: dict[str, Places], text: str) -> Places:
    """Bodies and roles, and the adjectives that stand for one because its work or its name follows."""
    meant = [
        (start, end)
        for start, end in found["actor_adjective"]
        if not any(first <= start < last for first, last in found["actor"])
        and any(
            0 < other - end <= MAX_ADJECTIVE and not _END_OF_PART.search(text, end, other)
            for other, _ in found["acting"]
        )
    ]
    return sorted([*found["actor"], *meant]) if meant else found["actor"]


def _describes(place: tuple[int, int], text: str) -> bool:
    """Whether a lone adverb ("potentially") tells of what may happen rather than of how firmly somebody is bound."""
    start, end = place
    if " " in text[start:end]:
        return False
    opened = 0
    for boundary in BOUNDARY.finditer(text, 0, start):
        opened = boundary.end()
    return subordinator().search(text, opened, start) is not None


def _mentions(places: Places, text: str) -> tuple[str, ...]:
    if not places:
        return ()
    return tuple(dict.fromkeys(text[start:end].lower() for start, end in places))


def _stretches(places: Places, text: str) -> tuple[str, ...]:
    """From each opening word up to the end of its clause; one inside another is not counted again."""
    found: list[str] = []
    last_end = -1
    for start, opened in places:
        if start < last_end:
            continue
        end = _END_OF_PART.search(text, opened)
        last_end = end.start() if end else len(text)
        stretch = text[start : min(last_end, start + MAX_PART)].strip()
        if " " in stretch:
            found.append(stretch)
    return tuple(found)


def _enumerations(showing: Places, listing: Places, text: str) -> tuple[Enumeration, ...]:
    found: list[Enumeration] = []
    last_end = -1
    for start, opened, operative in _in_order(showing, listing):
        gap = _LIST_START.match(text, opened)
        if start < last_end or gap is None:
            continue
        if len(found) == MAX_LISTS:
            break
        last_end = gap.end()
        end = _LIST_END.search(text, last_end)
        body = text[last_end : min(end.start() if end else len(text), last_end + MAX_LIST)]
        items = tuple(item for part in _ITEM_SPLIT.split(body) if (item := part.strip(" -")))
        if items:
            written = text[start : last_end + len(body)].strip()
            found.append(Enumeration(items[:MAX_ITEMS], operative, written))
    return tuple(found)


def _in_order(showing: Places, listing: Places) -> Iterable[tuple[int, int, bool]]:
    if not showing and not listing:
        return ()
    return sorted([*((start, end, False) for start, end in showing), *((start, end, True) for start, end in listing)])
