"""Quantities in languages other than English, by the words that each has for numbers, units, cadences and bounds.

What they are scaled to is what `policydiff.parse.quantities` scales to, so that the same rules compare them.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from policydiff.lexicon import alternation, folded, lexicon, unspaced
from policydiff.model import Quantity
from policydiff.parse.numerals import NUMERALS, numeral

MAX_AMOUNTS = 200
"""Quantities of a clause that are kept."""
BOUND_REACH = 24
"""Characters before a number in which a word makes it a least or a most."""
_COUNTED = ("number", "counted", "sum")
"""Groups that hold the number itself."""
_COMPUTE = re.compile(
    r"(?:(?P<mantissa>\d{1,3}(?:[.,]\d{1,6})?)\s*[x×*·]\s*)?(?<!\d)10\s?(?:\^|\*\*)\s?\(?(?P<exponent>\d{2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What quantities look like in one language."""

    compute: re.Pattern[str]
    duration: re.Pattern[str]
    cadence: re.Pattern[str]
    age: re.Pattern[str]
    percent: re.Pattern[str]
    money: re.Pattern[str]
    factor: re.Pattern[str]
    count: re.Pattern[str]
    due: re.Pattern[str]
    least: tuple[re.Pattern[str], re.Pattern[str]]
    most: tuple[re.Pattern[str], re.Pattern[str]]


