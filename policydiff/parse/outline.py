"""The section tree: which leaf blocks are headings, and under which headings each block stands.

Recorded terms of service are full of lines that serve as headings without heading markup; a line counts as one where
it is short, stands alone, does not end like a sentence, and something it can govern follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policydiff.lexicon import ENGLISH, alternation, folded, phrases, unspaced
from policydiff.model import BlockKind, Section
from policydiff.parse.leaves import Leaf
from policydiff.parse.plain import plain
from policydiff.parse.summaries import sums_up
from policydiff.parse.titles import is_account

MAX_HEADING_WORDS = 12
MAX_HEADING_LENGTH = 200
MAX_TITLE_LENGTH = 80
LONG_WORD = 3
"""Letters beyond which a word of a title is capitalized ("Scope of the Service")."""
MAX_UNSPACED_TITLE = 24
"""Characters of a title in a language without spaces."""
_LADDER = ("binding", "intended", "discretionary", "advisory", "forbidding")
MAX_STACK = 2
"""Headings without markup that may follow each other."""
_SENTENCE_END = re.compile(r"[.!?:;,。：；，…]$")
_ALL_BOLD = re.compile(r"^\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1\s*$")
_NUMBERING = re.compile(
    r"^(?:(?:section|article|part|appendix|annex|chapter)\s+)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})[.):]?\s+(?=\S)",
    re.I,
)
_NUMBERED_TITLE = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*(?:[.)]\s*|\s+)(?=[A-Z])")
_DATED = re.compile(
    r"\(?(?:effective|(?:last\s+)?(?:updated?|modified|revised|changed|published|posted)|version|date)\b[^.]{0,40}\d"
    r"|\(previous version",
    re.I,
)
# A year, an address, "; or" between the items of a list, and "Subject: ..." in a form are no titles.
_NOT_A_TITLE = re.compile(
    r"\d{4}$|@|://|www\.|\w\.(?:com|org|net|ai|io|eu|gov)\b|;\s+(?:or|and)$"
    r"|^(?!(?:section|article|part|appendix|annex|chapter|step|schedule)\b)[A-Za-z][\w ]{0,20}:\s",
    re.I,
)
# Lower-case verbs of a sentence; titles capitalize theirs, or ask ("What is prohibited").
_SAYS = re.compile(r"\b(?:means|shall|must|will|may|is|are|was|were|has|have|refers|agrees?)\b")
_ASKS = re.compile(r"(?:[\d.)(]+\s+)?(?:What|Who|How|When|Where|Why|Which|Do|Don't|Never|No)\b")


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


Stack = tuple[tuple[int, str], ...]
"""The headings over a place, each with its level, outermost first."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a text, its blocks in reading order, each with its section path, and the headings at its end."""

    sections: tuple[Section, ...]
    blocks: list[Block]
    stack: Stack


def outline(
    source: str, leaves: Sequence[Leaf], above: Stack = (), language: str = ENGLISH, *, last: bool = True
) -> Outline:
    """The outline of a text that stands under the headings `above`; unless it is the `last`, a heading follows it."""
    plains = [plain(leaf.span.of(source)) for leaf in leaves]
    implicit = _implicit_headings(source, leaves, plains, language, last=last)
    sections: list[Section] = []
    blocks: list[Block] = []
    stack = list(above)
    path = tuple(title for _, title in stack)
    explicit_level = unnumbered = 0
    # The level of a line over a list of earlier versions: without heading markup it heads the list and no more.
    listing = 0
    for index, leaf in enumerate(leaves):
        level = leaf.heading
        if listing and not leaf.items and index - 1 not in implicit:
            stack = [one for one in stack if one[0] < listing]
            path = tuple(title for _, title in stack)
            listing = 0
        if level:
            explicit_level, unnumbered = level, 0
        elif index in implicit:
            # A numbered title stands under the unnumbered one before it.
            level = min(6, explicit_level + 1 + (unnumbered if leaf.items else 0))
            unnumbered = unnumbered if leaf.items else 1
            heads_list = index + 1 < len(leaves) and bool(leaves[index + 1].items)
            listing = level if heads_list and is_account((plains[index],), language) else 0
        if level and plains[index]:
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, plains[index]))
            path = tuple(title for _, title in stack)
            sections.append(Section(plains[index], level, path, leaf.span, leaf.line))
            blocks.append(Block(leaf, plains[index], path, level))
        else:
            blocks.append(Block(leaf, plains[index], path, 0))
    return Outline(tuple(sections), blocks, tuple(stack))


