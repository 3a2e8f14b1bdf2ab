"""Words joined by commas and a final "and" or "or": a list inside a sentence that is the content of its duty.

The codebook of arXiv 2609.08789 counts an enumeration "that is the operative content" as scope, like one after
"including": shortening it is material.
"""

import re
from functools import cache, lru_cache

from policydiff.lexicon import ENGLISH, alternation

_SEGMENT_END = re.compile(r"[;:.!?()](?=\s|$)")
MAX_WORDS = 5
"""Longest item, in words; a longer stretch between commas is a clause."""
TAIL_WORDS = 2
"""Words of the last item that are looked at: where it ends nothing tells."""


@cache
def _last(language: str) -> re.Pattern[str]:
    joining = r"and/or|and|or" if language == ENGLISH else alternation("grammar", "joining", language=language)
    return re.compile(rf",?\s*\b(?:{joining})\s+")


@lru_cache(maxsize=4096)
def coordinated(text: str, language: str = ENGLISH) -> tuple[tuple[str, ...], ...]:
    """The lists of three and more items in a plain text, in order.

    Of the first item the last word is given and of the last one the first words, since the sentence goes on there.
    """
    found = []
    for stretch in _SEGMENT_END.split(text):
        segments = [segment.strip() for segment in stretch.split(",")]
        run: list[str] = []
        for at, segment in enumerate(segments):
            words = segment.split()
            if not words:
                run = []
                continue
            closing = _last(language).match(" " + segment)
            if closing and len(run) >= 2:
                rest = (" " + segment)[closing.end() :].split()
                found.append((*run, " ".join(rest[:TAIL_WORDS])))
                run = []
            elif not run:
                run = [words[-1]] if at + 1 < len(segments) else []
            elif len(words) <= MAX_WORDS:
                run.append(segment)
            else:
                run = [words[-1]]
    return tuple(found)
