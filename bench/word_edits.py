"""Edits of the words of one clause whose effect is known: weaker, stronger, or the same force in other words."""

import random
import re
from collections.abc import Callable

from policydiff.model import Clause, Outcome

Edit = Callable[[str, random.Random], str | None]
"""Words of a clause in, edited words out; None where the edit does not apply."""

_SYNONYMS = (
    ("assess", "evaluate"), ("evaluate", "assess"), ("ensure", "make sure"), ("use", "make use of"),
    ("begin", "start"), ("carry out", "conduct"), ("conduct", "carry out"), ("publish", "make public"),
    ("inform", "notify"), ("at least", "no less than"), ("prior to", "before"), ("before", "ahead of"),
    ("in order to", "so as to"), ("such as", "for instance"), ("persons", "people"), ("whether", "if"),
    ("harmful", "damaging"), ("company", "firm"), ("employees", "staff"), ("describe", "set out"),
    ("identify", "pinpoint"), ("keep", "maintain"), ("maintain", "keep up"), ("obtain", "get"), ("help", "assist"),
    ("about", "concerning"), ("also", "in addition"), ("further", "additional"), ("decide", "determine"),
)  # fmt: skip
_WEAKER = (
    (r"\bwill not\b", ("do not plan to", "should not")), (r"\bmust not\b", ("should not", "are asked not to")),
    (r"\b(?:will|shall)\b", ("intend to", "aim to", "may", "expect to")), (r"\bmust\b", ("should", "may wish to")),
    (r"\bcommit to\b", ("hope to", "plan to")), (r"\bare required to\b", ("are encouraged to", "should")),
)  # fmt: skip
_STRONGER = (
    (r"\bshould not\b", ("must not",)), (r"\bshould\b", ("must", "are required to")),
    (r"\b(?:intend|aim|expect|plan|seek|hope) to\b", ("will",)), (r"\b(?:may|could|might)\b(?! not)", ("will", "must")),
)  # fmt: skip
_HEDGES = (", where this is feasible", ", as we see fit", " to the extent practicable", ", unless we decide otherwise")
_DUTIES = (
    ", and publish the results within 30 days", " and report this to the board each quarter",
    ", subject to review by an independent expert", ", and keep a record of it for five years",
)  # fmt: skip
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "ten", "twelve")
_SPAN = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})(?=[ -](?:day|week|month|year|hour)s?\b)", re.I)
_END = re.compile(r"(?<=\w)\.\s*$")


def _reworded(text: str, chance: random.Random) -> str | None:
    options = list(_SYNONYMS)
    chance.shuffle(options)
    changed = text
    touched: set[str] = set()
    for word, other in options:
        if word not in touched and (found := re.search(rf"\b{word}\b", changed)):
            changed = changed[: found.start()] + other + changed[found.end() :]
            touched |= {word, other}
    return changed if changed != text else None


def _first(table: tuple[tuple[str, tuple[str, ...]], ...]) -> Edit:
    def edit(text: str, chance: random.Random) -> str | None:
        for pattern, words in table:
            if re.search(pattern, text):
                return re.sub(pattern, chance.choice(words), text, count=1)
        return None

    return edit


def _appended(endings: tuple[str, ...]) -> Edit:
    def edit(text: str, chance: random.Random) -> str | None:
        end = _END.search(text)
        return text[: end.start()] + chance.choice(endings) + text[end.start() :] if end else None

    return edit


def _number(longer: bool) -> Edit:
    """A longer or shorter time to act, or between two acts: weaker or stronger."""

    def edit(text: str, _chance: random.Random) -> str | None:
        found = _SPAN.search(text)
        if found is None or re.search(r"at least$|for$|past$|last$", text[: found.start()].rstrip()):
            return None
        value = int(found[1]) if found[1].isdigit() else (*range(2, 8), 10, 12)[_NUMBERS.index(found[1].lower())]
        other = value * 3 if longer else value // 2
        return f"{text[: found.start()]}{other}{text[found.end() :]}" if other > 1 else None

    return edit


def without_an_item(clause: Clause, chance: random.Random) -> str | None:
    """An operative list without one of its items."""
    for listing in clause.parts.enumerations:
        items = listing.items
        if not listing.operative or len(items) < 3:
            continue
        gone = chance.randrange(len(items) - 1)
        cut = re.compile(rf"{re.escape(items[gone])}\s*,\s*(?={re.escape(items[gone + 1])}|(?:and|or)\b)")
        if len(cut.findall(clause.text)) == 1:
            return cut.sub("", clause.text)
    return None


def _split(text: str, _chance: random.Random) -> str | None:
    """Two sentences of one, where a second subject follows."""
    found = re.search(r"(?:, and|;) (we|you|they) (?=\w+)", text)
    if found is None or found.start() < 30:
        return None
    return f"{text[: found.start()]}. {found[1].capitalize()} {text[found.end() :]}"


WORD_EDITS: dict[str, tuple[Outcome, tuple[Edit, ...]]] = {
    "reword": (Outcome.RETAINED, (_reworded,)),
    "weaken": (Outcome.WEAKENED, (_first(_WEAKER),)),
    "strengthen": (Outcome.STRENGTHENED, (_first(_STRONGER),)),
    "hedge": (Outcome.WEAKENED, (_appended(_HEDGES),)),
    "ask more": (Outcome.STRENGTHENED, (_appended(_DUTIES),)),
    "longer": (Outcome.WEAKENED, (_number(True),)),
    "shorter": (Outcome.STRENGTHENED, (_number(False),)),
    "split": (Outcome.RETAINED, (_split,)),
    "reword and weaken": (Outcome.WEAKENED, (_reworded, _first(_WEAKER))),
    "reword and strengthen": (Outcome.STRENGTHENED, (_reworded, _first(_STRONGER))),
    "reword and ask more": (Outcome.STRENGTHENED, (_reworded, _appended(_DUTIES))),
    "reword and hedge": (Outcome.WEAKENED, (_reworded, _appended(_HEDGES))),
}
"""Edits of the words of one clause, with what they make of it."""
