"""Numbers with units, scaled so that they can be compared: durations in days, cadences in times a year, and so on."""

import re

from policydiff.model import Quantity

_WORD_NUMBERS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"twenty": 20.0, "thirty": 30.0, "sixty": 60.0, "ninety": 90.0, "hundred": 100.0, "half": 0.5}
_SPELLED = "|".join(_WORD_NUMBERS)
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w-])(?:{_SPELLED})(?![\w]))"
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "business day": 1.4, "week": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.0}
_DURATION = re.compile(
    rf"(?P<each>every\s+|each\s+|per\s+|once\s+(?:every|per|a)\s+)?{_NUMBER}(?:\s*\(\d+\))?[\s-]*(?:calendar\s+|consecutive\s+|further\s+)?(?P<unit>minute|hour|business day|working day|day|week|month|quarter|year)s?\b(?P<age>\s+(?:old|of age))?",
    re.I,
)
_CADENCE = re.compile(
    r"\b(?:(?P<word>hourly|daily|weekly|biweekly|monthly|quarterly|semi-?annually|biannually|twice a year|annually|yearly|annual)|(?:once|every|each|per)\s+(?:a\s+)?(?P<unit>day|week|month|quarter|year))\b",
    re.I,
)
_TIMES = {
    "hourly": 8760.0, "daily": 365.0, "weekly": 52.0, "biweekly": 26.0, "monthly": 12.0, "quarterly": 4.0, "semiannually": 2.0, "semi-annually": 2.0,
    "biannually": 2.0, "twice a year": 2.0, "annually": 1.0, "yearly": 1.0, "annual": 1.0,
    "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0,
}  # fmt: skip
_PERCENT = re.compile(rf"{_NUMBER}\s*(?:%|percent\b|per cent\b|percentage points?\b)", re.I)
_ODDS = re.compile(r"(?P<part>\d+)\s+(?:out\s+of|in)\s+(?P<whole>\d+)\b", re.I)
_MONEY = re.compile(r"(?P<sign>[$€£])\s?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<scale>million|billion|thousand|[kKmMbB]\b)?")
_COMPUTE = re.compile(r"10\s?(?:\^|\*\*)\s?(?P<exponent>\d{2})\b|1e(?P<short>\d{2})\b", re.I)
_FACTOR = re.compile(r"(?<![\w.])(?P<number>\d+(?:\.\d+)?)\s?[x×](?![\w])")
_COUNT = re.compile(rf"(?:at least|at most|minimum of|maximum of|more than|fewer than|less than|up to|no more than|no fewer than)\s+{_NUMBER}(?![\w%,.]*\d)(?!\s*(?:%|percent))", re.I)
_AT_LEAST = re.compile(r"(?:at least|no less than|not less than|minimum(?: of)?|more than|over|exceed(?:s|ing)?|above|greater than|or more|or older|no fewer than|>)\s*(?:once\s+(?:every\s+|per\s+|a\s+)?|every\s+|[$€£~]\s*)?$", re.I)
_AT_MOST = re.compile(r"(?:at most|no more than|not more than|maximum(?: of)?|less than|under|below|within|up to|fewer than|no later than|by|<)\s*(?:[$€£~]\s*)?$", re.I)
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "b": 1e9}


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in `text` (plain), in order of appearance; a stretch of text counts once."""
    if not re.search(r"\d|\b(?:\w+ly|annual|once|every|each|per|" + _SPELLED + r")\b", text, re.I):
        return ()
    found: list[tuple[int, Quantity]] = []
    taken: list[tuple[int, int]] = []

    def add(match: re.Match[str], kind: str, value: float, unit: str) -> None:
        if any(start < match.end() and match.start() < end for start, end in taken):
            return
        taken.append(match.span())
        before = text[max(0, match.start() - 30) : match.start()]
        after = text[match.end() : match.end() + 12].lower()
        bound = "at least" if _AT_LEAST.search(before) or re.match(r"\s*or (?:more|older|greater)", after) else ""
        bound = bound or ("at most" if _AT_MOST.search(before) or re.match(r"\s*or (?:less|fewer)", after) else "")
        found.append((match.start(), Quantity(kind, value, unit, match[0].strip(), bound)))

    for match in _COMPUTE.finditer(text):
        add(match, "compute", 10.0 ** int(match["exponent"] or match["short"]), "operations")
    for match in _DURATION.finditer(text):
        unit = match["unit"].lower().replace("working", "business")
        days = _value(match["number"]) * _DAYS[unit]
        if match["age"]:
            add(match, "age", _value(match["number"]), "years")
        elif match["each"] and days:
            add(match, "frequency", 365.0 / days, "a year")
        else:
            add(match, "duration", days, "days")
    for match in _CADENCE.finditer(text):
        add(match, "frequency", _TIMES[(match["word"] or match["unit"]).lower()], "a year")
    for match in _PERCENT.finditer(text):
        add(match, "percent", _value(match["number"]), "%")
    for match in _ODDS.finditer(text):
        if float(match["whole"]):
            add(match, "percent", 100 * float(match["part"]) / float(match["whole"]), "%")
    for match in _MONEY.finditer(text):
        add(match, "money", _value(match["number"]) * _SCALES.get((match["scale"] or "").lower(), 1.0), match["sign"])
    for match in _FACTOR.finditer(text):
        add(match, "factor", _value(match["number"]), "x")
    for match in _COUNT.finditer(text):
        add(match, "count", _value(match["number"]), "")
    return tuple(quantity for _, quantity in sorted(found, key=lambda item: item[0]))


def _value(text: str) -> float:
    return _WORD_NUMBERS[text.lower()] if text.lower() in _WORD_NUMBERS else float(text.replace(",", ""))
