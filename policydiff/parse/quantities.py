"""Numbers with units, scaled so that they can be compared: durations in days, cadences in times a year, and so on."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from policydiff.model import Quantity

_SPELLED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen"),
)
_WORD_NUMBERS = {word: float(value) for value, word in enumerate(_SPELLED)} | {
    "twenty": 20.0,
    "thirty": 30.0,
    "sixty": 60.0,
    "ninety": 90.0,
    "hundred": 100.0,
    "half": 0.5,
}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?P<number>{_DIGITS}|(?<![\w-])(?:{'|'.join(_WORD_NUMBERS)})(?!\w))"
_DAYS = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "business day": 1.4, "week": 7.0, "month": 30.4, "quarter": 91.3,
    "year": 365.0,
}  # fmt: skip
_DURATION = re.compile(
    r"(?P<each>every\s+|each\s+|per\s+|once\s+(?:every|per|a)\s+)?"
    + _NUMBER
    + r"(?:\s*\(\d+\))?[\s-]*(?:calendar\s+|consecutive\s+|further\s+)?"
    r"(?P<unit>minute|hour|business day|working day|day|week|month|quarter|year)s?\b"
    r"(?P<age>[\s-]+(?:old\b|of age\b)|(?=\s+(?:or|and)\s+(?:older|younger)\b))?",
    re.I,
)
_AGE = re.compile(
    r"\b(?:aged?(?:\s+of)?|older than|younger than)\s+(?P<number>\d{1,3})\b(?!\s*(?:%|percent|day|week|month))"
    r"|(?<![\w.,])(?P<bare>\d{1,2})(?=\s+(?:or|and)\s+(?:older|younger)\b)",
    re.I,
)
_CADENCE = re.compile(
    r"\b(?:(?P<word>hourly|daily|weekly|biweekly|monthly|quarterly|semi-?annually|biannually|annually|yearly|annual)"
    r"|(?:(?P<often>once|twice|(?:two|three|four|five|six|ten|\d{1,3})\s+times)|every|each|per)\s+(?:an?\s+|per\s+|every\s+|each\s+)?"
    r"(?P<unit>hour|day|week|month|quarter|year))\b",
    re.I,
)
_TIMES = {
    "hourly": 8760.0, "daily": 365.0, "weekly": 52.0, "biweekly": 26.0, "monthly": 12.0, "quarterly": 4.0,
    "semiannually": 2.0, "semi-annually": 2.0, "biannually": 2.0, "annually": 1.0, "yearly": 1.0, "annual": 1.0,
    "hour": 8760.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0,
}  # fmt: skip
_PERCENT = re.compile(_NUMBER + r"\s*(?:%|percent\b|per cent\b|percentage points?\b)", re.I)
_ODDS = re.compile(r"(?P<part>\d{1,18})\s+(?:out\s+of|in)\s+(?P<whole>\d{1,18})\b", re.I)
_MONEY = re.compile(rf"(?P<sign>[$€£])\s?(?P<number>{_DIGITS})\s*(?P<scale>(?:million|billion|thousand|[kKmMbB])\b)?")
_COMPUTE = re.compile(
    r"(?:(?P<mantissa>\d{1,3}(?:\.\d{1,6})?)\s*[x×*·]\s*)?"
    r"(?:\b10\s?(?:\^|\*\*)\s?\(?(?P<exponent>\d{2})\b|\b10\s+to\s+the\s+(?:power\s+(?:of\s+)?)?(?P<spoken>\d{2})(?:st|nd|rd|th)?\b)"
    r"|(?<![\w.])(?P<short>\d{1,3}(?:\.\d{1,6})?)e\+?(?P<power>\d{2})\b",
    re.I,
)
_POWER = re.compile(r"\de\+?\d")
_FACTOR = re.compile(
    r"(?<![\w.])(?P<number>\d+(?:\.\d+)?)\s?[x×](?!\w)"
    r"|(?<![\w.])(?P<fold>\d+|two|three|four|five|six|ten|hundred)-?\s?fold\b"
    r"|(?<![\w.])(?P<times>\d+(?:\.\d+)?|two|three|four|five|six|ten)\s+times\s+(?=(?:the|as|more|greater|larger|higher|that|its)\b)",
    re.I,
)
_COUNT = re.compile(
    r"(?:at least|at most|minimum of|maximum of|(?:not?\s+)?(?:more|fewer|less) than|up to)\s+"
    + _NUMBER
    + r"(?![\w%,./]*\d)(?!\s*(?:%|percent))",
    re.I,
)
_NOT_NEGATED = r"(?<!no )(?<!not )"
_OF_AGE = r"(?:the\s+)?age\s+(?:of\s+)?"
_AT_LEAST = re.compile(
    r"(?:at least|no less than|not less than|no fewer than|minimum(?: of)?|over|exceed(?:s|ing)?|above|>"
    rf"|or more|or older|{_NOT_NEGATED}(?:more|greater|older) than)"
    rf"\s*(?:once\s+(?:every\s+|per\s+|a\s+)?|every\s+|{_OF_AGE}|[$€£~]\s*)?$",
    re.I,
)
_AT_MOST = re.compile(
    r"(?:at most|no more than|not more than|maximum(?: of)?|under|below|within|up to|no later than|not later than|by|<"
    rf"|{_NOT_NEGATED}(?:less|fewer|younger) than)"
    rf"\s*(?:once\s+(?:every\s+|per\s+|a\s+)?|every\s+|{_OF_AGE}|(?:a|the)\s+|[$€£~]\s*)?$",
    re.I,
)
_OR_MORE = re.compile(r"\s*\+?\s*(?:or|and) (?:more|older|greater|over|above)\b", re.I)
_OR_LESS = re.compile(r"\s*(?:or|and) (?:less|fewer|younger|under|below)\b", re.I)
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "b": 1e9}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b)(?:,?\s+\d{{4}}\b)?"
_DEADLINE = re.compile(
    r"\b(?:by|before|until|no later than|not later than|on or before|prior to)\s+(?:the\s+)?"
    rf"(?:{_DATE}|{_MONTH}\s+\d{{4}}\b|\d{{4}}-\d{{2}}-\d{{2}}\b|Q[1-4]\s+\d{{4}}\b)"
)
_DEADLINE_OPENERS = ("by ", "before", "until", "later than", "prior to")
_AGE_SIGNS = ("age", "er than", "older", "younger")
_COUNT_BOUNDS = ("at least", "at most", "than", "up to", "minimum of", "maximum of")
_UNITS = ("minute", "hour", "day", "week", "month", "quarter", "year")
_CADENCES = (
    "hourly",
    "daily",
    "weekly",
    "monthly",
    "annual",
    "quarterly",
    "yearly",
    "every",
    "each ",
    "per ",
    "once",
    "twice",
    "times",
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _Found:
    """Quantities so far, with the stretches of text already read: a stretch counts once."""

    text: str
    places: list[tuple[int, Quantity]] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)

    def add(self, match: re.Match[str], kind: str, value: float, unit: str, bound: str = "") -> None:
        place = bisect_left(self.taken, match.span())
        before, after = self.taken[max(0, place - 1) : place], self.taken[place : place + 1]
        if (before and before[0][1] > match.start()) or (after and after[0][0] < match.end()):
            return
        self.taken.insert(place, match.span())
        quantity = Quantity(kind, value, unit, " ".join(match[0].split()), bound or _bound(self.text, *match.span()))
        self.places.append((match.start(), quantity))


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in `text` (plain), in order of appearance; a stretch of text counts once."""
    lower = text.lower()
    digits = any(character in lower for character in "0123456789") or not text.isascii()
    numbers = digits or not _WORD_NUMBERS.keys().isdisjoint(_WORD.findall(lower))
    units = any(unit in lower for unit in _UNITS)
    cadences = any(cadence in lower for cadence in _CADENCES)
    if not (numbers or cadences or "fold" in lower):
        return ()
    found = _Found(text)
    if digits:
        _computes(found, lower)
    if numbers and units:
        _durations(found)
    if cadences:
        _cadences(found)
    if numbers or "fold" in lower:
        _plain_numbers(found, lower, digits)
    return tuple(quantity for _, quantity in sorted(found.places, key=lambda item: item[0]))


