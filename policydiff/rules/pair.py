"""What detectors look at: both sides of one correspondence, with the parts of all their clauses together."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import fsum

from policydiff.compare.terms import Weights, content_stems, same_thing
from policydiff.lexicon import ENGLISH, terms
from policydiff.model import Clause, Direction, Evidence, Norm, Parts, Quantity, Rule, Shift, Span, Strength

_OWNING = re.compile(r"(?<=\w)'s(?!\w)")
_WIDE_SPACE = re.compile(r"\s\s|[^\S ]")


@dataclass(frozen=True)
class Party:
    """One side: its clauses as one text, its parts as one set."""

    clauses: tuple[Clause, ...]
    beside: tuple[Clause, ...] = ()
    """What illustrates the clauses: no rule looks at it, yet what stands there is not gone from the text."""
    written_out: Callable[[str], str] = str
    """Writes the short forms of names in full, so that a name and its short form are the same words."""

    @cached_property
    def as_written(self) -> str:
        """The plain words of all clauses, as the parts of the clauses quote them."""
        return " ".join(clause.body for clause in self.clauses)

    @cached_property
    def text(self) -> str:
        """The plain words of all clauses, names in full."""
        return self.written_out(self.as_written)

    @cached_property
    def lower(self) -> str:
        """The same in lower case."""
        return self.text.lower()

    @cached_property
    def lead(self) -> Clause:
        """The clause that speaks for the side: the first that binds, else the first."""
        return next((clause for clause in self.clauses if clause.binds), self.clauses[0])

    @cached_property
    def strength(self) -> Strength | None:
        """The highest rung of the ladder on this side."""
        rungs = [clause.strength for clause in self.clauses if clause.strength is not None]
        return max(rungs, key=lambda rung: rung.rank) if rungs else None

    @property
    def norm(self) -> Norm:
        """What the side does."""
        return self.lead.norm

    @property
    def language(self) -> str:
        """The language whose words the side was read by."""
        return self.clauses[0].language

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Stems of the words that carry meaning."""
        return self.stems_of(self.text)

    @cached_property
    def held(self) -> tuple[str, ...]:
        """The same, with those of what illustrates the side, and of the lead-ins over it."""
        leads = dict.fromkeys(lead for clause in self.clauses for lead in clause.context[-1:] if lead.endswith(":"))
        aside = (*(clause.plain for clause in self.beside), *leads)
        return (*self.stems, *(stem for text in aside for stem in self.stems_of(text)))

    def stems_of(self, text: str) -> tuple[str, ...]:
        """The same of some words of this side; what belongs to somebody is called by his name."""
        full = self.written_out(text)
        return tuple(content_stems(_OWNING.sub("", full) if "'s" in full else full, self.language))

    def concepts(self, stems: Iterable[str]) -> set[str]:
        """The concepts that some stems name."""
        return {same_thing(stem, self.language) for stem in stems} - {""}

    def gather(self, pick: Callable[[Parts], Sequence[str]]) -> tuple[str, ...]:
        """One kind of part from all clauses, each once."""
        return tuple(dict.fromkeys(item for clause in self.clauses for item in pick(clause.parts)))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities, in order."""
        return tuple(quantity for clause in self.clauses for quantity in clause.parts.quantities)

    def evidence(self, words: str) -> Evidence:
        """Words of this side, with their place where they stand as such in the source."""
        wanted = words.split()
        for clause in self.clauses if wanted else ():
            place = _find(clause.text, wanted)
            if place:
                start, end = place
                return Evidence(clause.text[start:end], Span(clause.span.start + start, clause.span.start + end))
        return Evidence(words)


def _find(text: str, words: Sequence[str]) -> tuple[int, int] | None:
    """Where words stand in a row, case ignored, with any white space between them."""
    joined = " ".join(words)
    if text.isascii() and joined.isascii():
        # Most texts hold single spaces only, and compiling a pattern takes longer than all the rest.
        start = text.lower().find(joined.lower())
        if start >= 0 and " ".join(text[:start].split()) == text[:start].strip():
            return start, start + len(joined)
        if start < 0 and not _WIDE_SPACE.search(text):
            return None
    match = re.search(r"\s+".join(map(re.escape, words)), text, re.I)
    return match.span() if match else None


@dataclass(frozen=True)
class Pair:
    """Both sides of a correspondence; `loose` where the counterpart was found by function, not by wording."""

    old: Party
    new: Party
    similarity: float
    loose: bool
    weights: Weights
    claimed: frozenset[str] = frozenset()
    """Stems that other shifts of the same pair speak for, or that bind nobody: nothing more is to be said of them."""

    def claiming(self, shifts: Iterable[Shift]) -> "Pair":
        """The pair with the words of these shifts claimed, and those of figures and of mere illustrations."""
        spoken = [item.text for one in shifts for item in (*one.old, *one.new)]
        for clause in (*self.old.clauses, *self.new.clauses):
            spoken += [quantity.text for quantity in clause.parts.quantities]
            spoken += [listing.text for listing in clause.parts.enumerations if not listing.operative]
        return replace(self, claimed=self.claimed.union(stem for text in spoken for stem in self.old.stems_of(text)))

    @cached_property
    def dropped(self) -> tuple[str, ...]:
        """Stems of the old side for which the new one has no stem and no synonym."""
        return _missing(self.old.stems, self.new)

    @cached_property
    def gained(self) -> tuple[str, ...]:
        """Stems of the new side for which the old one has none."""
        return _missing(self.new.stems, self.old)

    def share(self, part: Sequence[str], whole: Sequence[str]) -> float:
        """Weight of some stems in the weight of all, 0 to 1."""
        total = fsum(self.weights.of(stem) for stem in set(whole))
        return fsum(self.weights.of(stem) for stem in set(part)) / total if total else 0.0


def name_stems(names: Iterable[str]) -> frozenset[str]:
    """Stems of the names by which a text calls its publisher; a word that names others or a thing as well is none."""
    known = frozenset(terms("parts", "actor"))
    stems = (stem for name in names if name not in known for stem in content_stems(name))
    return frozenset(stem for stem in stems if not same_thing(stem))


@cache
def force_stems(language: str = ENGLISH) -> frozenset[str]:
    """Stems of words that say how firmly something binds.

    The rules of strength speak for them, not those of content.
    """
    ladder = ("binding", "intended", "discretionary", "advisory", "forbidding", "intensifying")
    single = (term for key in ladder for term in terms("modals", key, language) if " " not in term)
    return frozenset(stem for term in single for stem in content_stems(term, language))


def _missing(stems: Sequence[str], other: Party) -> tuple[str, ...]:
    have = set(other.held)
    named, language = other.concepts(have), other.language
    return tuple(dict.fromkeys(stem for stem in stems if stem not in have and same_thing(stem, language) not in named))


Detector = Callable[[Rule, Pair], Iterator[Shift]]
"""Code that finds what a rule describes. It sees the pair the way the rule reads it (see `facing`)."""


def facing(rule: Rule, pair: Pair) -> tuple[Party, Party]:
    """The side on which the rule's words stand, then the other: (old, new) for a loss, (new, old) for a gain."""
    return (pair.old, pair.new) if rule.settings.get("reads", "loss") == "loss" else (pair.new, pair.old)


def shift(
    rule: Rule,
    old: Sequence[Evidence] = (),
    new: Sequence[Evidence] = (),
    *,
    direction: Direction | None = None,
    weight: float | None = None,
    **arguments: str,
) -> Shift:
    """A shift by `rule`, at the rule's weight and direction unless given."""
    stated = rule.settings.get("weight", 1.0)
    assert isinstance(stated, float | int)
    return Shift(
        rule=rule.id,
        dimension=rule.dimension,
        direction=direction or rule.direction,
        old=tuple(old),
        new=tuple(new),
        arguments=arguments,
        weight=float(stated) if weight is None else weight,
    )
