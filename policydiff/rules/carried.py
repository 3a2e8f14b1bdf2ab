"""What a clause carries with it when it comes or goes: a commitment, a mere name, an entry, what is said elsewhere."""

from collections.abc import Callable, Iterable

from policydiff.compare.model import Correspondence
from policydiff.compare.terms import key
from policydiff.model import BlockKind, Clause, Direction, Shift
from policydiff.parse.naming import only_names
from policydiff.parse.recipients import names_recipient

LONGEST_ENTRY = 12
"""Words of an entry in a table of contents."""

Leads = Callable[[], set[str]]
"""Gives the keys of the clauses and titles that stand in both texts."""


def carried(one: Correspondence, shifts: Iterable[Shift]) -> Iterable[Shift]:
    """The shifts between two sides that say something.

    What a clause says beyond one of those that it came from is no more asked for by this one. Where both sides only
    name recipients, one less is no loss.
    """
    silent = {Direction.STRONGER} if one.shared else set()
    if all(map(names_recipient, (*one.old, *one.new))):
        silent.add(Direction.WEAKER)
    return (item for item in shifts if item.direction not in silent)


def goes(clause: Clause, leads: Leads) -> bool:
    """Whether a commitment goes with a clause that is gone."""
    return comes(clause, leads) and not names_recipient(clause)


def comes(clause: Clause, leads: Leads) -> bool:
    """Whether a commitment comes with a new clause."""
    return clause.binds and not only_names(clause) and not _is_entry(clause, leads)


def _is_entry(clause: Clause, leads: Leads) -> bool:
    """Whether a clause has the words of a title that stands in both texts: an entry in their table of contents."""
    words = clause.plain.split()
    if clause.kind is BlockKind.TABLE_CELL or len(words) > LONGEST_ENTRY or clause.plain[-1:] in ".;!":
        return False
    return key(clause.plain) in leads()


def once(clauses: tuple[Clause, ...]) -> Iterable[Clause]:
    """Clauses without repetitions: of those with the same words the one that binds most firmly."""
    if len(clauses) == 1:
        return clauses
    firmest: dict[str, Clause] = {}
    for clause in clauses:
        other = firmest.setdefault(key(clause.plain), clause)
        if clause.strength and (other.strength is None or clause.strength.rank > other.strength.rank):
            firmest[key(clause.plain)] = clause
    return firmest.values()
