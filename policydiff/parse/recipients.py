"""Tables that name who gets data, and by what: processors of processors, cookies and their domains."""

from collections.abc import Sequence

from policydiff.lexicon import ENGLISH, phrases
from policydiff.model import BlockKind, Clause

TITLES = 2
"""How many of the innermost titles over a table are asked what it lists."""


def lists_recipients(titles: Sequence[str], language: str) -> bool:
    """Whether titles say that what stands under them names recipients of data, or the trackers that collect it."""
    if language != ENGLISH:
        return False
    named = phrases("headings", "recipients")
    return any(named.spans(title, "recipients") for title in titles)


def names_recipient(clause: Clause) -> bool:
    """Whether a clause is a cell of such a table.

    One more is one more who gets data. One less takes no commitment with it.
    """
    return clause.kind is BlockKind.TABLE_CELL and lists_recipients(clause.section[-TITLES:], clause.language)
