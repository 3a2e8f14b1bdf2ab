"""Sentences and lists that only illustrate: what follows "for example" binds nobody.

After the codebook of arXiv 2609.08789: an enumeration after "e.g.", "for example" or "such as" is an illustration, and
dropping or changing it changes no commitment.
"""

from functools import cache, lru_cache

from policydiff.lexicon import ENGLISH, Phrases, phrases
from policydiff.model import BlockKind, Clause, Norm, Strength

LATEST_WORD = 24
"""Characters before an opening phrase: "Some " or "As one " may stand before it."""
REMEMBERED = 4096
"""Texts of which it is remembered whether they illustrate: each is asked about several times."""


@cache
def _openers(language: str) -> Phrases:
    return phrases("parts", "opens_illustration", language=language)


@lru_cache(maxsize=REMEMBERED)
def illustrates(text: str, language: str = ENGLISH) -> bool:
    """Whether a sentence or a lead-in opens as an illustration ("For instance, ...", "Examples of safeguards ...")."""
    places = _openers(language).spans(text[: LATEST_WORD * 2], "opens_illustration")
    return bool(places) and places[0][0] <= LATEST_WORD and not any(mark in text[: places[0][0]] for mark in ",;:(")


def only_illustrates(clause: Clause) -> bool:
    """Whether a clause is an illustration by its own opening or, as a list item, by the lead-in over it.

    A prohibition is none ("For example, you must not ..." forbids), nor are examples of what is done all the same
    ("Examples of measures we apply include:").
    """
    # Cheap questions first: whoever asks for the norm of a clause has it read.
    own = illustrates(clause.body, clause.language)
    if not own:
        item = clause.kind is BlockKind.LIST_ITEM and bool(clause.context)
        if not item or not illustrates(clause.context[-1], clause.language):
            return False
    return clause.norm is not Norm.PROHIBITION and (own or clause.strength is not Strength.BINDING)
