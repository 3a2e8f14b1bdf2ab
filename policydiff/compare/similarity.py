"""How alike two clauses are in what they govern: their words, the passage around them, their headings and section."""

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass

from policydiff.compare.surroundings import Surroundings
from policydiff.compare.terms import Bag, Census, Weights, bag, clause_bag, cosine
from policydiff.lexicon import ENGLISH
from policydiff.model import Clause, Document

Vector = Mapping[str, float]
Postings = dict[str, list[tuple[int, float]]]
HeadingName = tuple[tuple[str, ...], tuple[str, ...]]

OWN, PASSAGE, SECTION, HEADING, CATEGORY = 1.0, 0.5, 0.3, 0.3, 0.1
"""Shares of the parts of `Field.score`; set by hand, and steady when any one pair is left out (docs/accuracy.md)."""

NEAR = ((1, 0.5), (2, 0.25))
"""Weights of the neighbours one and two clauses away in the passage vector."""

REMEMBERED = 96
"""Counterparts by words that are remembered of each clause: more than anybody asks for among fewer clauses later."""


def blend(parts: Sequence[tuple[float, Vector]]) -> dict[str, float]:
    """A weighted sum of vectors, at unit length."""
    if not parts:
        return {}
    weight, vector = parts[0]
    total = dict(vector) if weight == 1.0 else {term: weight * value for term, value in vector.items()}
    get = total.get
    for weight, vector in parts[1:]:
        for term, value in vector.items():
            total[term] = get(term, 0.0) + weight * value
    length = math.sqrt(sum([value * value for value in total.values()]))
    return dict(zip(total, [value / length for value in total.values()], strict=True)) if length else {}


