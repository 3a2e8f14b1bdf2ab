"""The report for a pull request comment: bounded, harmless, long parts folded."""

from collections.abc import Iterator
from dataclasses import dataclass

from policydiff.model import Change, Clause, Outcome
from policydiff.report.markdown_escape import code_span, escape_piece
from policydiff.report.quoting import Mark, Quote, quotes
from policydiff.report.view import Report
from policydiff.report.wording import (
    DIRECTION_SIGNS,
    HEADLINE_ORDER,
    SIGNS,
    absence,
    counted,
    dated,
    footing,
    governing,
    headline,
    kind_words,
    left_out,
    outcome_words,
    places,
    reason_words,
    shared_roots,
    side_labels,
    unsure_words,
)

COMMENT_LIMIT = 65_536
"""Characters that a comment on GitHub may have."""

OPEN_CHANGES = 10
"""Changes that stand open; the rest are folded."""

_RESERVE = 400
"""Characters kept for closing a fold and for saying what was cut."""

_FOLD_OPEN = "<details>\n<summary>{}</summary>\n\n"
_FOLD_CLOSE = "</details>\n\n"


@dataclass(frozen=True, slots=True)
class Sides:
    """What to call the two sides, in Markdown, and how many headings of each go without saying."""

    labels: tuple[str, str]
    roots: tuple[int, int]


def render(report: Report) -> str:
    """The report as Markdown; within the limit of a comment unless the limit of changes is 0."""
    shown = report.shown()
    old, new = side_labels(report.comparison)
    labels = code_span(old), code_span(new)
    sides = Sides(labels, shared_roots(report.comparison))
    blocks = [change_block(number, change, sides) for number, change in enumerate(shown, start=1)]
    opening = _opening(report, labels)
    room = COMMENT_LIMIT - len(opening) - _RESERVE - len(_FOLD_OPEN) - len(_FOLD_CLOSE)
    kept = blocks if report.selection.limit == 0 else fitting(blocks, room)
    parts = [opening, *kept[:OPEN_CHANGES]]
    if kept[OPEN_CHANGES:]:
        summary = counted(len(kept) - OPEN_CHANGES, "more change")
        parts += [_FOLD_OPEN.format(summary), *kept[OPEN_CHANGES:], _FOLD_CLOSE]
    if len(kept) < len(blocks):
        parts.append(
            f"**{counted(len(blocks) - len(kept), 'change')} cut** to fit the {COMMENT_LIMIT:,} characters of a "
            "comment; `--limit 0` writes all of them.\n\n"
        )
    if note := left_out(report, len(shown)):
        parts.append(f"<sub>{note}</sub>\n")
    return "".join(parts).rstrip("\n") + "\n"


def fitting(blocks: list[str], room: int) -> list[str]:
    """As many of the first blocks as fit into `room` characters."""
    used = 0
    for count, block in enumerate(blocks):
        used += len(block)
        if used > room:
            return blocks[:count]
    return blocks


def _opening(report: Report, labels: tuple[str, str]) -> str:
    comparison = report.scope
    old, new = dated(labels[0], comparison.old), dated(labels[1], comparison.new)
    counts = comparison.counts()
    outcomes = [outcome for outcome in (*HEADLINE_ORDER, Outcome.RETAINED) if counts[outcome]]
    lines = [f"## Policy changes: {old} → {new}", "", f"**{headline(comparison)}** {footing(comparison)}", ""]
    if counts["material"]:
        lines += [
            "| " + " | ".join(f"{SIGNS[outcome]} {outcome}" for outcome in outcomes) + " |",
            "|" + " ---: |" * len(outcomes),
            "| " + " | ".join(str(counts[outcome]) for outcome in outcomes) + " |",
            "",
        ]
    return "\n".join(lines) + "\n"


def change_block(number: int, change: Change, sides: Sides) -> str:
    """One change: what became of it, the words of both sides, and why."""
    old_quote, new_quote = quotes(change)
    lines = [
        f"### {number}. {SIGNS[change.outcome]} {outcome_words(change).capitalize()} · {change.severity}",
        "",
        " · ".join(filter(None, (str(change.category), kind_words(change), unsure_words(change)))),
        "",
        *_side(change, change.old, old_quote, sides, 0),
        "",
        *_side(change, change.new, new_quote, sides, 1),
        "",
        *_reasons(change),
    ]
    return "\n".join(lines).rstrip("\n") + "\n\n"


def _side(change: Change, clauses: tuple[Clause, ...], quote: Quote, sides: Sides, side: int) -> Iterator[str]:
    if not clauses:
        words = absence(change, sides.labels)
        yield f"*{words[0].upper()}{words[1:]}.*"
        return
    where = escape_piece(places(clauses, sides.roots[side]), opens_line=False)
    yield f"{sides.labels[side]}, {where}"
    yield ""
    if context := governing(clauses):
        yield f"> <sub>under: {escape_piece(context, opens_line=False)}</sub>"
        yield ">"
    yield f"> {_marked(quote)}"


def _marked(quote: Quote) -> str:
    tags = {Mark.GONE: "del", Mark.NEW: "ins"}
    parts = []
    for position, (mark, text) in enumerate(quote):
        inner = text.strip(" ")
        if mark == Mark.SAME or not inner:
            parts.append(escape_piece(text, opens_line=position == 0))
            continue
        start = text.index(inner)
        escaped = escape_piece(inner, opens_line=False)
        parts.append(f"{text[:start]}<{tags[mark]}>{escaped}</{tags[mark]}>{text[start + len(inner) :]}")
    return "".join(parts)


def _reasons(change: Change) -> Iterator[str]:
    for shift in change.shifts:
        words = escape_piece(reason_words(shift), opens_line=False)
        yield f"- {DIRECTION_SIGNS[shift.direction]} {words} (`{shift.rule}`)"
