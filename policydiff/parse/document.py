"""From a source text to its document: blocks, sections, sentences, clauses, and what each clause does."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple, Protocol

from policydiff.lexicon import ENGLISH
from policydiff.model import BlockKind, Clause, Document, Identity, Span
from policydiff.parse.chapters import Standing
from policydiff.parse.compound import norm_spans
from policydiff.parse.draft import Draft, draft
from policydiff.parse.inline_lists import pieces
from policydiff.parse.labels import run_in_label, title_sentence
from policydiff.parse.language import notes
from policydiff.parse.plain import FOOTNOTE_MARK, plain
from policydiff.parse.sentences import sentence_spans
from policydiff.parse.situation import Situation, read_clause
from policydiff.parse.titles import is_advisory
from policydiff.parse.unread import UnreadClause

BlockKey = tuple[str, BlockKind, tuple[str, ...], tuple[str, ...], frozenset[str], str]
"""All that the clauses of a block depend on: its text, kind, section path, context, the publisher's names, language."""


_LINK = re.compile(r"\[[^\[\]]{1,300}[^\[\].!?]\]\([^()\s]{1,2000}\)\s*")
"""A link and nothing else; a sentence that is linked ends in its own point."""
REMEMBERED = 4096
"""Blocks whose division into clauses is remembered."""


class BlockMemo(Protocol):
    """A memory of parsed blocks. Clauses are kept as if their block stood at offset 0 on line 1."""

    def get(self, key: BlockKey) -> tuple[Clause, ...] | None:
        """The clauses of a block, None where it was never parsed."""

    def put(self, key: BlockKey, clauses: tuple[Clause, ...]) -> None:
        """Remember the clauses of a block."""


def parse(source: str, identity: Identity | None = None, memo: BlockMemo | None = None, language: str = "") -> Document:
    """Parse Markdown text into a document. Never raises: any text is some document.

    With a `memo` a block that it holds is not parsed again; the document is the same. `language` (ISO 639-1) is the
    one to read the text in; where it is "" the front matter says it, else the words themselves.
    """
    return read(draft(source, identity, language=language), memo)


def read(laid: Draft, memo: BlockMemo | None = None, only: Set[tuple[str, ...]] | None = None) -> Document:
    """The document of a text that was laid out; with `only`, no clauses but those that stand under these headings."""
    clauses: list[Clause] = []
    for place in laid.places:
        if only is not None and only.isdisjoint(place.chapter.paths):
            continue
        for standing in place.chapter.standings:
            if only is None or standing.block.path in only:
                found = block_clauses(standing, laid.names, memo)
                start, line = standing.block.leaf.span.start + place.offset, standing.block.leaf.line + place.lines
                first = len(clauses) + 1
                clauses += [_placed(clause, at, start, line - 1, start) for at, clause in enumerate(found, first)]
    sections = tuple(laid.sections()) if only is None else ()
    return Document(
        laid.identity,
        laid.source,
        sections,
        tuple(clauses),
        notes(laid.language, _tongues(laid)),
        laid.language,
        laid.names,
    )


def _tongues(laid: Draft) -> Iterator[str]:
    """The language of each clause of a text that is not in English."""
    for place in laid.places:
        for standing in place.chapter.standings:
            if standing.language != ENGLISH:
                yield from (standing.language for _ in extents(standing.text, standing.language))


