"""What governs a clause from outside its own words: lead-ins over list items, run-in labels, table heads, headings."""

import re
from collections.abc import Sequence

from policydiff.lexicon import alternation
from policydiff.model import BlockKind
from policydiff.parse.outline import Block

_BOLD_LABEL = re.compile(
    r"^\s*(?:\*\*|__)(?P<label>(?:(?!\*\*|__).){1,120}?)(?P<colon>[:.–—-]?)\s*(?:\*\*|__)(?P<after>\s*[:.–—-]?)\s*(?=\S)"
)
_PLAIN_LABEL = re.compile(r"^(?P<label>[^\W\d_][^.:;!?|]{1,70}):\s+(?=\S)")
_LEADS_IN = re.compile(
    r"(?::|\b(?:following|below|including|include|includes|e\.g\.|to|and|or|that|by))\s*[:\-–—]?\s*$", re.I
)
_LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])")
_GOVERNING_HEADING = re.compile(
    rf"^(?:{alternation('headings', 'forbidding')})\b|\b(?:you|users?|customers?|we)\s+(?:must|may|can|will|shall|cannot|agree)\b",
    re.I,
)
MAX_LABEL_WORDS = 8


def run_in_label(written: str, text: str) -> str:
    """The label that opens a paragraph or list item ("**Scope.** ...", "Scope: ..."), plain, or ""."""
    bold = _BOLD_LABEL.match(written)
    if bold:
        label = re.sub(r"[*_]", "", bold["label"]).strip().rstrip(".:–—-").strip()
        if len(label.split()) <= MAX_LABEL_WORDS and (bold["colon"] or bold["after"].strip()):
            return label
    named = _PLAIN_LABEL.match(text)
    if named and len(named["label"].split()) <= MAX_LABEL_WORDS and named["label"][0].isupper():
        return named["label"].strip()
    return ""


def contexts(source: str, blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    """For each block the plain texts that govern it, outermost first."""
    found: list[tuple[str, ...]] = []
    lead_in = ""
    lead_index = -1
    item_texts: dict[int, str] = {}
    item_contexts: dict[int, tuple[str, ...]] = {}
    heads: dict[tuple[int, int], str] = {}
    row_heads: dict[tuple[int, int], str] = {}
    for index, block in enumerate(blocks):
        leaf = block.leaf
        if block.heading:
            lead_in, lead_index = "", -1
            found.append(())
            continue
        governing = _governing_heading(block)
        context: tuple[str, ...] = ()
        if leaf.cell is not None:
            context = _table_context(block, heads, row_heads)
        elif leaf.items:
            outer = leaf.items[-2] if len(leaf.items) > 1 else 0
            own = leaf.items[-1]
            if own in item_contexts:
                context = item_contexts[own]
            elif outer and outer in item_texts:
                context = (*item_contexts.get(outer, ()), item_texts[outer])
            elif lead_in:
                context = (*governing, lead_in)
            else:
                context = governing
            item_contexts.setdefault(own, context)
            if own not in item_texts:
                item_texts[own] = _lead_sentence(block.plain) or run_in_label(leaf.span.of(source), block.plain)
                if not item_texts[own]:
                    del item_texts[own]
        else:
            context = governing
            if leaf.kind is not BlockKind.FOOTNOTE:
                lead_in, lead_index = _lead_sentence(block.plain), index
        found.append(tuple(dict.fromkeys(text for text in context if text)))
    del lead_index
    return found


def _lead_sentence(text: str) -> str:
    """The last sentence of a block where it leads into what follows, else ""."""
    last = _LAST_SENTENCE.split(text)[-1]
    return last if last.endswith(":") or (_LEADS_IN.search(last) and not last.endswith(".")) else ""


def _governing_heading(block: Block) -> tuple[str, ...]:
    """The nearest heading that itself forbids or allows ("Do not develop weapons")."""
    for title in reversed(block.path[-2:]):
        if _GOVERNING_HEADING.search(title):
            return (title,)
    return ()


def _table_context(
    block: Block, heads: dict[tuple[int, int], str], row_heads: dict[tuple[int, int], str]
) -> tuple[str, ...]:
    assert block.leaf.cell is not None
    table, row, column = block.leaf.cell
    if row == 0:
        heads[table, column] = block.plain
        return ()
    if column == 0:
        row_heads[table, row] = block.plain
        return (heads.get((table, 0), ""),)
    # A blank first cell continues the row group above it.
    head = next((row_heads[table, above] for above in range(row, 0, -1) if (table, above) in row_heads), "")
    return (heads.get((table, column), ""), head)
