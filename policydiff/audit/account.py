"""An account of changes (a changelog, an announcement) as entries, each of which can say one thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from policydiff.compare.terms import key
from policydiff.model import BlockKind, Clause
from policydiff.parse import parse

WHOLE_BLOCK_WORDS = 45
"""A paragraph up to this long speaks of one thing; a longer one is read sentence by sentence."""

_ITEMS = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of an account: its words as written and as compared, its line (1-based), what stands over it."""

    text: str
    plain: str
    line: int
    over: tuple[str, ...] = ()


def entries(account: str, *, beyond: str = "") -> tuple[Entry, ...]:
    """The entries of `account`, those that `beyond` (its earlier state) has already left out.

    What an account said before a revision cannot announce it.
    """
    said = {key(entry.plain) for entry in _entries(beyond)} if beyond else set()
    return tuple(entry for entry in _entries(account) if key(entry.plain) not in said)


def _entries(account: str) -> Iterator[Entry]:
    for _, group in groupby(parse(account).clauses, key=lambda clause: clause.block):
        clauses = list(group)
        words = sum(len(clause.plain.split()) for clause in clauses)
        if clauses[0].kind in _ITEMS or words <= WHOLE_BLOCK_WORDS:
            yield _entry(clauses)
        else:
            yield from (_entry([clause]) for clause in clauses)


def _entry(clauses: list[Clause]) -> Entry:
    first = clauses[0]
    return Entry(
        " ".join(clause.text.strip() for clause in clauses),
        " ".join(clause.plain for clause in clauses),
        first.line,
        (*first.section, *first.context),
    )
