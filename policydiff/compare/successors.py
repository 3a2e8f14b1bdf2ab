"""What took a commitment's place, where none of its words did: the passages that now govern its object.

A loose counterpart is found among the clauses that are new, by the score of `Field.likeness` and by how alike the two
paragraphs are as wholes: what one version says in one sentence another says in three. A passage that another old
commitment has a better claim on counts for less, the lower its rank there: without that, the few broad clauses of
a new text would succeed to everything, and nothing would ever be removed. Weighing a candidate by the best score that
it reaches with anyone is the symmetric normalization of ranking in retrieval between languages (A. Conneau et al.,
"Word Translation Without Parallel Data", 2018, against "hubs", after N. Dinu et al., 2015).
"""

import math
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property

from policydiff.compare.settings import Settings
from policydiff.compare.similarity import Field
from policydiff.compare.terms import bag, cosine
from policydiff.model import Bearer, Category, Clause, Strength
from policydiff.parse.labels import is_title
from policydiff.parse.summaries import is_summary
from policydiff.parse.titles import is_account

CANDIDATES = 24
"""How many passages are weighed for a commitment that stands alone."""
RIVALS = 6
"""How many old commitments are asked for their claim on a passage."""
MOST = 4
"""How many passages are named for one commitment."""
STATED = 0.8
"""What a passage that binds nobody counts for: a promise can end as a mere description of what is done."""
FEWEST_WORDS = 4
"""Words of content below which a clause that binds nobody is a mere name: a table head, a title left in the text."""
FEWEST_BINDING = 2
"""The same of a clause that binds: one word is a title that reads like a duty ("Deletion.")."""
LEAST_OWN = 0.05
"""Cosine of words below which nothing succeeds, however alike the passages around: a common word or two."""
PARAGRAPH = 0.5
"""Share of the likeness of the two paragraphs in the score of a successor, beside the parts of `Field.likeness`."""


def successors(
    field: Field,
    rows: Sequence[int],
    stood_before: Collection[int],
    pairs: Mapping[int, int],
    settings: Settings,
) -> dict[int, tuple[list[int], float]]:
    """For old commitments that stand alone, the clauses that govern the same object now, best first.

    `stood_before` are the new clauses that stood in the old version too: they cannot have taken the place of what
    stood beside them. `pairs` are the firm pairs, whose old clauses have claims on their counterparts. Each commitment
    comes with the cosine of its words with the first clause named; one without a successor does not come at all.
    Beside the first a clause is named only by the commitment that has the best claim on it: named by all that come
    near it, the few broad clauses of a new text would stand beside everything.
    """
    if not rows:
        return {}
    fresh = frozenset(j for j, one in enumerate(field.new.clauses) if j not in stood_before and _speaks(one))
    if field.around is None:
        return _named(field, rows, fresh, pairs, settings)
    # What stands still has its claims, and its share of what stayed: with it, fewer succeed, and mostly none do.
    claims = Claims(field, pairs)
    # The clauses that stand here are read for the last question alone, and it is seldom asked.
    least_own = cache(lambda: _least_own(field, rows, settings))
    if not any(
        own >= LEAST_OWN
        and _binds_no_other(field.old.clauses[i], field.new.clauses[j])
        and claims.score(i, j, own) >= settings.loose_floor
        and own >= least_own()
        for i in rows
        for j, own in field.candidates(i, fresh, CANDIDATES)
    ):
        return {}
    whole, place = field.with_whole_old()
    named = _named(whole, [place[i] for i in rows], fresh, {place[i]: j for i, j in pairs.items()}, settings)
    return {i: named[place[i]] for i in rows if place[i] in named}


def _least_own(field: Field, rows: Sequence[int], settings: Settings) -> float:
    # In a text that mostly stayed, what has no counterpart is more likely gone; in a rewritten one, told anew.
    stayed = 1.0 - len(rows) / max(1, sum(one.binds for one in field.old.clauses))
    return max(LEAST_OWN, settings.loose_own * stayed)


