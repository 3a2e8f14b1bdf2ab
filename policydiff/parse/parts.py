"""The parts of a clause that dimensions compare: conditions, exceptions, lists, actors, telling, consequences."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from policydiff.lexicon import ENGLISH, Phrases, Places, alternation, phrases, unspaced
from policydiff.model import Enumeration, Parts
from policydiff.parse.grammar import BOUNDARY, subordinator
from policydiff.parse.quantities import date_deadlines, quantities

_FAMILIES = (
    *("condition", "exception", "occasion", "urgent", "vague_frequency", "actor", "hedge", "disclosure", "consequence"),
    *("illustrating", "listing", "actor_adjective", "acting"),
)
_CLOSING = ("condition_closing", "exception_closing", "occasion_closing")
"""What closes a part in a language that marks it at its end."""
_END_OF_PART = re.compile(r"[,;:()]|(?<=\w)\.(?=\s|$)|\s-\s|\b(?:then we|we will|we may|we would)\b")
_LIST_START = re.compile(r"[,:]?\s+")
_LIST_END = re.compile(
    r"[;:.](?=\s|$)|[()]|\b(?:in order to|so that|which (?:is|are|will|may)|who (?:is|are|will|may))\b"
    r"|,\s(?:(?:and|or|but)\s)?(?:if|when|where|unless|except|we|you)\b"
)
_ITEM_SPLIT = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,\s*|;\s*|\s+and\s+|\s+or\s+)")
_BY = re.compile(r"\bby\s+$", re.I)
"""What makes a gerund of a word that otherwise names a moment ("by following the instructions")."""
_NEVER = re.compile(r"(?!)")
MAX_PART = 240
MAX_ADJECTIVE = 40
"""Characters between an adjective and the noun that it tells the actor of."""
MAX_CLOSED = 40
MAX_ITEMS = 60
MAX_LIST = 4000
MAX_LISTS = 40


@dataclass(frozen=True, slots=True)
class _Marks:
    """How a language sets off a part and the items of a list."""

    end_of_part: re.Pattern[str] = _END_OF_PART
    list_start: re.Pattern[str] = _LIST_START
    list_end: re.Pattern[str] = _LIST_END
    item_split: re.Pattern[str] = _ITEM_SPLIT
    spaced: bool = True
    opens_moment: re.Pattern[str] = _NEVER
    """What opens a part that is closed at its end, where anything does."""
    noun_phrase: re.Pattern[str] = _NEVER
    """A preposition with its noun, where the verb follows it without a comma."""


_ENGLISH_MARKS = _Marks()


@cache
def _marks(language: str) -> _Marks:
    if language == ENGLISH:
        return _ENGLISH_MARKS
    joining = alternation("grammar", "joining", language=language)
    if unspaced(language):
        return _Marks(
            re.compile(r"[,;:()。!?]"), re.compile(r"[,:]?\s*"), re.compile(r"[;:。()]"),
            re.compile(rf"\s*(?:[,、;]\s*(?:{joining})?|{joining})\s*"), spaced=False,
            opens_moment=re.compile(alternation("parts", "moment_opening", language=language)),
        )  # fmt: skip
    phrase = alternation("parts", "occasion_preposition", language=language)
    return _Marks(
        re.compile(r"[,;:()]|(?<=\w)\.(?=\s|$)|\s-\s"),
        re.compile(r"\s*[,:]?\s+"),
        re.compile(r"\s*(?:[;:.](?=\s|$)|[()])"),
        re.compile(rf"\s*(?:,\s*(?:{joining})\s+|[,;]\s*|\s(?:{joining})\s+)", re.I),
        noun_phrase=re.compile(
            rf"(?i:{phrase})\s(?:[a-zäöüß]+\s){{0,4}}?[A-ZÄÖÜ]\w+(?:\s(?:des|der|eines|einer)\s[A-ZÄÖÜ]\w+)?"
        ),
    )


@cache
def _words(language: str) -> Phrases:
    return phrases("parts", *_FAMILIES, *(_CLOSING if unspaced(language) else ()), language=language)


def parts(text: str, language: str = ENGLISH) -> Parts:
    """The parts of a clause's plain text."""
    if language != ENGLISH:
        return _parts_of(text, language)
    found = _words(language).find(text)
    lists = _enumerations(found["illustrating"], found["listing"], text)
    shown = [(at, at + len(one.text)) for one in lists if not one.operative for at in (text.find(one.text),)]
    if shown:
        # What stands inside an illustration is part of no duty.
        found = {
            family: [place for place in places if not any(start <= place[0] < end for start, end in shown)]
            for family, places in found.items()
        }
    return Parts(
        conditions=_stretches([place for place in found["condition"] if not _located().match(text, place[0])], text),
        exceptions=_stretches(found["exception"], text),
        occasions=_stretches([place for place in found["occasion"] if not _BY.search(text, 0, place[0])], text),
        quantities=quantities(text),
        timings=_mentions(found["urgent"], text) + _mentions(found["vague_frequency"], text) + date_deadlines(text),
        actors=_mentions(_actors(found, text), text),
        enumerations=lists,
        hedges=_mentions([place for place in found["hedge"] if not _describes(place, text)], text),
        disclosures=_mentions(found["disclosure"], text),
        consequences=_mentions(found["consequence"], text),
    )