@lru_cache(maxsize=REMEMBERED // 2)
def _block_names(names: frozenset[str], plain_text: str, context: tuple[str, ...]) -> frozenset[str]:
    return called_by(names, plain_text, *context)


def block_key(standing: Standing, names: frozenset[str]) -> BlockKey:
    """All that the clauses of a block depend on where a text calls its publisher by `names`."""
    text, block, context, language = standing
    called = _block_names(names, block.plain, context) if names else names
    return text, block.leaf.kind, block.path, context, called, language


def called_by(names: frozenset[str], *texts: str) -> frozenset[str]:
    """The names that occur in some texts."""
    lower = [text.lower() for text in texts]
    return frozenset(name for name in names if any(name in text for text in lower))


def block_clauses(standing: Standing, names: frozenset[str], memo: BlockMemo | None) -> tuple[Clause, ...]:
    """The clauses of a block as if it stood alone, from the memory where it holds them."""
    if memo is None:
        return _clauses_of(standing, names)
    key = block_key(standing, names)
    found = memo.get(key)
    if found is None:
        found = _clauses_of(standing, names)
        memo.put(key, found)
    return found


def _placed(clause: Clause, number: int, offset: int, lines: int, block: int) -> Clause:
    """The clause `offset` characters and `lines` lines further on."""
    span = Span(clause.span.start + offset, clause.span.end + offset)
    if isinstance(clause, UnreadClause):
        return clause.placed(f"c{number}", span, clause.line + lines, block)
    # Written out: `dataclasses.replace` takes twice as long, and this is done for every clause of every version.
    return Clause(
        f"c{number}",
        span,
        clause.line + lines,
        clause.text,
        clause.plain,
        clause.kind,
        clause.section,
        clause.context,
        clause.norm,
        clause.bearer,
        clause.strength,
        clause.category,
        clause.parts,
        clause.footnotes,
        clause.advisory_section,
        block,
        clause.label,
        clause.language,
    )


class Extent(NamedTuple):
    """Where in its block a clause stands, on which line of it, and its plain text."""

    span: Span
    line: int
    plain: str
    lead: str = ""
    """What leads in to the list inside a sentence of which the clause is an item."""


@lru_cache(maxsize=REMEMBERED)
def extents(text: str, language: str = ENGLISH) -> tuple[Extent, ...]:
    """The clauses of a block as written, in order, not yet read."""
    line = 1
    position = 0
    found: list[Extent] = []
    for sentence in sentence_spans(text, Span(0, len(text)), language):
        for part in norm_spans(text, sentence, language):
            for span, lead in pieces(text, part):
                line += _line_breaks(text, position, span.start)
                position = span.start
                words = plain(span.of(text))
                if words:
                    found.append(Extent(span, line, words, plain(lead.of(text)) if lead.end > lead.start else ""))
    return tuple(found)


def clause_contexts(
    text: str, context: tuple[str, ...], language: str = ENGLISH
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The run-in label of a block, and what governs its first clause and its later ones."""
    label = run_in_label(text, plain(text), language)
    return label, context, (*context, label) if label else context


def _clauses_of(standing: Standing, names: frozenset[str]) -> tuple[Clause, ...]:
    """The clauses of a block as if it stood alone."""
    text, block, context, language = standing
    label, context, later_context = clause_contexts(text, context, language)
    # A footnote explains the sentence that carries its mark; it is not commanded by it.
    governs = block.leaf.kind is not BlockKind.FOOTNOTE
    called = _block_names(names, block.plain, context) if names else names
    title = label or title_sentence(block.plain, language)
    first = Situation(block, context, context, governs, called, title, language)
    later = replace(first, context=later_context, label=label) if title else first
    found: list[Clause] = []
    for one in extents(text, language):
        around = (replace(later, before=found[-1]) if found else first).under(one.lead)
        found.append(_clause(one.span, one.line, one.span.of(text), one.plain, around))
    return tuple(found)


def _line_breaks(source: str, start: int, end: int) -> int:
    returns = source.count("\r", start, end)
    return source.count("\n", start, end) + (returns - source.count("\r\n", start, end) if returns else 0)


def _clause(span: Span, line: int, written: str, text: str, around: Situation) -> UnreadClause:
    block, label, language = around.block, around.label, around.language
    body = text[len(label) :].lstrip(" :.-") if label and text.startswith(label) else text
    if written.startswith("[") and _LINK.fullmatch(written):
        around = replace(around, linked=True)
    known = Clause(
        id="",
        span=span,
        line=line,
        text=written,
        plain=text,
        kind=block.leaf.kind,
        section=block.path,
        context=around.context,
        footnotes=tuple(FOOTNOTE_MARK.findall(written)) if "[^" in written else (),
        advisory_section=is_advisory(block.path, language),
        label=label if label and body != text and body else "",
        language=language,
    )
    return UnreadClause.of(known, partial(read_clause, text, body, around))