class Side:
    """One version's clauses as vectors."""

    def __init__(self, document: Document, weights: Weights, common: Set[str] | None = None) -> None:
        self.clauses = document.clauses
        self._weights = weights
        self._common = common
        self._told: dict[int, Vector] = {}
        self._language = document.language or ENGLISH
        self._bags: dict[int, Bag] = {}
        self._own: dict[int, dict[str, float]] = {}
        self._members: dict[tuple[str, ...], list[int]] = {}
        self._blocks: dict[int, list[int]] = {}
        self._paragraphs: dict[int, Vector] = {}
        self._sections: dict[tuple[str, ...], Vector] = {}
        self._postings: dict[frozenset[int] | None, Postings] = {}
        self._passages: dict[int, Vector] = {}
        self._headings: dict[int, Vector] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._numbers: dict[tuple[str, ...] | HeadingName, int] = {}

    def bag(self, index: int) -> Bag:
        """The terms of one clause; found when first asked for, since most clauses of a revision have a twin."""
        found = self._bags.get(index)
        if found is None:
            found = self._bags[index] = _terms(self.clauses[index])
        return found

    def own(self, index: int) -> dict[str, float]:
        """The words of one clause as a vector, made when first asked for."""
        found = self._own.get(index)
        if found is None:
            found = self._own[index] = self._weights.vector(self.bag(index))
        return found

    def told(self, index: int) -> Vector:
        """The part of `own` that can tell the clause from others: the values of terms that both versions hold."""
        found = self._told.get(index)
        if found is None:
            found = self._told[index] = self._telling(self.own(index))
        return found

    def _telling(self, vector: Vector) -> Vector:
        # A cosine adds up products of what both sides hold. Most pairs of words stand in one version only.
        common = self._common
        return vector if common is None else {term: value for term, value in vector.items() if term in common}

    def passage(self, index: int) -> Vector:
        """A clause with its neighbours in the same section, as `told` has it."""
        found = self._passages.get(index)
        if found is None:
            section = self.clauses[index].section
            parts: list[tuple[float, Vector]] = [(1.0, self.own(index))]
            for distance, weight in NEAR:
                for near in (index - distance, index + distance):
                    if 0 <= near < len(self.clauses) and self.clauses[near].section == section:
                        parts.append((weight, self.own(near)))
            found = self._passages[index] = self._telling(blend(parts))
        return found

    def paragraph(self, index: int) -> Vector:
        """All the words of the paragraph, list item or cell that holds a clause, as `told` has them."""
        block = self.clauses[index].block
        found = self._paragraphs.get(block)
        if found is None:
            if not self._blocks:
                for at, clause in enumerate(self.clauses):
                    self._blocks.setdefault(clause.block, []).append(at)
            held = self._blocks[block]
            found = self.told(index)
            if len(held) > 1:
                found = self._telling(blend([(1.0, self.own(at)) for at in held]))
            self._paragraphs[block] = found
        return found

    def heading_name(self, index: int) -> HeadingName:
        """The last two headings over a clause, and its lead-ins."""
        clause = self.clauses[index]
        return clause.section[-2:], clause.context

    def heading(self, index: int) -> Vector:
        """The words of `heading_name` as a vector."""
        number = self.place(index)[1]
        found = self._headings.get(number)
        if found is None:
            titles, lead_ins = self.heading_name(index)
            found = self._weights.vector(bag(" . ".join((*titles, *lead_ins)), self._language))
            self._headings[number] = found
        return found

    def place(self, index: int) -> tuple[int, int]:
        """Where a clause stands, as numbers of its section and its `heading_name`: paths take long to look up."""
        found = self._places.get(index)
        if found is None:
            numbers = self._numbers
            names = self.clauses[index].section, self.heading_name(index)
            first, second = (numbers.setdefault(name, len(numbers)) for name in names)
            found = self._places[index] = first, second
        return found

    def section(self, path: tuple[str, ...]) -> Vector:
        """All the words of a section, as one vector."""
        if path not in self._sections:
            if not self._members:
                for index, clause in enumerate(self.clauses):
                    self._members.setdefault(clause.section, []).append(index)
            self._sections[path] = blend([(1.0, self.own(index)) for index in self._members[path]])
        return self._sections[path]

    def postings(self, among: frozenset[int] | None) -> Postings:
        """For each term the clauses among some (None: all) that hold it, with its value there."""
        if among not in self._postings:
            lists: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
            for index in range(len(self.clauses)) if among is None else sorted(among):
                for term, value in (self.own(index) if among is None else self.told(index)).items():
                    lists[term].append((index, value))
            self._postings[among] = lists
        return self._postings[among]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How clause and candidate compare: `own` is the cosine of their words, `total` the score that ranks candidates."""

    own: float
    total: float


class Field:
    """Both versions in one space of terms."""

    def __init__(self, old: Document, new: Document, around: Surroundings | None = None) -> None:
        self.around = around
        texts = around.censuses if around else tuple(Census(map(_terms, one.clauses)) for one in (old, new))
        self.weights = Weights(texts=texts)
        # Of texts that were cut down so little is compared that it is not worth finding out.
        common = None if around else texts[0].counts.keys() & texts[1].counts.keys()
        self.old = Side(old, self.weights, common)
        self.new = Side(new, self.weights, common)
        self._sections: dict[tuple[int, int], float] = {}
        self._headings: dict[tuple[int, int], float] = {}
        self._ranked: dict[int, tuple[frozenset[int] | None, list[tuple[int, float]]]] = {}
        self._wholes: dict[bool, tuple[Side, dict[int, int]]] = {}

    def whole(self, side: Side) -> tuple[Side, dict[int, int]]:
        """All clauses of the version of a side that was cut down, and the place there of each clause of the side."""
        assert self.around is not None
        in_old = side is self.old
        found = self._wholes.get(in_old)
        if found is None:
            document = self.around.whole(in_old)
            places = {clause.span: at for at, clause in enumerate(document.clauses)}
            there = {at: places[clause.span] for at, clause in enumerate(side.clauses)}
            found = self._wholes[in_old] = Side(document, self.weights), there
        return found

    def with_whole_old(self) -> tuple["Field", dict[int, int]]:
        """The field with all clauses of the old version, and the place there of each old clause of this one."""
        side, there = self.whole(self.old)
        field = copy(self)
        field.old = side
        field._sections, field._headings, field._ranked, field._wholes = {}, {}, {}, {}
        return field, there

    def likeness(self, i: int, j: int, own: float | None = None) -> Likeness:
        """Old clause `i` against new clause `j`."""
        if own is None:
            own = cosine(self.old.told(i), self.new.told(j))
        return Likeness(own, self.total(i, j, own))

    def total(self, i: int, j: int, own: float) -> float:
        """The score of old clause `i` with new clause `j`, whose words have the cosine `own`."""
        first, second = self.old.clauses[i], self.new.clauses[j]
        (old_section, old_heading), (new_section, new_heading) = self.old.place(i), self.new.place(j)
        section = self._sections.get((old_section, new_section))
        if section is None:
            section = cosine(self.old.section(first.section), self.new.section(second.section))
            self._sections[old_section, new_section] = section
        heading = self._headings.get((old_heading, new_heading))
        if heading is None:
            heading = cosine(self.old.heading(i), self.new.heading(j))
            self._headings[old_heading, new_heading] = heading
        return (
            OWN * own
            + PASSAGE * cosine(self.old.passage(i), self.new.passage(j))
            + SECTION * section
            + HEADING * heading
            + CATEGORY * (first.category is second.category)
        )

    def candidates(
        self, i: int, allowed: frozenset[int] | None, most: int, floor: float = 0.0
    ) -> list[tuple[int, float]]:
        """The new clauses that share most with old clause `i`, with the cosine of their words, best first."""
        among, ranked = self._ranked.get(i, (allowed, None))
        if ranked is not None and among is not allowed:
            # Those among fewer clauses are found among those of more, unless too few were remembered.
            if allowed is not None and (among is None or allowed <= among):
                left = [one for one in ranked if one[0] in allowed]
                if len(left) >= most or len(ranked) < REMEMBERED:
                    return [one for one in left[:most] if one[1] >= floor]
            ranked = None
        if ranked is None or (most > len(ranked) == REMEMBERED):
            ranked = _nearest(self.old.told(i), self.new.postings(allowed), max(most, REMEMBERED))
            self._ranked[i] = allowed, ranked[:REMEMBERED]
        return [one for one in ranked[:most] if one[1] >= floor]

    def rivals(self, j: int, allowed: frozenset[int], most: int) -> list[tuple[int, float]]:
        """The old clauses that share most with new clause `j`, with the cosine of their words, best first."""
        return _nearest(self.new.told(j), self.old.postings(allowed), most)

    def section_coverage(self, i: int, section: tuple[str, ...]) -> float:
        """Share of old clause `i`'s words, by weight, that a section of the new version holds, 0 to 1."""
        return self.coverage(self.old.bag(i).stems, self.new.section(section))

    def coverage(self, terms: Iterable[str], holder: Container[str]) -> float:
        """Share of the weight of some terms that stands in `holder`, 0 to 1."""
        weights = {term: self.weights.of(term) for term in terms}
        total = math.fsum(weights.values())
        return math.fsum(weight for term, weight in weights.items() if term in holder) / total if total else 0.0


def _terms(clause: Clause) -> Bag:
    return clause_bag(clause.plain, clause.context, clause.language)


def _nearest(words: Vector, postings: Postings, most: int) -> list[tuple[int, float]]:
    """The clauses that share a word with some, by the cosine of words, best first."""
    cosines: defaultdict[int, float] = defaultdict(float)
    for term, value in words.items():
        for at, other in postings.get(term, ()):
            cosines[at] += value * other
    # Most share a common word or two: only what can be among the best is put in order with its place.
    least = sorted(cosines.values(), reverse=True)[most - 1] if len(cosines) > most else 0.0
    ranked = [(-own, at) for at, own in cosines.items() if own > 0.0 and own >= least]
    ranked.sort()
    return [(at, -own) for own, at in ranked[:most]]
