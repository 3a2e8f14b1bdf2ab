"""Stretches of a Markdown text that can be read one by one: nothing in one depends on what stands in another.

Consecutive versions of a policy share almost all of their stretches, so a stretch that was read once is remembered.
"""

import re
from itertools import pairwise

_CUT = re.compile(r"\n[ \t]*\n(?=[^\W\d_]|#{1,6}[ \t])")
# Fenced code and these kinds of HTML go on over blank lines (CommonMark 0.31, 4.5 and 4.6).
_OVER_BLANK_LINES = re.compile(r"```|~~~|<(?:script|pre|style|textarea)\b|<!|<\?", re.I)


def stretches(source: str, offset: int) -> list[tuple[int, int]]:
    """Where the stretches of `source` from `offset` on start and end; one alone where nothing is certain.

    A line that follows a blank one and opens with a letter or a heading mark at the margin ends every list, quote,
    table and footnote before it.
    """
    if "\r" in source or _OVER_BLANK_LINES.search(source, offset):
        return [(offset, len(source))]
    starts = [offset, *(match.end() for match in _CUT.finditer(source, offset)), len(source)]
    return [(start, end) for start, end in pairwise(starts) if start < end]
