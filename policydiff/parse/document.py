"""From a source text to its document: blocks, sections, sentences, clauses, and what each clause does."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from policydiff.lexicon import ENGLISH, phrases, unspaced
from policydiff.model import Bearer, BlockKind, Clause, Document, Identity, Norm, Span, Strength
from policydiff.parse.categories import categorize
from policydiff.parse.compound import norm_spans
from policydiff.parse.context import contexts, is_item, opens_forbidding
from policydiff.parse.furniture import front_matter_end
from policydiff.parse.labels import run_in_label
from policydiff.parse.language import declared_language, language_of, language_of_block, notes
from policydiff.parse.names import provider_names
from policydiff.parse.norms import STATEMENT, Reading, opens_with_duty, read_norm
from policydiff.parse.outline import Block, outline
from policydiff.parse.parts import parts
from policydiff.parse.plain import FOOTNOTE_MARK, plain
from policydiff.parse.sentences import sentence_spans
from policydiff.parse.stretches import leaves
from policydiff.parse.titles import is_account, is_advisory

_PUBLISHER = re.compile(r"^publisher:\s*[\"']?(.+?)[\"']?\s*$", re.M)


BlockKey = tuple[str, BlockKind, tuple[str, ...], tuple[str, ...], frozenset[str], str]
"""All that the clauses of a block depend on: its text, kind, section path, context, the publisher's names, language."""


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
    offset = front_matter_end(source)
    said = language or declared_language(source[:offset])
    told = said or language_of(source[offset:])
    read_in = told or ENGLISH
    blocks_found = leaves(source)
    sections, blocks = outline(source, blocks_found, read_in)
    publisher = _PUBLISHER.search(source, 0, offset)
    names = provider_names(source, publisher[1] if publisher else "", read_in)
    clauses: list[Clause] = []
    for block, context in zip(blocks, contexts(source, blocks, read_in), strict=True):
        if block.heading or not block.plain:
            continue
        tongue = said or language_of_block(block.plain, read_in)
        if memo is None:
            clauses.extend(_clauses_of(source, block, context, names, len(clauses), tongue))
        else:
            clauses.extend(_remembered(source, block, context, names, len(clauses), tongue, memo))
    return Document(identity or Identity(), source, sections, tuple(clauses), notes(told, clauses), told)


def _remembered(
    source: str,
    block: Block,
    context: tuple[str, ...],
    names: frozenset[str],
    number: int,
    language: str,
    memo: BlockMemo,
) -> list[Clause]:
    span, line = block.leaf.span, block.leaf.line
    key = (span.of(source), block.leaf.kind, block.path, context, names, language)
    found = memo.get(key)
    if found is None:
        fresh = _clauses_of(source, block, context, names, 0, language)
        found = tuple(_placed(clause, at, -span.start, 1 - line, 0) for at, clause in enumerate(fresh, 1))
        memo.put(key, found)
    return [_placed(clause, number + at, span.start, line - 1, span.start) for at, clause in enumerate(found, 1)]


def _placed(clause: Clause, number: int, offset: int, lines: int, block: int) -> Clause:
    """The clause `offset` characters and `lines` lines further on."""
    span = Span(clause.span.start + offset, clause.span.end + offset)
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


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the clauses of one block share."""

    block: Block
    context: tuple[str, ...]
    governing: Reading
    names: frozenset[str]
    label: str
    language: str


def _clauses_of(
    source: str, block: Block, context: tuple[str, ...], names: frozenset[str], number: int, language: str
) -> list[Clause]:
    label = run_in_label(block.leaf.span.of(source), block.plain, language)
    # A footnote explains the sentence that carries its mark; it is not commanded by it.
    governing = STATEMENT if block.leaf.kind is BlockKind.FOOTNOTE else read_context(context, names, language)
    first = _Surroundings(block, context, governing, names, label, language)
    later = replace(first, context=(*context, label)) if label else first
    line = block.leaf.line
    position = block.leaf.span.start
    found: list[Clause] = []
    for sentence in sentence_spans(source, block.leaf.span, language):
        for span in norm_spans(source, sentence, language):
            line += _line_breaks(source, position, span.start)
            position = span.start
            written = span.of(source)
            text = block.plain if span == block.leaf.span else plain(written)
            if text:
                identifier = f"c{number + len(found) + 1}"
                found.append(_clause(identifier, span, line, written, text, later if found else first))
    return found


def _line_breaks(source: str, start: int, end: int) -> int:
    returns = source.count("\r", start, end)
    return source.count("\n", start, end) + (returns - source.count("\r\n", start, end) if returns else 0)


def _clause(identifier: str, span: Span, line: int, written: str, text: str, around: _Surroundings) -> Clause:
    block, label, language = around.block, around.label, around.language
    body = text[len(label) :].lstrip(" :.-") if label and text.startswith(label) else text
    banner = phrases("capture", "banner", language=language)
    says_nothing = is_account(block.path, language) or bool(banner.spans(text, "banner"))
    reading = STATEMENT if says_nothing else _reading(body, around)
    return Clause(
        id=identifier,
        span=span,
        line=line,
        text=written,
        plain=text,
        kind=block.leaf.kind,
        section=block.path,
        context=around.context,
        norm=reading.norm,
        bearer=reading.bearer,
        strength=reading.strength,
        category=categorize(text, (*block.path[-1:], *around.context), language),
        parts=parts(text, language),
        footnotes=tuple(FOOTNOTE_MARK.findall(written)) if "[^" in written else (),
        advisory_section=is_advisory(block.path, language),
        block=block.leaf.span.start,
        label=label if label and body != text and body else "",
        language=language,
    )


@lru_cache(maxsize=512)
def read_context(context: tuple[str, ...], names: frozenset[str], language: str = ENGLISH) -> Reading:
    """The norm that lead-ins and governing headings impose on what stands under them; the nearest that binds wins."""
    for text in reversed(context):
        reading = read_norm(text, names, language)
        if reading.norm.binds:
            return replace(reading, own=False)
        if opens_forbidding(text, language):
            return Reading(Norm.PROHIBITION, Bearer.USER, Strength.BINDING, own=False)
    return STATEMENT


FEWEST_BLANKS = 4
"""A definition has more than a name to say."""


def _reading(body: str, around: _Surroundings) -> Reading:
    block, governing = around.block, around.governing
    if not any(character.isalpha() for character in body):
        return STATEMENT
    reading = read_norm(body, around.names, around.language)
    if reading.norm.binds or reading.norm is Norm.DEFINITION:
        if governing.norm is Norm.PROHIBITION and reading.bearer is Bearer.UNSPECIFIED and reading.norm.binds:
            return governing
        return reading
    if governing.norm.binds and is_item(block):
        return governing
    if opens_with_duty(body, around.language):
        return Reading(Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING, own=False)
    if is_item(block) and _sets_threshold(body, around):
        return Reading(Norm.DEFINITION, Bearer.UNSPECIFIED, None, own=False)
    return reading


def _sets_threshold(body: str, around: _Surroundings) -> bool:
    """Whether an item says where a threshold lies: it stands under a title or table head that speaks of thresholds."""
    titles = (*around.block.path[-1:], *around.context)
    threshold = phrases("headings", "threshold", language=around.language)
    blanks = len(body) // 4 if unspaced(around.language) else body.count(" ")
    return blanks >= FEWEST_BLANKS and any(threshold.spans(title, "threshold") for title in titles)
