"""The section tree: which leaf blocks are headings, and under which headings each block stands.

Recorded terms of service are full of lines that serve as headings without heading markup; a line counts as one where
it is short, stands alone, does not end like a sentence, and something it can govern follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.model import BlockKind, Section
from policydiff.parse.markdown import Leaf
from policydiff.parse.plain import plain

MAX_HEADING_WORDS = 12
_SENTENCE_END = re.compile(r"[.!?:;,。：；，…]$")
_ALL_BOLD = re.compile(r"^\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1\s*$", re.DOTALL)
_NUMBERING = re.compile(r"^(?:(?:section|article|part|appendix|annex|chapter)\s+)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})[.):]?\s+(?=\S)", re.I)
_NUMBERED_TITLE = re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*[.)]\s+\S")


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf with its plain text and the headings above it; `heading` is its level, 0 where it is text."""

    leaf: Leaf
    plain: str
    path: tuple[str, ...]
    heading: int


def heading_title(text: str) -> str:
    """A heading's plain words without its number, for comparing sections that were renumbered."""
    return _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text


def outline(source: str, leaves: Sequence[Leaf]) -> tuple[tuple[Section, ...], list[Block]]:
    """The sections of a text and its blocks in reading order, each with its section path."""
    plains = [plain(leaf.span.of(source)) for leaf in leaves]
    implicit = _implicit_headings(source, leaves, plains)
    sections: list[Section] = []
    blocks: list[Block] = []
    stack: list[tuple[int, str]] = []
    explicit_level = 0
    for index, leaf in enumerate(leaves):
        level = leaf.heading
        if level:
            explicit_level = level
        elif index in implicit:
            level = min(6, explicit_level + 1)
        if level and plains[index]:
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, plains[index]))
            path = tuple(title for _, title in stack)
            sections.append(Section(plains[index], level, path, leaf.span, leaf.line))
            blocks.append(Block(leaf, plains[index], path, level))
        else:
            blocks.append(Block(leaf, plains[index], tuple(title for _, title in stack), 0))
    return tuple(sections), blocks


def _implicit_headings(source: str, leaves: Sequence[Leaf], plains: Sequence[str]) -> set[int]:
    looks = [_looks_like_heading(source, leaf, text) for leaf, text in zip(leaves, plains, strict=True)]
    found: set[int] = set()
    for index, looks_like in enumerate(looks):
        if not looks_like or index + 1 >= len(leaves):
            continue
        run = 1
        while index + run < len(looks) and looks[index + run]:
            run += 1
        before = 0
        while index - before - 1 >= 0 and looks[index - before - 1]:
            before += 1
        # A long run of short lines is a list or a menu, not a stack of headings.
        if before + run <= 2 and index + run < len(leaves):
            found.add(index)
    return found


def _looks_like_heading(source: str, leaf: Leaf, text: str) -> bool:
    if leaf.heading or leaf.kind is not BlockKind.PARAGRAPH or not text:
        return False
    written = leaf.span.of(source)
    words = text.split()
    if len(words) > MAX_HEADING_WORDS or "\n" in written.strip():
        return False
    if _ALL_BOLD.match(written) and len(words) <= MAX_HEADING_WORDS and not text.endswith((".", ",", ";")):
        return True
    if _SENTENCE_END.search(text):
        return False
    first = text.lstrip("\"'(")
    if not (first[:1].isupper() or _NUMBERED_TITLE.match(text)):
        return False
    return not re.search(r"\d{4}$|@|://|www\.", text)
