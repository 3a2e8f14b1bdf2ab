"""The parts of a clause that dimensions compare: conditions, exceptions, lists, actors, telling, consequences."""

import re
from functools import cache

from policydiff.lexicon import alternation
from policydiff.model import Enumeration, Parts
from policydiff.parse.quantities import quantities

_END_OF_PART = re.compile(r"[,;:()]|(?<=\w)\.(?=\s|$)|\s-\s|\b(?:then we|we will|we may|we would)\b")
_LIST_END = re.compile(r"[;:.](?=\s|$)|[()]|\b(?:in order to|so that|which (?:is|are|will|may)|who (?:is|are|will|may))\b")
_ITEM_SPLIT = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,\s*|;\s*|\s+and\s+|\s+or\s+)")
MAX_PART = 240


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('parts', name)})(?![\w-])", re.I)


@cache
def _list_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?P<shows>{alternation('parts', 'illustrating')})|(?P<lists>{alternation('parts', 'listing')}))(?![\w-])[,:]?\s+",
        re.I,
    )


def parts(text: str) -> Parts:
    """The parts of a clause's plain text."""
    return Parts(
        conditions=_stretches(_pattern("condition"), text),
        exceptions=_stretches(_pattern("exception"), text),
        quantities=quantities(text),
        timings=_mentions(_pattern("urgent"), text) + _mentions(_pattern("vague_frequency"), text),
        actors=_mentions(_pattern("actor"), text),
        enumerations=_enumerations(text),
        hedges=_mentions(_pattern("hedge"), text),
        disclosures=_mentions(_pattern("disclosure"), text),
        consequences=_mentions(_pattern("consequence"), text),
    )


def _mentions(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.sub(r"\s+", " ", match).lower() for match in pattern.findall(text)))


def _stretches(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """From each opening word up to the end of its clause; one inside another is not counted again."""
    found: list[str] = []
    last_end = -1
    for match in pattern.finditer(text):
        if match.start() < last_end:
            continue
        end = _END_OF_PART.search(text, match.end())
        last_end = end.start() if end else len(text)
        stretch = text[match.start() : min(last_end, match.start() + MAX_PART)].strip()
        if stretch.count(" "):
            found.append(stretch)
    return tuple(found)


def _enumerations(text: str) -> tuple[Enumeration, ...]:
    found = []
    for match in _list_pattern().finditer(text):
        end = _LIST_END.search(text, match.end())
        body = text[match.end() : end.start() if end else len(text)]
        items = tuple(item.strip(" -") for item in _ITEM_SPLIT.split(body) if item.strip(" -"))
        if items:
            found.append(Enumeration(items[:60], match["lists"] is not None, text[match.start() : match.end() + len(body)].strip()))
    return tuple(found)
