"""Clauses and judgements as plain lists, short enough to be kept by the thousand, and back."""

from typing import Any

from policydiff.history.judgement import Entry, Judgement, Passage, Reason, Verdict
from policydiff.model import Bearer, BlockKind, Category, Clause, Enumeration, Norm, Parts, Quantity, Span, Strength
from policydiff.parse.document import BlockKey

_NOTHING = Parts()
_MALFORMED = (TypeError, ValueError, IndexError, KeyError, AttributeError)


def judgement_data(judgement: Judgement) -> list[Any]:
    """A judgement as lists."""
    entries = [
        [
            *(one.outcome, one.severity, one.category, one.norm, one.bearer, int(one.mixed), int(one.moved)),
            *(one.fingerprint, one.score),
            [[p.text, list(p.section), p.line, p.strength] for p in one.old],
            [[p.text, list(p.section), p.line, p.strength] for p in one.new],
            [[r.dimension, r.direction, r.rule, r.sentence] for r in one.reasons],
        ]
        for one in judgement.entries
    ]
    return [str(judgement.verdict), entries, list(judgement.notes)]


def judgement_of(data: Any) -> Judgement | None:
    """The judgement that lists stand for, None where they stand for none."""
    try:
        verdict, entries, notes = data
        return Judgement(Verdict(verdict), tuple(map(_entry, entries)), tuple(map(str, notes)))
    except _MALFORMED:
        return None


def _entry(data: Any) -> Entry:
    outcome, severity, category, norm, bearer, mixed, moved, fingerprint, score, old, new, reasons = data
    return Entry(
        *(outcome, severity, category, norm, bearer, bool(mixed), bool(moved), fingerprint, float(score)),
        tuple(_passage(one) for one in old),
        tuple(_passage(one) for one in new),
        tuple(Reason(*one) for one in reasons),
    )


def _passage(data: Any) -> Passage:
    text, section, line, strength = data
    return Passage(text, tuple(section), line, strength)


def block_data(clauses: tuple[Clause, ...]) -> list[Any]:
    """The clauses of a block without what its key says already."""
    return [
        [
            *(one.span.start, one.span.end, one.line, 0 if one.plain == one.text else one.plain),
            *(str(one.norm), str(one.bearer), str(one.strength or ""), str(one.category)),
            0 if one.parts == _NOTHING else _parts_data(one.parts),
            list(one.footnotes),
            int(one.advisory_section),
            one.label,
            # The first clause of a block is governed by its context alone, later ones by the block's label too.
            list(one.context),
        ]
        for one in clauses
    ]


def block_of(data: Any, key: BlockKey) -> tuple[Clause, ...] | None:
    """The clauses of a block, None where the lists stand for none."""
    try:
        return tuple(_clause(one, key) for one in data)
    except _MALFORMED:
        return None


def _clause(data: Any, key: BlockKey) -> Clause:
    start, end, line, plain, norm, bearer, strength, category, parts, footnotes, advisory, label, context = data
    written, kind, path, _, _, language = key
    text = written[start:end]
    return Clause(
        id="",
        span=Span(start, end),
        line=line,
        text=text,
        plain=plain or text,
        kind=BlockKind(kind),
        section=path,
        context=tuple(context),
        norm=Norm(norm),
        bearer=Bearer(bearer),
        strength=Strength(strength) if strength else None,
        category=Category(category),
        parts=_parts(parts) if parts else _NOTHING,
        footnotes=tuple(footnotes),
        advisory_section=bool(advisory),
        label=label,
        language=language,
    )


def _parts_data(parts: Parts) -> list[Any]:
    return [
        *(list(parts.conditions), list(parts.exceptions), list(parts.occasions)),
        [[one.kind, one.value, one.unit, one.text, one.bound] for one in parts.quantities],
        *(list(parts.timings), list(parts.actors)),
        [[list(one.items), int(one.operative), one.text] for one in parts.enumerations],
        *(list(parts.hedges), list(parts.disclosures), list(parts.consequences)),
    ]


def _parts(data: Any) -> Parts:
    conditions, exceptions, occasions, quantities, timings, actors, enumerations, hedges, disclosures, consequences = (
        data
    )
    return Parts(
        *(tuple(conditions), tuple(exceptions), tuple(occasions)),
        tuple(Quantity(*one) for one in quantities),
        *(tuple(timings), tuple(actors)),
        tuple(Enumeration(tuple(items), bool(operative), text) for items, operative, text in enumerations),
        *(tuple(hedges), tuple(disclosures), tuple(consequences)),
    )
