"""Text that was never recorded is not text that was dropped.

A recorder sometimes saves a notice of a failed page load where the text should be. What stands there on the other
side is neither added nor removed; the comparison says so and keeps it out of the findings. So it does where another
page of the site was saved altogether.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log, sqrt

from policydiff.compare.model import Correspondence
from policydiff.compare.surroundings import Surroundings, WholeNeededError
from policydiff.compare.terms import REMEMBERED, content_stems, cosine
from policydiff.lexicon import alternation, terms
from policydiff.model import Clause, Document, Span

LONGEST_LOSS = 200
"""Characters of the words of one link."""
MAX_NOTICE_WORDS = 30
MAX_STUB_WORDS = 60
STUB_FACTOR = 5
"""How many times the words of the longest stub a text must have to show that the stub is none."""

FEWEST_CLAUSES = 20
"""Clauses that both texts must have to show that they are about different things."""
FEWEST_SHARED_WORDS = 6
"""Words of a clause that stands in both texts and is no mere control of the site's pages."""
STRANGE = 0.3
"""Likeness in words below which two texts are not versions of one: rewrites stay above 0.6, other pages fall below."""


@cache
def _failed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation('capture', 'failed')})(?!\w)", re.I)


@cache
def _notices() -> tuple[str, ...]:
    return tuple(term.lower() for term in terms("capture", "failed"))


def _may_be_notice(text: str) -> bool:
    """Whether a plain text holds the words of a notice: asked first, since the pattern is tried at every character."""
    lower = text.lower().replace("’", "'")
    for notice in _notices():  # noqa: SIM110 - asked of every block of every version
        if notice in lower:
            return True
    return False


@lru_cache(maxsize=REMEMBERED)
def tells_of_failure(text: str) -> bool:
    """Whether the plain text of a clause is a notice of a failed page load."""
    return _may_be_notice(text) and len(text.split()) <= MAX_NOTICE_WORDS and _failed().search(text) is not None


def notices(document: Document) -> list[Span]:
    """Where notices of failed page loads stand in a document: short clauses and headings with nothing else in them."""
    places = [clause.span for clause in document.clauses if tells_of_failure(clause.plain)]
    places += [section.span for section in document.sections if may_tell_of_failure(section.title)]
    return sorted(places)


def may_tell_of_failure(text: str) -> bool:
    """Whether some text speaks of failed page loads at all; few do, and few of those are notices."""
    return _may_be_notice(text) and _failed().search(text.replace("’", "'")) is not None


def uncaptured(
    old: Document,
    new: Document,
    found: Sequence[Correspondence],
    names: tuple[str, str] = ("old", "new"),
    around: Surroundings | None = None,
) -> tuple[frozenset[Correspondence], tuple[str, ...]]:
    """The one-sided correspondences that stand where the other side holds a failed page load, and what to say of it.

    `around` says what stands around the clauses of documents that were cut down to what may have changed.
    """
    if _are_strangers(old, new, found):
        if around:
            # Whether they are is a question to the whole texts.
            raise WholeNeededError
        warning = (
            "the two texts have hardly a word in common: one is taken for another page, recorded in place of the text, "
            "and what stands on one side only is not judged"
        )
        return frozenset(one for one in found if not (one.old and one.new) or one.loose), (warning,)
    if around and not any(around.notices):
        return frozenset(), ()
    missing: set[Correspondence] = set()
    warnings: list[str] = []
    for holder, other, name in ((old, new, names[0]), (new, old, names[1])):
        # What was left out leaves a few words of many a text; whole texts as short as that are not cut down.
        if not around and _is_stub(holder, other):
            missing.update(found)
            warnings.append(
                f"the {name} text holds a few words and no commitment: it is taken for a failed page load, "
                "and what stands on the other side only is not judged"
            )
    for holder, other, name in ((old, new, names[0]), (new, old, names[1])):
        in_old = holder is old
        places = notices(holder)
        if places and not around and _is_short(holder, other, noticed=True):
            # So short a page says nothing but that it failed, and what its reader is to do about it.
            places = sorted(clause.span for clause in holder.clauses)
        noticed = [one for one in found if places and _is_notice(one, in_old, places)]
        missing.update(noticed)
        if not places or notices(other) or (around and all(around.notices)):
            continue
        lost = [one for one in found if _opposite(one, in_old)]
        left_out = around.anchors() if around else []
        gaps = [_gap(place, found, in_old, left_out) for place in places]
        here = [one for one in lost if any(low <= _start(one, in_old) < high for low, high in gaps)]
        if here or any(one.old and one.new for one in noticed):
            missing.update(here)
            line = holder.source.count("\n", 0, places[0].start) + 1
            warnings.append(
                f"the {name} text holds a notice of a failed page load (line {line}); "
                "what stands in its place on the other side is not judged"
            )
    return frozenset(missing), tuple(warnings)


