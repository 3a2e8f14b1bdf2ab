"""What governs a clause from outside its own words: lead-ins over items, table heads, headings, footnoted sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from policydiff.lexicon import ENGLISH, alternation, phrases
from policydiff.model import BlockKind, Span
from policydiff.parse.labels import lead_sentence, run_in_label
from policydiff.parse.lead_ins import is_fragment
from policydiff.parse.outline import Block
from policydiff.parse.plain import FOOTNOTE_MARK, plain
from policydiff.parse.sentences import sentence_spans
from policydiff.parse.summaries import sums_up

_HAND_NUMBER = re.compile(
    r"(?:\((?:[a-zA-Z]|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)])\s"
    # Chinese numbers are followed by no space.
    r"|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)(?=[\u4e00-\u9fff])|[一二三四五六七八九十]{1,3}、|\d{1,2}、"
)
_LIST_NUMBER = re.compile(r"(\d{1,9})[.)][ \t]*\Z")
_UNFINISHED = re.compile(r"[;,](?:\s+(?:and|or|and/or))?\s*\Z", re.I)
_ADDRESSES = re.compile(r"\b(?:you|users?|customers?|we)\s+(?:must|may|can|will|shall|cannot|agree)\b", re.I)
MAX_HEADING_REACH = 2
"""How many of the innermost headings over a block are asked whether they govern it."""
MAX_TITLE = 12
MAX_TITLE_LENGTH = 200

Texts = tuple[str, ...]


def contexts(source: str, blocks: Sequence[Block], language: str = ENGLISH) -> list[Texts]:
    """For each block the plain texts that govern it, outermost first."""
    reader = _Reader(source, _footnoted_sentences(source, blocks, language), language)
    return [tuple(dict.fromkeys(text for text in reader.read(block) if text)) for block in blocks]


def is_item(block: Block) -> bool:
    """Whether a lead-in or head completes the block: a list item, a table cell, a paragraph numbered by hand."""
    kind = block.leaf.kind
    return kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL) or opens_with_number(block.plain)


def opens_with_number(text: str) -> bool:
    """Whether a text opens with a number or letter set by hand: "(a) ...", "ii) ..."."""
    return _HAND_NUMBER.match(text) is not None


@dataclass(slots=True)
class _Reader:
    """Reads blocks in order and remembers what governs the next one."""

    source: str
    footnoted: dict[str, str]
    language: str = ENGLISH
    lead: Texts = ()
    """Leads into a list that follows."""
    lead_over_numbers: Texts = ()
    """Leads into paragraphs that are numbered by hand, or that are no sentences."""
    announced: Texts = ()
    """What led in last, with nothing under it yet."""
    over_section: Texts = ()
    """What leads in to all that stands under titles without heading markup, up to the next sentence."""
    interrupted: Texts = ()
    """Led into a list that a paragraph has cut in two."""
    last_item: str = ""
    item_contexts: dict[int, Texts] = field(default_factory=dict)
    item_leads: dict[int, str] = field(default_factory=dict)
    item_labels: dict[int, str] = field(default_factory=dict)
    columns: dict[tuple[int, int], str] = field(default_factory=dict)
    row_head: tuple[int, int, str] = (0, 0, "")
    """The table and column of the latest row head, and its words."""
    row: tuple[int, int] = (0, 0)
    summing: Texts = ()
    """The line that says that the next paragraph is a summary."""

    def read(self, block: Block) -> Texts:
        """What governs `block`."""
        if block.heading:
            self._heading(block)
            return ()
        if block.leaf.cell is not None:
            return self._cell(block, *block.leaf.cell)
        if block.leaf.kind is BlockKind.FOOTNOTE:
            return (self.footnoted.get(block.leaf.footnote, ""),)
        if block.leaf.items:
            return self._item(block)
        return self._paragraph(block)

    def _heading(self, block: Block) -> None:
        """Take up a heading: it may lead in to all under it, or divide what a lead-in right before it leads in to."""
        if block.leaf.heading or block.plain.endswith(":"):
            self.over_section = (block.plain,) if block.plain.endswith(":") else ()
        elif self.announced:
            self.over_section = self.announced
        self.announced = ()
        self.lead = self.lead_over_numbers = self.over_section
        self.interrupted = ()
        self.last_item = ""

    def _paragraph(self, block: Block) -> Texts:
        governing = (*_governing_heading(block, self.language), *self.summing)
        self.summing = (block.plain,) if sums_up(block.plain, self.language) else ()
        own = lead_sentence(block.plain, self.language) or _forbids(block.plain, self.language)
        if self.lead_over_numbers and (opens_with_number(block.plain) or is_fragment(block.plain, self.language)):
            self.lead = (*self.lead_over_numbers, own) if own else self.lead_over_numbers
            return (*governing, *self.lead_over_numbers)
        if own:
            self.interrupted = ()
        elif self.lead and self.last_item:
            self.interrupted = self.lead
        self.lead = (own,) if own else ()
        self.lead_over_numbers = self.announced = self.lead if own.endswith((":", "below.")) else ()
        self.over_section = ()
        return governing

    def _item(self, block: Block) -> Texts:
        self.announced = ()
        own = block.leaf.items[-1]
        first = own not in self.item_contexts
        if first:
            self.item_contexts[own] = self._item_context(block)
        context = self.item_contexts[own]
        label = run_in_label(block.leaf.span.of(self.source), block.plain, self.language)
        if not first:
            context = (*context, self.item_labels.get(own, ""))
        elif label:
            self.item_labels[own] = label
        lead = lead_sentence(block.plain, self.language)
        if lead:
            self.item_leads[own] = lead
        elif first:
            self.item_leads[own] = label or (block.plain if _is_title(block.plain) else "")
        self.last_item = block.plain
        return context

    def _item_context(self, block: Block) -> Texts:
        outer = block.leaf.items[-2] if len(block.leaf.items) > 1 else 0
        if outer:
            return (*self.item_contexts.get(outer, ()), self.item_leads.get(outer, ""))
        if not self.lead and self.interrupted and self._resumes(block):
            self.lead = self.interrupted
        self.interrupted = ()
        return (*_governing_heading(block, self.language), *self.lead)

    def _resumes(self, block: Block) -> bool:
        """Whether a list goes on behind an interruption: its number says so, or its last item was left open."""
        start = block.leaf.span.start
        number = _LIST_NUMBER.search(self.source, max(0, start - MAX_TITLE), start)
        return bool(_UNFINISHED.search(self.last_item)) or (number is not None and int(number[1]) > 1)

    def _cell(self, block: Block, table: int, row: int, column: int) -> Texts:
        if row == 0:
            self.columns[table, column] = block.plain
            self.row_head = (table, column if self.row_head[0] != table else self.row_head[1], "")
            return ()
        head = self.columns.get((table, column), "")
        opens, self.row = (table, row) != self.row, (table, row)
        if opens and (self.row_head[0] != table or column <= self.row_head[1]):
            # In a table that only lays out a page the first column may hold nothing at all.
            self.row_head = (table, column, block.plain)
            return (head,)
        # A blank first cell continues the row group above it.
        return (head, self.row_head[2] if self.row_head[0] == table else "")


def _is_title(text: str) -> bool:
    """A few words without a full stop: an item that names what the items under it say."""
    return bool(text) and text[-1] not in ".;,。" and text.count(" ") < MAX_TITLE and len(text) <= MAX_TITLE_LENGTH


def _governing_heading(block: Block, language: str) -> Texts:
    """The nearest heading that itself forbids or allows ("Do not develop weapons")."""
    for title in reversed(block.path[-MAX_HEADING_REACH:]):
        if _governs(title, language):
            return (title,)
    return ()


@lru_cache(maxsize=4096)
def _governs(title: str, language: str) -> bool:
    return opens_forbidding(title, language) or _addresses(language).search(title) is not None


@cache
def _addresses(language: str) -> re.Pattern[str]:
    """What a heading says that tells somebody what to do."""
    if language == ENGLISH:
        return _ADDRESSES
    return re.compile(alternation("headings", "addressing", language=language), re.I)


def _forbids(text: str, language: str) -> str:
    """A line without a full stop that names what is against the rules: it leads into the list behind it as a title."""
    return text if text and text[-1].isalnum() and opens_forbidding(text, language) and _is_title(text) else ""


def opens_forbidding(text: str, language: str = ENGLISH) -> bool:
    """Whether a heading or lead-in begins or ends as a prohibition does ("Do not ...", "... that breaks our rules")."""
    places = phrases("headings", "forbidding", language=language).spans(text, "forbidding")
    if places and places[0][0] == 0:
        return True
    breaches = phrases("headings", "breaching", language=language).spans(text, "breaching")
    return bool(breaches) and breaches[-1][1] == len(text.rstrip(" :"))


def _footnoted_sentences(source: str, blocks: Sequence[Block], language: str) -> dict[str, str]:
    """The plain sentence that first carries each footnote's mark."""
    found: dict[str, str] = {}
    for block in blocks:
        span = block.leaf.span
        if block.leaf.kind is BlockKind.FOOTNOTE or source.find("[^", span.start, span.end) < 0:
            continue
        for sentence in _sentences(source, block, language):
            written = sentence.of(source)
            labels = [label for label in FOOTNOTE_MARK.findall(written) if label not in found]
            if labels:
                found.update(dict.fromkeys(labels, plain(written)))
    return found


def _sentences(source: str, block: Block, language: str) -> list[Span]:
    return [block.leaf.span] if block.heading else sentence_spans(source, block.leaf.span, language)
