"""Footnotes at the foot of a page, and endnotes as the last list of a document."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from policydiff.ingest.pdf.geometry import Grid, Line, Span

_MARK = re.compile(r"\[?(\d{1,3})\]?\Z")
_LABELLED = re.compile(r"\[?(?P<label>\d{1,3})\]?[.)]?\s*")
_SMALLER = 0.95
"""Size, in sizes of running text, up to which lines at the foot of a page are notes."""


@dataclass(slots=True)
class FootNote:
    """A note as lines; `size` is that of its first."""

    label: str
    lines: list[Line] = field(default_factory=list)


def marks_in(lines: Sequence[Line]) -> set[str]:
    """The numbers of raised marks in running text."""
    return {label for line in lines for span in line.spans for label in mark_labels(span)}


def mark_labels(span: Span) -> list[str]:
    """The notes that a raised span names: several where commas part them."""
    if not span.raised:
        return []
    found = [_MARK.match(part.strip()) for part in span.text.strip().split(",")]
    return [match[1] for match in found if match] if all(found) else []


def split_footnotes(
    content: Sequence[Line | Grid], body: float, expected: Collection[str], open_note: FootNote | None
) -> tuple[list[Line | Grid], list[FootNote]]:
    """A page without its footnotes, and those; lines above the first label go on in `open_note`.

    `expected` holds the labels whose marks stand on this page or earlier ones.
    """
    start = len(content)
    while start and isinstance(part := content[start - 1], Line) and _is_small(part, body):
        start -= 1
    feet = [part for part in content[start:] if isinstance(part, Line)]
    first = next((number for number, line in enumerate(feet) if note_label(line) in expected), None)
    if first is None:
        return (list(content[:start]), _goes_on(open_note, feet)) if open_note and feet else (list(content), [])
    if first and open_note is None:
        start += first
        feet = feet[first:]
    notes: list[FootNote] = []
    for line in feet:
        label = note_label(line)
        if label in expected and not any(note.label == label for note in notes):
            rest = without_label(line)
            notes.append(FootNote(label, [rest] if rest else []))
        elif notes:
            notes[-1].lines.append(line)
        else:
            _goes_on(open_note, [line])
    return list(content[:start]), notes


def _goes_on(note: FootNote | None, lines: list[Line]) -> list[FootNote]:
    if note:
        note.lines += lines
    return []


def _is_small(line: Line, body: float) -> bool:
    return line.size <= body * _SMALLER


def note_label(line: Line) -> str:
    """The number that opens a note's line, "" where none does."""
    match = _LABELLED.match(line.text)
    return match["label"] if match and not line.text[match.end() :][:1].isdigit() else ""


def without_label(line: Line) -> Line | None:
    """A note's first line without its number, None where nothing is left."""
    match = _LABELLED.match("".join(span.text for span in line.spans))
    left = match.end() if match else 0
    spans: list[Span] = []
    for span in line.spans:
        cut = min(left, len(span.text))
        left -= cut
        if span.text[cut:].strip():
            spans.append(
                Span(span.text[cut:].lstrip(), span.left, span.right, span.y, span.size, span.bold, span.italic)
            )
    return Line(tuple(spans), line.y, line.size) if spans else None
