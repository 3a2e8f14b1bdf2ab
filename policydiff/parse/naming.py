"""Definitions that give a thing a name, against those that draw a line."""

import re
from functools import cache

from policydiff.lexicon import ENGLISH, alternation
from policydiff.model import Clause, Norm


def only_names(clause: Clause) -> bool:
    """Whether a clause says what a word means and sets no figure.

    It is compared as long as it stands; with the name it comes and goes, and no commitment with it.
    """
    if clause.norm is not Norm.DEFINITION or clause.language != ENGLISH or clause.parts.quantities:
        return False
    return _naming().search(clause.plain) is not None


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('verbs', 'naming')})(?![\w-])(?!\s*(?:[.,;:)]|$)|\s+of\b)", re.I)
