"""Spans to lines."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from policydiff.ingest.pdf.geometry import Line, Span

_SAME_LINE = 0.45
"""Distance of baselines, in ems, up to which spans stand on one line: raised marks do, the next line does not."""
_RAISED_BY = 0.12
_RAISED_SIZE = 0.9
_SPACE = 0.18
"""Gap, in ems, that is a space where the file holds none."""
_INITIAL_SIZE = 1.7
_INITIAL_LETTERS = 2


def lines_of(spans: Iterable[Span]) -> list[Line]:
    """The lines that `spans` form, from top to bottom."""
    groups: list[list[Span]] = []
    for span in sorted(spans, key=lambda found: (found.y, found.left)):
        group = next((group for group in reversed(groups[-3:]) if _fits(group, span)), None)
        if group is None:
            groups.append([span])
        else:
            group.append(span)
    lines = [_line(group) for group in groups]
    return [line for line in sorted(lines, key=lambda line: line.y) if line.text]


def with_initials(spans: Iterable[Span], body: float) -> list[Span]:
    """The spans with a drop capital set in front of the first line beside it, as an ordinary letter."""
    kept = list(spans)
    for initial in [span for span in kept if _is_initial(span, body)]:
        beside = [
            span
            for span in kept
            if span is not initial
            and abs(span.size - body) < 0.2 * body
            and initial.y - initial.size < span.y <= initial.y + 0.2 * body
            and 0 <= span.left - initial.right + 2 < initial.size
        ]
        first = min(beside, key=lambda span: span.y, default=None)
        # A large letter with one line beside it is the beginning of a large word.
        if first is None or len({round(span.y) for span in beside}) < 2:
            continue
        kept.remove(initial)
        for span in beside:
            # The lines beside the capital are as flush as those below it.
            text = initial.text.strip() + span.text if span is first else span.text
            kept[kept.index(span)] = replace(span, text=text, left=initial.left)
    return kept


def _is_initial(span: Span, body: float) -> bool:
    return (
        len(span.text.strip()) <= _INITIAL_LETTERS and span.text.strip().isalpha() and span.size > _INITIAL_SIZE * body
    )


def _fits(group: list[Span], span: Span) -> bool:
    main = max(group, key=lambda found: found.size)
    return abs(main.y - span.y) < _SAME_LINE * max(main.size, span.size)


def _line(group: list[Span]) -> Line:
    sizes: Counter[float] = Counter()
    for span in group:
        sizes[round(span.size, 1)] += len(span.text.strip())
    size = max(sizes, key=lambda found: (sizes[found], found))
    y = next(span.y for span in group if round(span.size, 1) == size)
    ordered: list[Span] = []
    for span in sorted(group, key=lambda found: found.left):
        raised = span.y < y - _RAISED_BY * size and span.size < _RAISED_SIZE * size
        text = span.text
        if ordered and not ordered[-1].text.endswith(" ") and span.left - ordered[-1].right > _SPACE * size:
            ordered[-1] = replace(ordered[-1], text=ordered[-1].text + " ")
        ordered.append(replace(span, text=text, raised=raised))
    return Line(tuple(ordered), y, size)