def date_deadlines(text: str) -> tuple[str, ...]:
    """Deadlines that name a day, month or quarter ("by 1 March 2027"), lower-cased as the other timings are."""
    if not any(opener in text for opener in _DEADLINE_OPENERS) or not any(map(str.isdigit, text)):
        return ()
    return tuple(dict.fromkeys(match[0].lower() for match in _DEADLINE.finditer(text)))


def _computes(found: _Found, lower: str) -> None:
    if not ("^" in lower or "**" in lower or "to the" in lower or _POWER.search(lower)):
        return
    for match in _COMPUTE.finditer(found.text):
        mantissa = float(match["mantissa"] or match["short"] or 1)
        exponent = match["exponent"] or match["spoken"] or match["power"]
        found.add(match, "compute", mantissa * 10.0 ** int(exponent), "operations")


def _durations(found: _Found) -> None:
    for match in _DURATION.finditer(found.text):
        unit = match["unit"].lower().replace("working", "business")
        days = _value(match["number"]) * _DAYS[" ".join(unit.split())]
        if match["age"] is not None:
            found.add(match, "age", _value(match["number"]), "years")
        elif match["each"] and days:
            found.add(match, "frequency", 365.0 / days, "a year")
        else:
            found.add(match, "duration", days, "days")


def _cadences(found: _Found) -> None:
    for match in _CADENCE.finditer(found.text):
        often = (match["often"] or "once").lower().split()[0]
        times = (
            {"once": 1.0, "twice": 2.0}.get(often)
            or _WORD_NUMBERS.get(often)
            or (float(often) if often.isdecimal() else 1.0)
        )
        found.add(match, "frequency", times * _TIMES[(match["word"] or match["unit"]).lower()], "a year")