@cache
def _located() -> re.Pattern[str]:
    """Where somebody lives or works: a place that is meant, and no condition ("the laws where you live")."""
    dwelling = alternation("verbs", "dwelling")
    return re.compile(rf"where\s+(?:you|we|they|it|users?|customers?|the\s+[\w-]+)\s+(?:{dwelling})\b", re.I)


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


def _parts_of(text: str, language: str) -> Parts:
    """The same in a language other than English."""
    from policydiff.parse.amounts import amounts, dates_due

    marks = _marks(language)
    found = _words(language).find(text)
    timings = _mentions(found["urgent"], text) + _mentions(found["vague_frequency"], text)
    return Parts(
        conditions=_opened_or_closed(found, "condition", text, marks),
        exceptions=_opened_or_closed(found, "exception", text, marks),
        occasions=_opened_or_closed(found, "occasion", text, marks),
        quantities=amounts(text, language),
        timings=timings + dates_due(text, language),
        actors=_mentions(found["actor"], text),
        enumerations=_enumerations(found["illustrating"], found["listing"], text, marks),
        hedges=_mentions(found["hedge"], text),
        disclosures=_mentions(found["disclosure"], text),
        consequences=_mentions(found["consequence"], text),
    )


def _opened_or_closed(found: Mapping[str, Places], kind: str, text: str, marks: _Marks) -> tuple[str, ...]:
    opened = _stretches(found[kind], text, marks)
    closed: list[str] = []
    for start, end in found.get(f"{kind}_closing", ())[:MAX_CLOSED]:
        reach = max(0, end - MAX_PART)
        before = [match.end() for match in marks.end_of_part.finditer(text, reach, start)]
        segment = before[-1] if before else reach
        opening = [match.start() for match in marks.opens_moment.finditer(text, segment, start)]
        stretch = text[opening[-1] if opening else segment : end].strip(" ,")
        if not any(stretch.startswith(one) or one.startswith(stretch) for one in opened):
            closed.append(stretch)
    return tuple(dict.fromkeys((*opened, *closed)))


def _mentions(places: Places, text: str) -> tuple[str, ...]:
    if not places:
        return ()
    return tuple(dict.fromkeys(text[start:end].lower() for start, end in places))


def _stretches(places: Places, text: str, marks: _Marks = _ENGLISH_MARKS) -> tuple[str, ...]:
    """From each opening word up to the end of its clause; one inside another is not counted again."""
    found: list[str] = []
    last_end = -1
    for start, opened in places:
        if start < last_end:
            continue
        # A conjunction may be set off from what it opens: "es sei denn, ...".
        aside = marks is not _ENGLISH_MARKS and text.startswith(",", opened)
        end = marks.end_of_part.search(text, opened + aside)
        last_end = end.start() if end else len(text)
        phrase = marks.noun_phrase.match(text, start, last_end)
        if phrase:
            last_end = phrase.end()
        stretch = text[start : min(last_end, start + MAX_PART)].strip()
        if " " in stretch if marks.spaced else len(stretch) > opened - start + 1:
            found.append(stretch)
    return tuple(found)


def _enumerations(
    showing: Places, listing: Places, text: str, marks: _Marks = _ENGLISH_MARKS
) -> tuple[Enumeration, ...]:
    found: list[Enumeration] = []
    last_end = -1
    for start, opened, operative in _in_order(showing, listing):
        gap = marks.list_start.match(text, opened)
        if start < last_end or gap is None:
            continue
        if len(found) == MAX_LISTS:
            break
        last_end = gap.end()
        end = marks.list_end.search(text, last_end)
        limit = min(end.start() if end else len(text), last_end + MAX_LIST)
        if operative:
            # What an item is illustrated by is no item ("including tests of wear, such as rust").
            limit = min((shown for shown, _ in showing if last_end < shown < limit), default=limit)
        body = text[last_end:limit].rstrip(" ,")
        items = tuple(item for part in marks.item_split.split(body) if (item := part.strip(" -")))
        if items:
            written = text[start : last_end + len(body)].strip()
            found.append(Enumeration(items[:MAX_ITEMS], operative, written))
    return tuple(found)


def _in_order(showing: Places, listing: Places) -> Iterable[tuple[int, int, bool]]:
    if not showing and not listing:
        return ()
    return sorted([*((start, end, False) for start, end in showing), *((start, end, True) for start, end in listing)])
