"""Paragraphs that say a section once more in plain words ("In short: ..."): the section binds, and not they."""

from functools import lru_cache

from policydiff.lexicon import ENGLISH, terms
from policydiff.model import Clause


@lru_cache(maxsize=2048)
def sums_up(title: str, language: str = ENGLISH) -> bool:
    """Whether a run-in label or a line over a paragraph says that what follows is a summary."""
    return language == ENGLISH and title.strip(" :.-").lower() in _names()


def is_summary(clause: Clause) -> bool:
    """Whether a clause stands in such a paragraph."""
    label, context = clause.label, clause.context
    return bool(label and sums_up(label, clause.language)) or bool(context and sums_up(context[-1], clause.language))


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(terms("headings", "summing_up"))