def _named(
    field: Field, rows: Sequence[int], fresh: frozenset[int], pairs: Mapping[int, int], settings: Settings
) -> dict[int, tuple[list[int], float]]:
    claims = Claims(field, pairs)
    ranked: dict[int, list[tuple[float, int, float]]] = {}
    least_own = _least_own(field, rows, settings)
    for i in rows:
        scored = []
        for j, own in field.candidates(i, fresh, CANDIDATES):
            # What is fresh says something: each of them was asked once.
            if own >= least_own and _could_follow(field.old.clauses[i], field.new.clauses[j]):
                # Better claims only lower a score: below the floor nobody need be asked for theirs.
                score = claims.score(i, j, own)
                if score >= settings.loose_floor:
                    scored.append((score * claims.share(j), -j, own))
        weighed = []
        least = settings.loose_floor
        for most, position, own in sorted(scored, reverse=True):
            # Nor for one that even alone would stay too far below the best.
            if most < least:
                break
            score = claims.discounted(i, -position, own)
            weighed.append((score, position, own))
            least = max(least, settings.loose_keep * score)
        weighed.sort(reverse=True)
        if not weighed or weighed[0][0] < settings.loose_floor:
            continue
        ranked[i] = [(score, -position, own) for score, position, own in weighed[:MOST] if score >= least]
    best: dict[int, float] = {}
    for named in ranked.values():
        for score, j, _ in named:
            best[j] = max(score, best.get(j, 0.0))
    return {
        i: ([j for rank, (score, j, _) in enumerate(named) if not rank or score >= best[j]], named[0][2])
        for i, named in ranked.items()
    }


def opposite(field: Field, rows: Sequence[int], taken: Collection[int]) -> dict[int, tuple[list[int], float]]:
    """For commitments of one passage, what stands in the other one in their place, however little the two share.

    Each comes as in `successors`; the clauses that are `taken` stand for others.
    """
    found = {}
    free = [j for j in range(len(field.new.clauses)) if j not in taken]
    for i in rows:
        mine = [j for j in free if could_succeed(field.old.clauses[i], field.new.clauses[j])]
        scored = [(field.likeness(i, j), -j) for j in mine]
        if scored:
            likeness, position = max(scored, key=lambda one: (one[0].total, one[1]))
            found[i] = [-position], likeness.own
    return found


def could_succeed(old: Clause, new: Clause) -> bool:
    """Whether a clause can have taken over from an old one: it says something, and binds nobody else."""
    return _speaks(new) and _binds_no_other(old, new)


def _could_follow(old: Clause, new: Clause) -> bool:
    """Whether a clause that speaks can follow an old one.

    A promise may end as a mere description of what is done; an aim or a permission that nobody states any more is gone.
    """
    aims = old.strength not in (None, Strength.BINDING)
    return (new.binds or not aims) and _binds_no_other(old, new)


def _binds_no_other(old: Clause, new: Clause) -> bool:
    return not (old.bearer is Bearer.PROVIDER and new.bearer is Bearer.THIRD_PARTY)


def _speaks(clause: Clause) -> bool:
    """Whether a clause binds, or states something about a category of commitments: in the policy, not its changelog."""
    said = len(bag(clause.plain, clause.language).stems)
    if clause.binds:
        return said >= FEWEST_BINDING
    return (
        clause.category is not Category.OTHER
        and said >= FEWEST_WORDS
        and not is_account(clause.section)
        and not is_summary(clause)
        and not is_title(clause.plain)
    )


class Claims:
    """How good a claim each old commitment has on a new clause."""

    def __init__(self, field: Field, pairs: Mapping[int, int]) -> None:
        self._field = field
        self._partner = {j: i for i, j in pairs.items()}
        self._scores: dict[tuple[int, int], float] = {}
        self._best: dict[int, float] = {}
        self._paragraphs: dict[tuple[int, int], float] = {}

    @cached_property
    def _binding(self) -> frozenset[int]:
        return frozenset(i for i, one in enumerate(self._field.old.clauses) if one.binds)

    def score(self, i: int, j: int, own: float | None = None) -> float:
        """The likeness of old clause `i` and new clause `j`, their paragraphs included."""
        found = self._scores.get((i, j))
        if found is None:
            old, new = self._field.old, self._field.new
            if own is None:
                own = cosine(old.told(i), new.told(j))
            blocks = old.clauses[i].block, new.clauses[j].block
            paragraphs = self._paragraphs.get(blocks)
            if paragraphs is None:
                paragraphs = self._paragraphs[blocks] = cosine(old.paragraph(i), new.paragraph(j))
            found = self._scores[i, j] = self._field.total(i, j, own) + PARAGRAPH * paragraphs
        return found

    def discounted(self, i: int, j: int, own: float | None = None) -> float:
        """The score of old clause `i` with new clause `j`, less what better claims on `j` take off."""
        score = self.score(i, j, own)
        best = max(score, self.best(j))
        return self.share(j) * score * math.sqrt(score / best) if best else 0.0

    def share(self, j: int) -> float:
        """What a score with new clause `j` counts for."""
        return 1.0 if self._field.new.clauses[j].binds else STATED

    def best(self, j: int) -> float:
        """The best score that any old commitment reaches with new clause `j`."""
        if j not in self._best:
            rivals = [i for i, _ in self._field.rivals(j, self._binding, RIVALS)]
            if j in self._partner:
                rivals.append(self._partner[j])
            self._best[j] = max((self.score(i, j) for i in rivals), default=0.0)
        return self._best[j]