def _implicit_headings(
    source: str, leaves: Sequence[Leaf], plains: Sequence[str], language: str, *, last: bool
) -> set[int]:
    looks = [
        _looks_like_heading(source, leaf, text, language) or _is_numbered_title(leaves, index, text, last=last)
        for index, (leaf, text) in enumerate(zip(leaves, plains, strict=True))
    ]
    found: set[int] = set()
    index = 0
    while index < len(looks):
        start = index
        while index < len(looks) and looks[index]:
            index += 1
        # A long run of short lines is a list or a menu, not a stack of headings; and a heading governs some text.
        if 0 < index - start <= MAX_STACK and index < len(leaves) and not leaves[index].heading:
            found.update(range(start, index))
        index += 1
    return found


def _is_numbered_title(leaves: Sequence[Leaf], index: int, text: str, *, last: bool) -> bool:
    """Whether Markdown takes a title for a list of one item ("1. Scope of Service" over a paragraph)."""
    leaf = leaves[index]
    if len(leaf.items) != 1 or leaf.kind is not BlockKind.LIST_ITEM or len(text) > MAX_TITLE_LENGTH:
        return False
    beside = [*leaves[max(0, index - 1) : index], *leaves[index + 1 : index + 2]]
    if (last and index + 1 == len(leaves)) or any(other.items or other.cell for other in beside):
        return False
    words = [word for word in text.rstrip(".").split() if len(word) > LONG_WORD]
    return bool(words) and all(word[0].isupper() for word in words) and text.rstrip(".")[-1:].isalnum()


def _looks_like_heading(source: str, leaf: Leaf, text: str, language: str) -> bool:
    if leaf.heading or leaf.kind is not BlockKind.PARAGRAPH or not text or len(text) > MAX_HEADING_LENGTH:
        return False
    written = leaf.span.of(source)
    if len(text.split()) > MAX_HEADING_WORDS or "\n" in written or "\r" in written or _DATED.match(text):
        return False
    if not text.endswith((".", ",", ";")) and _ALL_BOLD.match(written):
        return True
    if text.endswith(".") and text.isupper():
        return _NUMBERED_TITLE.match(text) is not None
    if _SENTENCE_END.search(text) or _NOT_A_TITLE.search(text) or sums_up(text, language):
        return False
    if language != ENGLISH:
        return _looks_like_title(text, language)
    if not (text.lstrip("\"'(")[:1].isupper() or _NUMBERED_TITLE.match(text)):
        return False
    return _ASKS.match(text) is not None or not _SAYS.search(text)


def _looks_like_title(text: str, language: str) -> bool:
    """The same test of words for a language other than English."""
    if _dating(language).match(folded(text, language)):
        return False
    if unspaced(language):
        opens = len(text) <= MAX_UNSPACED_TITLE
    else:
        opens = text.lstrip("\"'(")[:1].isupper() or _NUMBERED_TITLE.match(text) is not None
    says = phrases("modals", *_LADDER, language=language).find(text)
    return opens and not any(says.values()) and not _says(language).search(text)


@cache
def _dating(language: str) -> re.Pattern[str]:
    return re.compile(rf"\(?(?:{alternation('headings', 'dating', language=language)})", re.I)


@cache
def _says(language: str) -> re.Pattern[str]:
    words = alternation("headings", "saying", language=language)
    return re.compile(words if unspaced(language) else rf"(?<!\w)(?:{words})(?!\w)")