def _plain_numbers(found: _Found, lower: str, digits: bool) -> None:
    if "%" in lower or "percent" in lower or "per cent" in lower:
        for match in _PERCENT.finditer(found.text):
            found.add(match, "percent", _value(match["number"]), "%")
    if digits:
        for match in _ODDS.finditer(found.text):
            if float(match["whole"]):
                found.add(match, "percent", 100 * float(match["part"]) / float(match["whole"]), "%")
        for match in _MONEY.finditer(found.text):
            scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
            found.add(match, "money", _value(match["number"]) * scale, match["sign"])
    if any(sign in lower for sign in _AGE_SIGNS):
        for match in _AGE.finditer(found.text):
            found.add(match, "age", float(match["number"] or match["bare"]), "years")
    if "x" in lower or "×" in lower or "fold" in lower or "times" in lower:
        for match in _FACTOR.finditer(found.text):
            found.add(match, "factor", _value(match["number"] or match["fold"] or match["times"]), "x")
    for match in _COUNT.finditer(found.text) if any(bound in lower for bound in _COUNT_BOUNDS) else ():
        found.add(match, "count", _value(match["number"]), "", _bound(found.text, match.start("number"), match.end()))


def _bound(text: str, start: int, end: int) -> str:
    """Whether the words around a number make it a least or a most."""
    before = text[max(0, start - 30) : start]
    if _AT_LEAST.search(before) or _OR_MORE.match(text, end):
        return "at least"
    return "at most" if _AT_MOST.search(before) or _OR_LESS.match(text, end) else ""


def _value(text: str) -> float:
    spelled = _WORD_NUMBERS.get(text.lower())
    return spelled if spelled is not None else float(text.replace(",", ""))
