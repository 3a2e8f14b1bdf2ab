"""Text that stands side by side without drawn lines: tables, and prose in columns.

What tells them apart: cells of a table start and end together, row by row, and leave white bands across the page; lines
of prose run on down their column, which they fill.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from policydiff.ingest.markers import read_marker
from policydiff.ingest.pdf.geometry import Grid, Line, Span
from policydiff.ingest.pdf.lines import lines_of
from policydiff.ingest.pdf.measures import Measures

_GUTTER = 0.6
"""White space between columns, in ems, at least."""
_BESIDE = 1.1
"""Distance of baselines, in ems, below which two lines stand side by side and not one under the other."""
_REACH = 3.6
"""Distance of lines, in ems, above which a table has ended."""
_BAND = 1.25
"""Distance of lines, in usual distances, that parts two rows."""
_LEAST_LEADING = 0.9
"""Distance of the lines of one cell, in ems, at least."""
_LEAST_ROWS = 3
_ALIGNED = 0.7
"""Least share of a column's cells that start, end or stand centred at one place."""
_SAME_PLACE = 4.0
_FULL = 0.75
"""Share of a column's width from which a line fills it."""
_LEAST_PROSE = 5
_LIKE = 0.75
"""Least width of a column of prose, in widths of the widest one."""
_RIVER = 0.7
"""Gap between words, in widths of the gutter beside them, from which the gutter may be chance."""
_EVEN = 0.9
"""Narrowest gap of a line, in widths of its widest, from which its gaps are all alike, as between justified words."""
_MOST_LINES = 600
"""Lines of a page above which it is a drawing."""

Interval = tuple[float, float]


def with_columns(parts: Iterable[Line | Grid], measures: Measures) -> list[Line | Grid]:
    """A page's lines and ruled tables with the tables that have no lines as such, and columns one after the other."""
    arranged: list[Line | Grid] = []
    lines: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            lines.append(part)
        else:
            arranged += _arranged(lines, measures)
            arranged.append(part)
            lines = []
    return arranged + _arranged(lines, measures)


