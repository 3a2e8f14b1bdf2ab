"""One sentence that became a list, or a list that became one sentence: the items together are its counterpart.

"You may not do A, B or C" and "You may not: A; B; C" say the same, though no clause of the one resembles a clause of
the other. Paired one by one, the sentence would meet one of its items and seem to have lost the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from policydiff.compare.similarity import Field, Side
from policydiff.compare.terms import bag
from policydiff.model import BlockKind, Clause

HELD = 0.6
"""Share of an item's weight that a sentence must hold to say the item."""
FEWEST_ITEMS = 2
"""Items that a sentence must say to stand for their list."""
FEWEST_SHARE = 0.4
"""Share of the list's free items that it must say."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A sentence of one version and the clauses of the other that form the same list, lead-in first."""

    sentence: int
    clauses: tuple[int, ...]


def unfolded(field: Field, partner: Mapping[int, int]) -> list[Fold]:
    """Old sentences that are lists in the new version; `partner` gives the old clause of each paired new one."""
    return _folds(field, field.new, field.old, partner)


def folded(field: Field, partner: Mapping[int, int]) -> list[Fold]:
    """New sentences that were lists in the old version; `partner` gives the new clause of each paired old one."""
    return _folds(field, field.old, field.new, partner)


def _folds(field: Field, listing: Side, telling: Side, partner: Mapping[int, int]) -> list[Fold]:
    found: list[Fold] = []
    told = set(partner.values())

    @cache
    def untold() -> list[int]:
        clauses = telling.clauses
        return [at for at in range(len(clauses)) if at not in told and _tells(clauses[at])]

    for lead, items in _lists(listing.clauses):
        tellers = _tellers(listing, telling, (lead, *items), partner, untold)
        if field.around and not told.issuperset(tellers) and _may_fold(field, listing, telling, items, tellers):
            # Which clauses might say the list is asked of all that share words with it, those that stand still too.
            tellers = _tellers(listing, telling, (lead, *items), partner, untold, field.whole(telling))
        if not tellers:
            continue
        by_teller: dict[int, list[int]] = {}
        loose: list[int] = []
        for at in items:
            share, place = max((_holds(field, listing, telling, at, one), -one) for one in tellers)
            teller = -place
            if partner.get(at, teller) != teller:
                continue
            if share >= HELD:
                by_teller.setdefault(teller, []).append(at)
            elif at not in partner:
                loose.append(at)
        free = len(loose) + sum(len(held) for held in by_teller.values())
        best = max(by_teller, key=lambda one: (len(by_teller[one]), -one), default=-1)
        if best < 0 or len(by_teller[best]) < max(FEWEST_ITEMS, FEWEST_SHARE * free):
            continue
        # What the list says beside the sentence was added to it.
        by_teller[best] += loose
        for teller, held in by_teller.items():
            if len(held) >= FEWEST_ITEMS:
                opening = [lead] if lead is not None and teller == best and partner.get(lead, teller) == teller else []
                found.append(Fold(teller, (*opening, *sorted(held))))
    return found


def _may_fold(field: Field, listing: Side, telling: Side, items: Sequence[int], tellers: Sequence[int]) -> bool:
    """Whether one of some clauses says items enough to stand for their list."""
    return any(
        sum(_holds(field, listing, telling, at, teller) >= HELD for at in items) >= FEWEST_ITEMS for teller in tellers
    )


def _lists(clauses: Sequence[Clause]) -> list[tuple[int | None, list[int]]]:
    """The lists of a version: the place of each lead-in, where it is a clause, and those of its items."""
    found: list[tuple[int | None, list[int]]] = []
    name = None
    for at, clause in enumerate(clauses):
        if clause.kind is not BlockKind.LIST_ITEM or not clause.context:
            name = None
            continue
        if (clause.section, clause.context) != name:
            name = (clause.section, clause.context)
            before = clauses[at - 1] if at else None
            found.append((at - 1 if before is not None and before.plain.endswith(clause.context[-1]) else None, []))
        found[-1][1].append(at)
    return [(lead, items) for lead, items in found if len(items) >= FEWEST_ITEMS]


def _tellers(
    listing: Side,
    telling: Side,
    places: Sequence[int | None],
    partner: Mapping[int, int],
    untold: Callable[[], list[int]],
    whole: tuple[Side, Mapping[int, int]] | None = None,
) -> list[int]:
    """Clauses of the other version that might say the whole list: partners of its members, and those without one.

    `untold` gives those without one. Where that version was cut down, `whole` is all of it, with the place there of
    each clause.
    """
    lead = places[0]
    before = lead - 1 if lead and listing.clauses[lead - 1].section == listing.clauses[lead].section else None
    near = {partner[at] for at in (before, *places) if at is not None and at in partner}
    alone = [at for at in places if at is not None and at not in partner]
    # Most lists kept all their items, and only what lost some needs all the words of the other version.
    words = {word for at in alone for word in _own_words(listing.clauses[at])}
    held = [one for one in untold() if not words.isdisjoint(telling.bag(one).terms)] if words else []
    everyone, place = whole or (telling, range(len(telling.clauses)))
    lone = everyone.postings(None) if held else {}
    found = {place[one]: one for one in held}
    for at in alone if held else ():
        counts: defaultdict[int, float] = defaultdict(float)
        for term in _own_words(listing.clauses[at]):
            for other, value in lone.get(term, ()):
                counts[other] += value
        if not counts.keys().isdisjoint(found):
            best = nsmallest(3, [(-value, one) for one, value in counts.items()])
            near.update(found[one] for _, one in best if one in found)
    return sorted(one for one in near if _tells(telling.clauses[one]))


def _tells(clause: Clause) -> bool:
    """Whether a clause can be a sentence that says a list: it binds, and is no item itself."""
    return not (clause.kind is BlockKind.LIST_ITEM and clause.context) and clause.binds


def _holds(field: Field, listing: Side, telling: Side, at: int, teller: int) -> float:
    """Share of the weight of an item's own words that stands in a sentence."""
    return field.coverage(_own_words(listing.clauses[at]), telling.bag(teller).terms)


def _own_words(clause: Clause) -> tuple[str, ...]:
    return bag(clause.plain, clause.language).stems
