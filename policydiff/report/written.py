"""A text as written, for reading: the marks of Markdown taken off, its words, typography and HTML kept."""

import re
from dataclasses import dataclass

from policydiff.report.sanitize import one_line

_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{1,2000})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+[\"'(][^\"\n]{0,300})?\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTE_PREFIX = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
# A star that stands alone multiplies; an underscore inside a word is part of a name.
_EMPHASIS = re.compile(r"\*\*|__|(?<!\s)\*|\*(?!\s)|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|`")
_SHELTER = 0xF0000
"""Private characters that stand for escaped ones while marks are taken off."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words on one line, and the ranges of them that are set strong, in order and apart."""

    text: str
    strong: tuple[tuple[int, int], ...] = ()


def written(source: str) -> Written:
    """The words of a piece of Markdown. Characters that cannot be seen are spelled out."""
    text = _ESCAPED.sub(lambda match: chr(_SHELTER + ord(match[1])), source)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", _QUOTE_PREFIX.sub("\n", text)))
    text = one_line(_FOOTNOTE.sub(r"[\1]", text)).strip()
    pieces: list[str] = []
    strong: list[tuple[int, int]] = []
    opened = -1
    length = position = 0
    for match in _EMPHASIS.finditer(text):
        pieces.append(text[position : match.start()])
        length += match.start() - position
        position = match.end()
        if match[0] in ("**", "__"):
            if opened >= 0 and length > opened:
                strong.append((opened, length))
            opened = -1 if opened >= 0 else length
    pieces.append(text[position:])
    return Written(_unsheltered("".join(pieces)), tuple(strong))


def _unsheltered(text: str) -> str:
    if text.isascii():
        return text
    return "".join(chr(ord(c) - _SHELTER) if _SHELTER <= ord(c) < _SHELTER + 0x80 else c for c in text)
