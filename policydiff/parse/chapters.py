"""Chapters of a Markdown text, each from one heading to the next, with the blocks that stand in them.

What stands in a chapter, under which headings, and what governs it, depends on its own text and the headings above it
alone. Consecutive versions of a policy share most of their chapters, so one that was laid out is remembered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple
from weakref import WeakValueDictionary

from policydiff.lexicon import ENGLISH
from policydiff.model import Section
from policydiff.parse.context import contexts
from policydiff.parse.furniture import front_matter_end
from policydiff.parse.language import language_of_block
from policydiff.parse.names import Called, called_in
from policydiff.parse.outline import Block, Stack, outline
from policydiff.parse.stretches import cuts_hold, leaves, paragraphs

# A heading at the margin behind a blank line ends every list, quote, table and footnote before it.
_HEADING = re.compile(r"\n[ \t]*\n(?=#{1,6}[ \t]|[^\W\d_][^\n]*\n(?:=+|-+)[ \t]*(?:\n|\Z))")


class Standing(NamedTuple):
    """A block of text where it stands: its words as written, the headings over it, what governs it, its language."""

    text: str
    block: Block
    context: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Chapter:
    """A chapter laid out; all places in it are counted from its beginning.

    `standings` are the blocks that hold clauses, `paths` the section paths under which they stand, in order and where
    they follow each other once, `stack` the headings at its end. `opens` is false where no heading stands at its
    beginning after all.
    """

    text: str
    above: Stack
    stack: Stack
    opens: bool
    line_breaks: int
    sections: tuple[Section, ...]
    standings: tuple[Standing, ...]
    paths: tuple[tuple[str, ...], ...]
    called: tuple[Called, ...]


class Place(NamedTuple):
    """A chapter in a text: at which offset it begins, and how many line breaks stand before it."""

    chapter: Chapter
    offset: int
    lines: int


class Tongue(NamedTuple):
    """The language that a text is said to be in, "" where none is said, and the one whose words it is laid out by."""

    said: str = ""
    read_in: str = ENGLISH


UNSAID = Tongue()

Shelf = WeakValueDictionary[tuple[str, Stack, bool, Tongue], Chapter]
"""Chapters by text, headings above, whether they come last, and language; kept as long as somebody has use."""


def chapters(source: str, shelf: Shelf | None = None, tongue: Tongue = UNSAID) -> tuple[Place, ...]:
    """The chapters of a text in order; its front matter belongs to the first. Never raises."""
    shelf = WeakValueDictionary() if shelf is None else shelf
    edges = _edges(source)
    found: list[Chapter] = []
    for start, end in pairwise(edges):
        text = source[start:end]
        chapter = _chapter(text, found[-1].stack if found else (), end == edges[-1], shelf, tongue)
        while found and not chapter.opens:
            before = found.pop()
            chapter = _chapter(before.text + chapter.text, before.above, end == edges[-1], shelf, tongue)
        found.append(chapter)
    return tuple(_placed(found))


def _placed(found: list[Chapter]) -> Iterator[Place]:
    offset = lines = 0
    for chapter in found:
        yield Place(chapter, offset, lines)
        offset += len(chapter.text)
        lines += chapter.line_breaks


def _edges(source: str) -> list[int]:
    offset = front_matter_end(source)
    # A footnote is governed by a sentence that may stand in any chapter.
    if not cuts_hold(source, offset) or "[^" in source:
        return [0, len(source)]
    return [0, *(match.end() for match in _HEADING.finditer(source, offset)), len(source)]


def _chapter(text: str, above: Stack, last: bool, shelf: Shelf, tongue: Tongue) -> Chapter:
    known = shelf.get((text, above, last, tongue))
    if known is not None:
        return known
    found = leaves(text)
    said, read_in = tongue
    laid = outline(text, found, above, read_in, last=last)
    standings = tuple(
        Standing(block.leaf.span.of(text), block, context, said or language_of_block(block.plain, read_in))
        for block, context in zip(laid.blocks, contexts(text, laid.blocks, read_in), strict=True)
        if block.plain and not block.heading
    )
    chapter = Chapter(
        text=text,
        above=above,
        stack=laid.stack,
        opens=bool(found) and found[0].heading > 0 and laid.blocks[0].heading > 0,
        line_breaks=text.count("\n"),
        sections=laid.sections,
        standings=standings,
        paths=tuple(path for path, _ in groupby(standing.block.path for standing in standings)),
        called=tuple(one for part in paragraphs(text) if (one := called_in(part, read_in)).acting or one.named),
    )
    shelf[text, above, last, tongue] = chapter
    return chapter
