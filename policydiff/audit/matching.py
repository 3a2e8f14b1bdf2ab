"""Matching changes to the entries of an account: is the commitment named, and which way it went?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from policydiff.audit.account import Entry, entries
from policydiff.audit.direction import saying_stems, says_direction
from policydiff.audit.parts import replaced
from policydiff.compare.terms import Bag, Weights, bag
from policydiff.model import Change

_POSSESSIVE = re.compile(r"['’]s\b")

NAMED_AT = 0.5
"""Share of the words' weight from which an entry names a commitment: of the commitment's, or of its own words."""

TOUCHED_AT = 0.3
"""Share from which an entry speaks of the same matter without naming the commitment."""

CLOSE_TO_BEST = 0.75
"""An entry that names one change is not about another that it names by a smaller part of that share than this."""

FEWEST_SHARED = 2
"""Words of content that must be the same, unless the commitment or the entry has fewer."""


class Announced(StrEnum):
    """What the account says of a material change."""

    ANNOUNCED = "announced"
    """It names the commitment and which way it went."""
    PARTIAL = "partial"
    """It names the commitment without the direction, or only the matter with it."""
    SILENT = "silent"
    """It says nothing of it."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What an account says of one change, and the entry that says it (None where it is silent).

    `named` is the share of words, 0 to 1, by which the entry was found to speak of the commitment.
    """

    change: Change
    verdict: Announced
    entry: Entry | None = None
    named: float = 0.0


def announced(changes: Iterable[Change], account_text: str, *, before: str = "") -> tuple[Announcement, ...]:
    """For each change, whether `account_text` announces it.

    `before` is the account as it stood before the revision: what it said already announces nothing new. The work grows
    with the number of changes times the number of entries.
    """
    return announced_in(tuple(changes), entries(account_text, beyond=before))


def announced_in(changes: Sequence[Change], account: Sequence[Entry]) -> tuple[Announcement, ...]:
    """The same for an account that is already taken apart."""
    subjects = [_subjects(change) for change in changes]
    told = [_content(entry.plain) for entry in account]
    weights = Weights([*(one for sides in subjects for one in sides), *told])
    shares = [
        [max((_named(side, words, weights) for side in sides), default=0.0) for words in told] for sides in subjects
    ]
    best = [max(column) for column in zip(*shares, strict=True)]
    return tuple(
        max(
            (
                _judge(change, entry, share if share >= CLOSE_TO_BEST * top else 0.0)
                for entry, share, top in zip(account, row, best, strict=True)
            ),
            key=_order,
            default=Announcement(change, Announced.SILENT),
        )
        for change, row in zip(changes, shares, strict=True)
    )


def _judge(change: Change, entry: Entry, share: float) -> Announcement:
    if share < TOUCHED_AT:
        return Announcement(change, Announced.SILENT)
    directed = says_direction(entry, change)
    if share >= NAMED_AT:
        verdict = Announced.ANNOUNCED if directed else Announced.PARTIAL
    else:
        verdict = Announced.PARTIAL if directed else Announced.SILENT
    if verdict is Announced.SILENT:
        return Announcement(change, verdict)
    return Announcement(change, verdict, entry, round(share, 4))


def _order(one: Announcement) -> tuple[int, float]:
    return (Announced.SILENT, Announced.PARTIAL, Announced.ANNOUNCED).index(one.verdict), one.named


def _subjects(change: Change) -> list[Bag]:
    """What an entry may name to name the change: either side of it, but no passage that only may have replaced it."""
    sides = (change.old,) if replaced(change) else (change.old, change.new)
    return [_content(" ".join(clause.plain for clause in side)) for side in sides if side]


def _content(text: str) -> Bag:
    """The stems of a text, each once; "the member's data" is about a member."""
    stems = tuple(dict.fromkeys(bag(_POSSESSIVE.sub("", text)).stems))
    return Bag(stems, dict.fromkeys(stems))


def _named(subject: Bag, entry: Bag, weights: Weights) -> float:
    """How far an entry names a subject: the larger of the shares that what they have in common has of each.

    The words of an entry that only say that something changed do not count, unless the subject has them too.
    """
    dull = saying_stems()
    about = [stem for stem in entry.stems if stem not in dull or stem in subject.terms]
    common = [stem for stem in about if stem in subject.terms]
    if not common or len(common) < min(FEWEST_SHARED, len(subject.stems), len(about)):
        return 0.0
    weight = fsum(map(weights.of, common))
    of_subject = weight / fsum(map(weights.of, subject.stems))
    of_entry = weight / fsum(map(weights.of, about))
    return max(of_subject, of_entry)
