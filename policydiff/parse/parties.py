"""The legal entities that a text names, and the words with which it names them as parties."""

import re
from collections.abc import Sequence
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, unspaced


@cache
def entity(language: str) -> re.Pattern[str]:
    """A name with the designator of its legal form ("Acme, Inc.")."""
    if unspaced(language):
        ends = alternation("capture", "legal_forms", language=language)
        return re.compile(rf"[\u3400-\u9fff()]{{2,20}}?(?:{ends})")
    form = alternation("capture", "legal_forms")
    return re.compile(
        rf"\b[A-Z][\w&'-]{{0,40}}(?:[ ,.]{{1,2}}[A-Z][\w&'-]{{0,40}}){{0,5}}?[ ,]{{1,2}}(?:{form})(?!\w)\.?"
    )


@cache
def contracting(language: str) -> re.Pattern[str]:
    """Words with which a text names its parties ("provided by")."""
    words = alternation("capture", "contracting", language=language)
    return re.compile(words if unspaced(language) else rf"(?<![\w-])(?:{words})(?![\w-])", re.I)


def names_party(text: str, leads: Sequence[str], language: str = ENGLISH) -> bool:
    """Whether an item names a legal entity under a lead-in that names parties ("You contract with:")."""
    if not leads or not contracting(language).search(leads[-1]):
        return False
    return entity(language).search(text) is not None
