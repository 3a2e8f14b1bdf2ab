"""What an account claims: its entries taken apart, each piece with the words that stand over it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from policydiff.audit.account import Entry
from policydiff.audit.direction import FAMILIES, saying_stems
from policydiff.compare.terms import content_stems
from policydiff.lexicon import phrases
from policydiff.model import Change, Direction, Outcome

LONGEST_TITLE = 10
"""Words up to which what stands before a colon is the title of a claim."""

_PIECES = re.compile(r";\s+")
_LOSSES = (Outcome.REMOVED, Outcome.WEAKENED, Outcome.RELOCATED)


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of an entry: `words` are its own (plain), `title` the run-in label over it, "" where none.

    `block` is shared by the pieces of one paragraph or item: together they speak of one matter. `under` is the nearest
    heading that says what was done and nothing else ("Removed"), "" where none does.
    """

    entry: Entry
    words: str
    title: str
    block: int
    under: str = ""

    @property
    def text(self) -> str:
        """Title and words as one text."""
        return f"{self.title}. {self.words}" if self.title else self.words


def claims(account: Iterable[Entry]) -> tuple[Claim, ...]:
    """The claims of an account: its sentences, those with semicolons piece by piece."""
    found: list[Claim] = []
    for block, (_, group) in enumerate(groupby(account, key=lambda entry: entry.line)):
        held = list(group)
        title, under = _title(held), _under(held[0])
        for entry in held:
            pieces = [piece.strip() for piece in _PIECES.split(entry.plain)]
            found += [Claim(entry, piece, title, block, under) for piece in pieces if piece]
    return tuple(found)


def _title(block: list[Entry]) -> str:
    """The run-in label that opens a paragraph: what its later sentences stand under and the first begins with."""
    first = block[0].plain
    for entry in block[1:]:
        if entry.over and first.startswith(entry.over[-1]):
            return entry.over[-1]
    label, colon, rest = first.partition(": ")
    return label if colon and rest and len(label.split()) <= LONGEST_TITLE else ""


def _under(entry: Entry) -> str:
    saying = saying_stems()
    headings = (head for head in reversed(entry.over) if set(content_stems(head)) <= saying)
    return next((head for head in headings if _ways(head)), "")


def says_change(claim: Claim) -> bool:
    """Whether a claim says that something was changed; the others give reasons, or tell what a word means."""
    if claim.under:
        return True
    told = phrases("announcement", *FAMILIES).find(claim.words)
    classes = phrases("audit", "easing", "tightening", "replacing", "adjusting").find(claim.words)
    return any(told.values()) or any(classes.values())


def leaning(claim: Claim) -> frozenset[Direction]:
    """The ways in which a claim says that something went: by its own words, or else by the heading over it."""
    return _ways(claim.text) or _ways(claim.under)


def _ways(text: str) -> frozenset[Direction]:
    said = phrases("announcement", "weaker", "stronger", "less").find(text)
    found: set[Direction] = set()
    if said["weaker"] or said["less"] or gives_way(text):
        found.add(Direction.WEAKER)
    if said["stronger"]:
        found.add(Direction.STRONGER)
    return frozenset(found) | class_leaning(text)


def class_leaning(text: str) -> frozenset[Direction]:
    """The ways in which an account's words say that a whole class of commitments went."""
    said = phrases("audit", "easing", "tightening").find(text)
    ways = {Direction.WEAKER: said["easing"], Direction.STRONGER: said["tightening"]}
    return frozenset(way for way, places in ways.items() if places)


def gives_way(text: str) -> bool:
    """Whether an account's words set what was against what is now: what they name first has given way."""
    return bool(phrases("audit", "replacing").spans(text, "replacing"))


def denies(text: str) -> bool:
    """Whether an account says that nothing of substance changed."""
    return bool(phrases("announcement", "denying").spans(text, "denying"))


def directions(change: Change) -> frozenset[Direction]:
    """The ways in which a material change went: as a whole, and where it went both ways, each of them."""
    whole = Direction.WEAKER if change.outcome in _LOSSES else Direction.STRONGER
    return frozenset({whole, *(shift.direction for shift in change.shifts)})