def _arranged(lines: list[Line], measures: Measures) -> list[Line | Grid]:
    if len(lines) > _MOST_LINES:
        return list(lines)
    found: list[Line | Grid] = []
    at = 0
    while at < len(lines):
        stretch = _stretch(lines, at)
        parts = (_table(stretch, measures) or _prose(stretch, measures)) if stretch else None
        found += parts or [lines[at]]
        at += len(stretch.lines) if stretch and parts else 1
    return found


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines with the same white gutters from top to bottom; `columns` are where columns start, and the right edge."""

    lines: list[Line]
    columns: tuple[float, ...]

    def at(self, place: Interval) -> int:
        """The column in which the middle of a place stands."""
        middle = (place[0] + place[1]) / 2
        return next((number for number, edge in enumerate(self.columns[1:-1]) if middle < edge), len(self.columns) - 2)

    def parted(self, lines: Iterable[Line]) -> list[list[Span]]:
        """The spans of some lines by column."""
        columns: list[list[Span]] = [[] for _ in self.columns[1:]]
        for line in lines:
            for span in line.spans:
                columns[self.at((span.left, span.right))].append(span)
        return columns


def _stretch(lines: Sequence[Line], start: int) -> _Stretch | None:
    """The longest stretch from a line on that stands beside another, None where it stands alone."""
    first = lines[start]
    beside = start + 1 < len(lines) and lines[start + 1].y - first.y < _BESIDE * first.size
    covered = _covered(first)
    if not beside and not _gutters(covered, first.size):
        return None
    end = start + 1
    for line in lines[start + 1 :]:
        if line.y - lines[end - 1].y > _REACH * first.size:
            break
        merged = _merged([*covered, *_covered(line)])
        open_gutters = len(_gutters(merged, first.size))
        # A line that runs across a gutter ends the columns, unless it has gutters of its own: a cell may span two. The
        # gaps between the words of the first line are none, where that stands alone in its column.
        if not (end == start + 1 and beside):
            across = open_gutters < len(_gutters(covered, first.size)) and not _gutters(_covered(line), first.size)
            if across:
                break
        if not open_gutters:
            break
        covered = merged
        end += 1
    gutters = _gutters(covered, first.size)
    if not gutters or end - start < _LEAST_ROWS - 1:
        return None
    return _Stretch(list(lines[start:end]), (covered[0][0], *(right for _, right in gutters), covered[-1][1]))


def _covered(line: Line) -> list[Interval]:
    return _merged([(span.left, span.right) for span in line.spans if span.text.strip()])


def _merged(intervals: Sequence[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for left, right in sorted(intervals):
        if merged and left <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def _gutters(covered: Sequence[Interval], size: float) -> list[Interval]:
    return [(one[1], other[0]) for one, other in pairwise(covered) if other[0] - one[1] >= _GUTTER * size]


def _table(stretch: _Stretch, measures: Measures) -> list[Line | Grid] | None:
    """The stretch with its rows as a table, None where it is none."""
    rows = _rows(stretch, measures)
    cells = [[lines_of(spans) for spans in stretch.parted(row)] for row in rows]
    filled = [number for number, row in enumerate(cells) if sum(map(bool, row)) > 1]
    if len(filled) < _LEAST_ROWS or _runs_on(stretch, len(filled)) or _is_river(stretch):
        return None
    first, last = filled[0], filled[-1]
    table = cells[first : last + 1]
    if not all(map(_is_aligned, zip(*table, strict=True))) or _is_list(table):
        return None
    before = [line for row in rows[:first] for line in row]
    after = [line for row in rows[last + 1 :] for line in row]
    inner = [line for row in rows[first : last + 1] for line in row]
    size = max(line.size for line in inner)
    # Where the last column's text ends differs from page to page: its edge is the page's.
    edges = (*stretch.columns[:-1], max(measures.right, stretch.columns[-1]))
    grid = Grid(inner[0].y - size, inner[-1].y, edges, table, size)
    return [*before, grid, *after]


def _rows(stretch: _Stretch, measures: Measures) -> list[list[Line]]:
    """The rows: parted by bands, or, where no band is, one for each line that has something in the first column."""
    rows = [[stretch.lines[0]]]
    steps = (
        (other.y - one.y) / max(one.size, other.size)
        for spans in stretch.parted(stretch.lines)
        for one, other in pairwise(lines_of(spans))
    )
    leading = min(measures.leading, *(step for step in steps if step > _LEAST_LEADING), measures.leading)
    for one, other in pairwise(stretch.lines):
        if other.y - one.y > _BAND * leading * max(one.size, other.size):
            rows.append([])
        rows[-1].append(other)
    if len(rows) > 1 or not all(len(_covered(line)) > 1 for line in stretch.lines):
        return rows
    return [[line] for line in stretch.lines]


def _runs_on(stretch: _Stretch, rows: int) -> bool:
    """Whether columns as wide as each other are filled by their lines, far more lines than rows."""
    columns = [lines_of(spans) for spans in stretch.parted(stretch.lines)]
    widths = [max(line.right for line in lines) - min(line.left for line in lines) for lines in columns if lines]
    if min(map(len, columns)) < _LEAST_PROSE or min(widths) < _LIKE * max(widths):
        return False
    for lines in columns:
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        full = sum(line.right - left >= _FULL * (right - left) for line in lines)
        if full < 0.6 * len(lines):
            return False
    return rows <= max(2, min(map(len, columns)) / 6) or rows == len(stretch.lines)


def _is_river(stretch: _Stretch) -> bool:
    """Whether the white between columns is like that between words, as where justified lines chance to meet."""
    met = crossed = 0
    for line in stretch.lines:
        covered = _covered(line)
        gaps = {one: other[0] - one[1] for one, other in pairwise(covered)}
        columns = {one: stretch.at(one) != stretch.at(other) for one, other in pairwise(covered)}
        between = [gaps[one] for one in gaps if columns[one]]
        words = [gaps[one] for one in gaps if not columns[one]]
        met += bool(between)
        even = len(between) > 1 and max(between) < min(between) / _EVEN
        crossed += bool(between and (even or (words and max(words) >= _RIVER * min(between))))
    return crossed > met * (1 - _ALIGNED)


def _is_aligned(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether the cells of a column start, end or stand centred at one place."""
    held = [(min(line.left for line in cell), max(line.right for line in cell)) for cell in cells if cell]
    places = ([left for left, _ in held], [right for _, right in held], [(left + right) / 2 for left, right in held])
    return any(
        sum(abs(place - median(values)) <= _SAME_PLACE for place in values) >= _ALIGNED * len(values)
        for values in places
    )


def _is_list(table: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Whether two columns are the marks and texts of a list, or the entries and pages of a table of contents."""
    if len(table[0]) != 2:
        return False
    texts = [tuple(" ".join(line.text for line in cell) for cell in row) for row in table]
    marks = sum(not mark or read_marker(f"{mark} x") is not None or mark.isdigit() for mark, _ in texts)
    pages = [int(page) for _, page in texts if page.isascii() and page.isdigit()]
    return marks >= _ALIGNED * len(texts) or (len(pages) >= _ALIGNED * len(texts) and pages == sorted(pages))


def _prose(stretch: _Stretch, measures: Measures) -> list[Line | Grid] | None:
    """The columns of a stretch one after the other, each set where the first one stands; None where it is no prose."""
    if not _runs_on(stretch, 0):
        return None
    columns = [lines_of(spans) for spans in stretch.parted(stretch.lines)]
    home = min(line.left for line in columns[0])
    found: list[Line | Grid] = []
    for lines in columns:
        offset = min(line.left for line in lines) - home
        margin = max(line.right for line in lines) - offset
        found += [_shifted(line, offset, min(margin, measures.right)) for line in lines]
    return found


def _shifted(line: Line, offset: float, margin: float) -> Line:
    spans = tuple(replace(span, left=span.left - offset, right=span.right - offset) for span in line.spans)
    return Line(spans, line.y, line.size, margin)
