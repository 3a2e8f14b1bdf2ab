"""Lines of styled text that fit a width: wrapping, columns, and the room that characters take."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_GAPS = re.compile(r"( +)")
# The alphabets of Western Europe and their typography: each of them takes one column.
_SINGLE = re.compile(r"[\x00-\u02ff\u2000-\u2064]*")


class Run(NamedTuple):
    """Text in one style; styles are names that only the painter knows."""

    text: str
    style: str = ""


Line = tuple[Run, ...]


def cells(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    return len(text) if _is_single(text) else sum(map(_cells_of, text))


def _is_single(text: str) -> bool:
    """Whether it is plain to see that each character takes one column."""
    return text.isascii() or _SINGLE.fullmatch(text) is not None


def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrap(runs: Iterable[Run], width: int) -> list[Line]:
    """The runs as lines of at most `width` columns, broken between words, inside a word only where it is too long."""
    joined = ((style, "".join(run.text for run in same)) for style, same in groupby(runs, key=lambda run: run.style))
    runs = [Run(text, style) for style, text in joined if text]
    if len(runs) == 1 and _is_single(runs[0].text):
        return _wrap_single(runs[0], width)
    lines: list[Line] = []
    current: list[Run] = []
    used = 0
    for word, gap in _words(runs):
        room = cells(word[0].text) if len(word) == 1 else sum(cells(run.text) for run in word)
        space = 1 if current else 0
        if current and used + space + room > width:
            lines.append(tuple(current))
            current, used = [], 0
        elif current:
            current.append(gap)
            used += space
        if room > width:
            *full, last = _broken(word, width)
            lines += map(tuple, full)
            current += last
            used += sum(cells(run.text) for run in last)
        else:
            current += word
            used += room
    if current:
        lines.append(tuple(current))
    return lines


def _wrap_single(run: Run, width: int) -> list[Line]:
    """The same for one run in which every character takes one column: most of every report."""
    lines: list[str] = []
    current = ""
    for word in run.text.split() if run.text.isascii() else filter(None, run.text.split(" ")):
        if current and len(current) + 1 + len(word) <= width:
            current = f"{current} {word}"
            continue
        if current:
            lines.append(current)
        *full, current = [word[start : start + width] for start in range(0, len(word), width)]
        lines += full
    if current:
        lines.append(current)
    return [(Run(line, run.style),) for line in lines]


def _words(runs: Iterable[Run]) -> Iterator[tuple[list[Run], Run]]:
    """Words, which may run over several styles, each with the gap before it."""
    word: list[Run] = []
    gap = Run("")
    for run in runs:
        space = Run(" ", run.style)
        for part in _GAPS.split(run.text):
            if not part:
                continue
            if part[0] != " ":
                word.append(Run(part, run.style))
                continue
            if word:
                yield word, gap
                word = []
            gap = space
    if word:
        yield word, gap


def _broken(word: Sequence[Run], width: int) -> Iterator[list[Run]]:
    """A word that is too long, in pieces of at most `width` columns."""
    piece: list[Run] = []
    used = 0
    for run in word:
        text = ""
        for character in run.text:
            room = _cells_of(character)
            if used + room > width and used:
                if text:
                    piece.append(Run(text, run.style))
                yield piece
                piece, text, used = [], "", 0
            text += character
            used += room
        if text:
            piece.append(Run(text, run.style))
    if piece:
        yield piece


def indented(lines: Iterable[Line], indent: str) -> list[Line]:
    """The lines behind an indent."""
    return [(Run(indent), *line) for line in lines]


def side_by_side(left: Sequence[Line], right: Sequence[Line], width: int, separator: Run) -> list[Line]:
    """Two blocks of lines in two columns, the left one filled up to `width`."""
    out: list[Line] = []
    for row in range(max(len(left), len(right))):
        one = left[row] if row < len(left) else ()
        other = right[row] if row < len(right) else ()
        filling = Run(" " * (width - sum(cells(run.text) for run in one)))
        out.append((*one, filling, separator, *other))
    return out
