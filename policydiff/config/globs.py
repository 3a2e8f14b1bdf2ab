"""Path patterns that always end: `*`, `?` and `[...]` inside a folder, `**` across folders.

Regular expressions are left out of the configuration on purpose: one that backtracks without bound would hang every
commit. A pattern is matched part by part, so the work is at most parts of the pattern times parts of the path.
"""

import re
from fnmatch import translate
from functools import lru_cache

PATTERN_LIMIT = 500
"""Characters that a pattern may have."""

_ACROSS = "**"


def unusable_reason(pattern: str) -> str:
    """Why `pattern` cannot be used, or "" where it can."""
    if not pattern.strip():
        return "it is empty"
    if len(pattern) > PATTERN_LIMIT:
        return f"it has more than {PATTERN_LIMIT} characters"
    if "\0" in pattern or "\\" in pattern:
        return "folders are parted by '/', and nothing is escaped with a backslash"
    if pattern.startswith("/") or ".." in pattern.split("/"):
        return "it must stay below the folder of the configuration"
    return ""


def matches(path: str, pattern: str) -> bool:
    """Whether `path` (parts joined by `/`) fits `pattern`, case ignored.

    A pattern without a slash fits files of that name in any folder; one that ends in a slash fits all below it.
    """
    if pattern.endswith("/"):
        pattern += _ACROSS
    wanted = tuple(part for part in pattern.casefold().split("/") if part != ".")
    if len(wanted) == 1:
        wanted = (_ACROSS, *wanted)
    return _fits(tuple(path.casefold().split("/")), wanted)


def any_matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether `path` fits one of the patterns."""
    return any(matches(path, pattern) for pattern in patterns)


def _fits(parts: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Row by row, which prefixes of the path the pattern read so far can stand for."""
    reachable = [True] + [False] * len(parts)
    for part in wanted:
        if part == _ACROSS:
            first = reachable.index(True) if True in reachable else len(reachable)
            reachable = [place >= first for place in range(len(reachable))]
            continue
        accepts = _segment(part)
        reachable = [False] + [reachable[place] and accepts.match(name) is not None for place, name in enumerate(parts)]
    return reachable[-1]


@lru_cache(maxsize=512)
def _segment(pattern: str) -> re.Pattern[str]:
    # Since 3.11 `translate` writes each `*` as an atomic group: no backtracking.
    return re.compile(translate(pattern))