def _are_strangers(old: Document, new: Document, found: Sequence[Correspondence]) -> bool:
    """Whether two texts are about different things: no clause stands in both, and hardly a word does."""
    if min(len(old.clauses), len(new.clauses)) < FEWEST_CLAUSES:
        return False
    if any(one.stands_still and one.old[0].plain.count(" ") >= FEWEST_SHARED_WORDS - 1 for one in found):
        return False
    return cosine(_vocabulary(old), _vocabulary(new)) < STRANGE


def _vocabulary(document: Document) -> dict[str, float]:
    """The words of a text by how often they stand there, as a vector of unit length."""
    counts = Counter(stem for clause in document.clauses for stem in content_stems(clause.plain, clause.language))
    weights = {stem: 1 + log(count) for stem, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()}


def _is_stub(holder: Document, other: Document) -> bool:
    """Whether a document is too short beside the other to be the text at all, and binds nobody."""
    return not any(clause.binds for clause in holder.clauses) and _is_short(holder, other)


def _is_short(holder: Document, other: Document, *, noticed: bool = False) -> bool:
    """Whether a document has a few words, and the other many times as many; with a notice, as these few."""
    words = [sum(len(clause.plain.split()) for clause in document.clauses) for document in (holder, other)]
    # A title without a text is a failed capture, too; nothing at all is the time before the first version.
    held = words[0] or sum(len(section.title.split()) for section in holder.sections)
    return 0 < held <= MAX_STUB_WORDS and words[1] >= STUB_FACTOR * (held if noticed else MAX_STUB_WORDS)


def _is_notice(one: Correspondence, in_old: bool, places: Sequence[Span]) -> bool:
    """Whether one side is nothing but a notice: whatever it may resemble, it binds nobody and replaces nothing."""
    here = one.old if in_old else one.new
    return bool(here) and all(clause.span in places for clause in here)


def _opposite(one: Correspondence, in_old: bool) -> bool:
    """Whether a correspondence has no counterpart by wording on the side of the notice."""
    return (not one.old) if in_old else (not one.new or one.loose)


def _start(one: Correspondence, in_old: bool) -> int:
    return (one.new if in_old else one.old)[0].span.start


def _gap(
    place: Span, found: Sequence[Correspondence], in_old: bool, left_out: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """The stretch of the other side between the counterparts of the clauses before and after a place."""
    low, high = 0, 1 << 62
    for one in found:
        if not one.old or not one.new or one.loose:
            continue
        here, there = (one.old, one.new) if in_old else (one.new, one.old)
        if here[0].span.start < place.start:
            low = max(low, there[-1].span.start)
        elif here[0].span.start > place.start:
            high = min(high, there[0].span.start)
    for starts in left_out:
        start, twin = starts if in_old else reversed(starts)
        if start < place.start:
            low = max(low, twin)
        else:
            high = min(high, twin)
    return low, high


@cache
def _emptied() -> re.Pattern[str]:
    """A word that needs another behind it, and behind it nothing: where words were taken out of a sentence."""
    needing, opening = alternation("capture", "needing"), alternation("capture", "opening_a_noun")
    return re.compile(rf"(?<!\w)(?:{needing}) (?=[.,;:!?)](?:\s|$))|(?<!\w)(?:{opening}) (?=(?:and|or) )", re.I)


@cache
def _signs() -> tuple[str, ...]:
    """Of these one stands in every text that lost words; asked first, for hardly any has one."""
    opening = terms("capture", "opening_a_noun")
    return (*(f" {mark}" for mark in ".,;:!?)"), *(f"{word} {joint} " for word in opening for joint in ("and", "or")))


def words_lost(whole: Sequence[Clause], rest: Sequence[Clause]) -> bool:
    """Whether words are all that some clauses have beyond others, which tell where they were ("please visit our .").

    Such a record was made of a page without the words of its links. Whoever strikes words of a text leaves no article
    without its noun.
    """
    left = " ".join(clause.plain for clause in rest)
    if not any(sign in left for sign in _signs()):
        return False
    cuts = [0, *(found.end() for found in _emptied().finditer(left)), len(left)]
    pieces = [left[start:end].strip() for start, end in pairwise(cuts)]
    return len(pieces) > 1 and _stand_apart(pieces, " ".join(clause.plain for clause in whole))


def _stand_apart(pieces: Sequence[str], text: str) -> bool:
    """Whether a text is made of some pieces in their order, with a few words of one sentence between two of them."""
    if not text.startswith(pieces[0]) or not text.endswith(pieces[-1]):
        return False
    position = len(pieces[0])
    for at, piece in enumerate(pieces[1:], 1):
        found = len(text) - len(piece) if at == len(pieces) - 1 else text.find(piece, position)
        between = text[position:found] if found >= position else "."
        if len(between) > LONGEST_LOSS or "." in between.strip(" .") or found < position:
            return False
        position = found + len(piece)
    return True
