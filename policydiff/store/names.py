"""Names that people give and mistype: safety, natural order, and the nearest known one."""

import re
import unicodedata
from collections.abc import Iterable

_DIGITS = re.compile(r"(\d+)")


def unsafe_reason(name: str) -> str:
    """Why `name` cannot name a policy or a path in a repository, or "" where it can."""
    if not name:
        return "it is empty"
    if any(unicodedata.category(character) == "Cc" for character in name):
        return "it holds control characters"
    if name.startswith("-"):
        return "it starts with a dash"
    if ".." in re.split(r"[/\\]", name):
        return "it climbs out of its folder with '..'"
    return ""


def natural_key(label: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which 2.10 follows 2.9, whatever else the label holds."""
    parts = _DIGITS.split(label)
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part.casefold()) for part in parts if part)


def nearest(wanted: str, known: Iterable[str], count: int = 1) -> list[str]:
    """The known names closest to `wanted`, best first; empty where none is close."""
    from difflib import get_close_matches

    by_folded: dict[str, str] = {}
    for name in known:
        by_folded.setdefault(name.casefold(), name)
    return [by_folded[match] for match in get_close_matches(wanted.casefold(), by_folded, n=count, cutoff=0.65)]


def listed(names: Iterable[str], limit: int = 8) -> str:
    """`names` as a phrase, cut with the number left out."""
    names = list(names)
    shown = ", ".join(names[:limit])
    return f"{shown} and {len(names) - limit} more" if len(names) > limit else shown
