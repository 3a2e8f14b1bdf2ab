"""Stretches of a clause that ask for nothing: references, glosses, addresses, background, how a choice is made.

What came or went there is no requirement lost or gained.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from policydiff.compare.terms import MAIL_ADDRESS, REMEMBERED, content_stems
from policydiff.lexicon import ENGLISH, alternation, terms
from policydiff.model import Bearer, Norm
from policydiff.rules.pair import Party

_LINK = r"(?:https?://|www\.)[^\s()\"]{1,300}|(?<=\]\()[^\s()]{1,300}"


@cache
def _stretches(means: bool) -> re.Pattern[str]:
    """What refers, glosses or tells of background; with `means` also how somebody does what is open to him."""
    kinds = [
        rf"\b(?:{alternation('asides', 'referring')})\b[^,;()]{{0,160}}?(?=[,;()]|\.\s|\.?$)",
        rf"\((?:{alternation('asides', 'glossing')})(?!\w)[^()]{{0,240}}\)",
        _remark().pattern,
        rf"^\W*(?:{alternation('asides', 'background')})\b[^,;]{{0,240}}?(?:\([^()]{{0,240}}\)[^,;]{{0,60}})?,",
        rf"\b(?:{alternation('asides', 'waiving')})\b[^,;()]{{0,60}}?(?=[,;()]|\.\s|\.?$)",
        _joints().pattern,
        rf"\b(?:{alternation('asides', 'contacting')})\b[^.;:]{{0,80}}?(?::|\b(?:at|by|under|via)\b)\s[^;]{{0,240}}$",
        _saving().pattern,
        MAIL_ADDRESS.pattern,
        _LINK,
    ]
    if means:
        kinds.append(rf"\b(?:{alternation('asides', 'by_means_of')})\b[^,;()]{{0,160}}?(?=[,;()]|\.\s|\.?$)")
    return re.compile("|".join(f"(?:{kind})" for kind in kinds), re.I)


@cache
def _remark() -> re.Pattern[str]:
    """A sentence in parentheses that says what somebody thinks of the matter."""
    thinking = alternation("asides", "remarking")
    return re.compile(rf"\((?:[\w'-]+,?\s+){{0,3}}?(?:{thinking})(?!\w)[^()]{{0,300}}\)", re.I)


def remarked(stretch: str, side: Party) -> bool:
    """Whether some words stand in a remark in parentheses only."""
    text = side.as_written
    return stretch in text and stretch not in without_remarks(text, side.language)


def without_remarks(text: str, language: str) -> str:
    """A text without what its parentheses say about it."""
    return _remark().sub(" ", text) if language == ENGLISH and "(" in text else text


def asides(side: Party) -> tuple[str, ...]:
    """The stretches of a side that ask for nothing, with its exceptions: what they lose is no duty lost."""
    if side.language != ENGLISH:
        return ()
    chooses = side.norm is Norm.PERMISSION and side.lead.bearer is Bearer.USER
    hedges = side.gather(lambda parts: parts.hedges)
    return (*_asides(side.as_written, chooses), *_unsaid(side), *excepted(side), *hedges)


@cache
def _end() -> re.Pattern[str]:
    """Where a sentence ends, or where "and", "but" or a comma opens the next norm in it."""
    modal = alternation("modals", "binding", "intended", "discretionary", "forbidding")
    return re.compile(rf"[.;](?=\s|$)|,?\s+(?:and|but|then)\s+(?:[\w'-]+\s+){{1,4}}?(?:{modal})(?!\w)|$", re.I)


def _unsaid(side: Party) -> Iterator[str]:
    """Conditions that go without saying, and of others the words that do ("when you register to use our service")."""
    for condition in side.gather(lambda parts: parts.conditions):
        if goes_without_saying(condition, side):
            yield condition
        elif purpose := _to_use().search(condition):
            yield purpose[0]


@cache
def _to_use() -> re.Pattern[str]:
    words = alternation("asides", "merely_using")
    return re.compile(rf"\bto (?:{words}|and|the|or)(?:\s+(?:{words}|and|the|or))*(?!\w)", re.I)


def excepted(side: Party) -> tuple[str, ...]:
    """The exceptions of a side; one that closes its sentence runs on over its commas, up to another main clause."""
    found = []
    for stretch in side.gather(lambda parts: parts.exceptions):
        at = side.as_written.find(stretch)
        closes = at > 0 and not side.as_written[:at].rstrip().endswith((".", ";", ":"))
        end = _end().search(side.as_written, at + len(stretch)) if closes and side.language == ENGLISH else None
        found.append(side.as_written[at : end.start()] if end else stretch)
    return tuple(found)


@lru_cache(maxsize=REMEMBERED // 4)
def _asides(text: str, means: bool) -> tuple[str, ...]:
    return tuple(found[0] for found in _stretches(means).finditer(text))


def without(text: str, stretches: Iterable[str]) -> str:
    """A text with some stretches of it taken out."""
    for stretch in stretches:
        text = text.replace(stretch, " ")
    return text


def goes_without_saying(condition: str, holder: Party) -> bool:
    """Whether what looks like a condition sets none: it holds for whoever reads the text, or names a place."""
    if holder.language != ENGLISH:
        return False
    if _no_case().match(condition) or _saving().fullmatch(condition.rstrip(" ,.;:")):
        return True
    return not beyond_use(holder.stems_of(condition), ENGLISH)


@cache
def _saving() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('asides', 'lawful')})\s+(?:{alternation('asides', 'law')})\b", re.I)


def beyond_use(stems: Sequence[str], language: str) -> tuple[str, ...]:
    """The stems of a condition without those of using the service at all, which everybody does whom its text binds."""
    return tuple(stem for stem in stems if language != ENGLISH or stem not in _given())


def without_reference(stretch: str, holder: Party) -> str:
    """A stretch without the words at its end for what was spoken of: "if you do not agree (to the changes)"."""
    return _spoken_of().sub("", stretch) if holder.language == ENGLISH else stretch


def without_joints(text: str) -> str:
    """A text without the prepositions and connectives of several words that hold a noun."""
    return _joints().sub(" ", text)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('asides', 'joining')})\b", re.I)


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation('asides', 'spoken_of')})\s+[\w'-]+\W*$", re.I)


def refers(stretch: str, holder: Party) -> bool:
    """Whether an exception only says where its cases are told: "except as provided in section 4"."""
    return holder.language == ENGLISH and _reference().match(stretch) is not None


@cache
def _reference() -> re.Pattern[str]:
    exceptive, referring = alternation("parts", "exception"), alternation("asides", "referring")
    return re.compile(rf"(?:{exceptive})\s+(?:{referring})(?![\w-])|except\s+as\s", re.I)


def invites_scrutiny(condition: str, holder: Party) -> bool:
    """Whether what reads like a condition submits a duty to somebody's judgment: "subject to approval by the board"."""
    return holder.language == ENGLISH and _scrutiny().match(condition) is not None


@cache
def _scrutiny() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('asides', 'scrutiny')})(?![\w-])", re.I)


def stressed(condition: str, holder: Party) -> bool:
    """Whether a condition only singles out a case ("especially if") among those that hold anyway."""
    if holder.language != ENGLISH:
        return False
    return _stressing().search(holder.as_written, 0, max(0, holder.as_written.find(condition))) is not None


@cache
def _given() -> frozenset[str]:
    return frozenset(stem for word in terms("asides", "merely_using") for stem in content_stems(word))


@cache
def _no_case() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('asides', 'no_case')})(?![\w-])", re.I)


@cache
def _stressing() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('asides', 'stressing')})\s+$", re.I)