def amounts(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities in `text` (plain), in order of appearance; a stretch of text counts once."""
    held = lexicon("quantities", language)
    if not held:
        return ()
    reader = _Reader(text, folded(text, language), language, _patterns(language), [])
    reader.read(held)
    return tuple(quantity for _, _, quantity in sorted(reader.found, key=lambda one: one[:2]))


def dates_due(text: str, language: str) -> tuple[str, ...]:
    """Deadlines that name a day, in lower case."""
    if not lexicon("quantities", language):
        return ()
    return tuple(dict.fromkeys(text[slice(*match.span())].lower() for match in _patterns(language).due.finditer(text)))


@dataclass(slots=True)
class _Reader:
    """Collects the quantities of one text."""

    text: str
    lower: str
    language: str
    patterns: _Patterns
    found: list[tuple[int, int, Quantity]]

    def read(self, held: dict[str, dict[str, dict[str, float]]]) -> None:
        """Find all kinds, the most particular first."""
        patterns = self.patterns
        for match in patterns.compute.finditer(self.lower):
            mantissa = float((match["mantissa"] or "1").replace(",", "."))
            self._add(match, "compute", mantissa * 10.0 ** int(match["exponent"]), "operations")
        for match in patterns.age.finditer(self.lower):
            self._add(match, "age", self._value(match["number"] or match["counted"]), "years")
        for match in patterns.cadence.finditer(self.lower):
            times = held["cadence"]["times"]
            counted = match["often"] or match["after"]
            often = self._value(counted) if counted else 1.0
            self._add(match, "frequency", often * times[" ".join(match["word"].split())], "a year")
        for match in patterns.duration.finditer(self.lower):
            days = self._value(match["number"]) * held["units"]["days"][" ".join(match["unit"].split())]
            if match["each"] and days:
                self._add(match, "frequency", 365.0 / days, "a year")
            else:
                self._add(match, "duration", days, "days")
        for match in patterns.percent.finditer(self.lower):
            self._add(match, "percent", self._value(match["number"]), "%")
        for match in patterns.money.finditer(self.lower):
            scale = held["scales"]["values"].get((match["scale"] or "").strip(), 1.0)
            sign = match["sign"] or match["currency"]
            self._add(match, "money", self._value(match["number"] or match["sum"]) * scale, sign)
        for match in patterns.factor.finditer(self.lower):
            self._add(match, "factor", self._value(match["number"]), "x")
        for match in patterns.count.finditer(self.lower):
            if self._bound(*match.span()):
                self._add(match, "count", self._value(match["number"]), "")

    def _add(self, match: re.Match[str], kind: str, value: float, unit: str) -> None:
        start, end = match.span()
        if len(self.found) >= MAX_AMOUNTS:
            return
        if any(start < taken_end and taken_start < end for taken_start, taken_end, _ in self.found):
            return
        counted = next((match.start(name) for name in _COUNTED if match.groupdict().get(name)), start)
        quantity = Quantity(kind, value, unit, " ".join(self.text[start:end].split()), self._bound(counted, end))
        self.found.append((start, end, quantity))

    def _bound(self, start: int, end: int) -> str:
        before = self.lower[max(0, start - BOUND_REACH) : start]
        for name, (opens, closes) in (("at most", self.patterns.most), ("at least", self.patterns.least)):
            if opens.search(before) or closes.match(self.lower, end):
                return name
        return ""

    def _value(self, written: str) -> float:
        numbers = lexicon("quantities", self.language)["numbers"]
        if written in numbers["spelled"]:
            return float(numbers["spelled"][written])
        if written[0] in NUMERALS:
            return numeral(written)
        plain = re.sub(f"[{re.escape(numbers['grouping'])}](?=\\d{{3}}(?!\\d))", "", written)
        return float(plain.replace(numbers["decimal"], "."))


@cache
def _patterns(language: str) -> _Patterns:
    held = lexicon("quantities", language)
    numbers = held["numbers"]
    # Words end where letters do; without spaces, wherever they end.
    edge, start = ("", "") if unspaced(language) else (r"(?!\w)", r"(?<!\w)")
    gap = r"\s*" if unspaced(language) else r"[\s-]*"
    digits = (
        rf"\d{{1,3}}(?:[{re.escape(numbers['grouping'])}]\d{{3}})+(?!\d)|\d+(?:{re.escape(numbers['decimal'])}\d+)?"
    )
    spelled = (
        f"(?<![{NUMERALS}])[{NUMERALS}]{{1,12}}(?![{NUMERALS}])"
        if numbers["numerals"]
        else f"{start}(?:{_words(numbers['spelled'])})(?!\\w)"
    )
    number = rf"(?P<number>(?<![\d.,])(?:{digits})(?!\d)|{spelled})"
    keys = ("each", "percent", "age_before", "age", "currency", "factor", "sign", "times", "times_after")
    named = {key: alternation("quantities", key, language=language) for key in keys}
    cadence, units, scales = (
        _words(held["cadence"]["times"]),
        _words(held["units"]["days"]),
        _words(held["scales"]["values"]),
    )
    often, after = (number.replace("?P<number>", f"?P<{name}>") for name in ("often", "after"))
    return _Patterns(
        _COMPUTE,
        re.compile(rf"(?P<each>{start}(?:{named['each']}){gap})?{number}(?:\s*\(\d+\))?{gap}(?P<unit>{units}){edge}"),
        re.compile(
            rf"(?:{often}{gap}(?:{named['times']})?{gap})?{start}(?P<word>{cadence}){edge}"
            rf"(?:{after}{gap}(?:{named['times_after']}))?"
        ),
        re.compile(
            rf"{number}{gap}(?:{named['age']}){edge}"
            rf"|{start}(?:{named['age_before']}){gap}(?P<counted>\d{{1,3}})(?!\d)"
        ),
        re.compile(rf"{number}\s*(?:{named['percent']})"),
        re.compile(
            rf"(?P<sign>{named['sign']})\s?(?P<sum>{digits})|{number}{gap}(?P<scale>(?:{scales}){gap})?"
            rf"(?P<currency>{named['currency']}|{named['sign']}){edge}"
        ),
        re.compile(rf"{number}{gap}(?:{named['factor']}){edge}"),
        re.compile(rf"{number}(?![\w%]{{0,20}}\d)(?!\s*(?:{named['percent']}))"),
        _due(language),
        _bounds("at_least", language, start, edge),
        _bounds("at_most", language, start, edge),
    )


def _bounds(key: str, language: str, start: str, edge: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words before a number, and words after it, that make it a bound."""
    before = alternation("quantities", f"{key}_before", language=language)
    after = alternation("quantities", f"{key}_after", language=language)
    between = r"[^\W\d_]*\s*" if not start else r"(?:\s+[^\W\d_]{1,4})?\s*[$€£¥]?\s*"
    return re.compile(rf"{start}(?:{before}){between}$"), re.compile(rf"\s*(?:{after}){edge}")


def _due(language: str) -> re.Pattern[str]:
    """A day or month named behind, or before, a word of deadline."""
    months = alternation("quantities", "months", language=language)
    opens = alternation("quantities", "due_before", language=language)
    closes = alternation("quantities", "due_after", language=language)
    if unspaced(language):
        return re.compile(rf"(?:\d{{4}}\s*年\s*)?\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*[日号號])?(?:{closes})")
    date = (
        rf"(?:\d{{1,2}}(?:er|\.)?\s*(?:{months}|\d{{1,2}}\.)(?:\s*\d{{4}})?|(?:{months})\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
    )
    return re.compile(rf"(?<!\w)(?:{opens})\s+{date}", re.I)


def _words(table: dict[str, float]) -> str:
    """The keys of a table as a pattern, longest first."""
    ordered = sorted(chain(table), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"
