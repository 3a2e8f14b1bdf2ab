"""Ruled tables: drawn lines to cells."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from policydiff.ingest.pdf.geometry import Grid, Line, Rule, Span
from policydiff.ingest.pdf.lines import lines_of

_NEAR = 3.5
"""Points within which ends of rules meet."""
_MOST_RULES = 4000
"""Rules of a page above which it is a drawing."""


def grids_of(rules: Sequence[Rule], spans: Sequence[Span]) -> tuple[list[Grid], list[Span]]:
    """The tables of a page, from top to bottom, and the spans outside them."""
    if len(rules) > _MOST_RULES:
        return [], list(spans)
    grids: list[Grid] = []
    rest = list(spans)
    for group in _connected(_merged(rules)):
        columns = _places([rule.left for rule in group if not rule.level])
        ends = [place for rule in group if not rule.level for place in (rule.top, rule.bottom)]
        rows = _places([rule.top for rule in group if rule.level] + ends)
        if len(columns) < 3 or len(rows) < 2:
            continue
        grid = Grid(rows[0], rows[-1], tuple(columns))
        inside = [span for span in rest if _holds(span, columns, rows)]
        if not inside:
            continue
        rest = [span for span in rest if not _holds(span, columns, rows)]
        grid.rows = _cells(group, columns, rows, inside)
        grid.size = max((line.size for row in grid.rows for cell in row for line in cell), default=0.0)
        if sum(1 for row in grid.rows for cell in row if cell) >= 2:
            grids.append(grid)
        else:
            rest += inside
    return sorted(grids, key=lambda grid: grid.top), rest


def _holds(span: Span, columns: Sequence[float], rows: Sequence[float]) -> bool:
    middle = (span.left + span.right) / 2
    return columns[0] - _NEAR < middle < columns[-1] + _NEAR and rows[0] < span.y - span.size * 0.3 < rows[-1]


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """The rules with those that continue each other as one."""
    merged: list[Rule] = []
    for level in (True, False):
        across: Callable[[Rule], float] = (lambda rule: rule.top) if level else (lambda rule: rule.left)
        along: Callable[[Rule], float] = (lambda rule: rule.left) if level else (lambda rule: rule.top)
        for rule in sorted(
            (rule for rule in rules if rule.level == level), key=lambda rule: (round(across(rule)), along(rule))
        ):
            last = merged[-1] if merged and merged[-1].level == level else None
            if (
                last
                and abs(across(last) - across(rule)) < 1.5
                and along(last) - _NEAR <= along(rule) <= (last.right if level else last.bottom) + _NEAR
            ):
                merged[-1] = Rule(last.left, last.top, max(last.right, rule.right), max(last.bottom, rule.bottom))
            else:
                merged.append(rule)
    return merged


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if not any(group is found for found in touching)]
        groups.append([rule, *(other for group in touching for other in group)])
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _cells(rules: list[Rule], columns: list[float], rows: list[float], spans: list[Span]) -> list[list[list[Line]]]:
    upright = [rule for rule in rules if not rule.level]
    level = [rule for rule in rules if rule.level]

    def wall(column: int, row: int) -> bool:
        middle = (rows[row] + rows[row + 1]) / 2
        return any(abs(rule.left - columns[column]) <= _NEAR and rule.top <= middle <= rule.bottom for rule in upright)

    def floor(column: int, row: int) -> bool:
        middle = (columns[column] + columns[column + 1]) / 2
        return any(abs(rule.top - rows[row]) <= _NEAR and rule.left <= middle <= rule.right for rule in level)

    # Each place belongs to the first cell of its merged area.
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            here = (row, column)
            if column and not wall(column, row):
                owner[here] = owner[(row, column - 1)]
            elif row and not floor(column, row):
                owner[here] = owner[(row - 1, column)]
            else:
                owner[here] = here
    held: dict[tuple[int, int], list[Span]] = {}
    for span in spans:
        row = _band(rows, span.y - span.size * 0.3)
        column = _band(columns, span.left + min(span.size / 2, (span.right - span.left) / 2))
        held.setdefault(owner[(row, column)], []).append(span)
    return [
        [lines_of(held.get((row, column), ())) for column in range(len(columns) - 1)] for row in range(len(rows) - 1)
    ]


def _band(edges: list[float], place: float) -> int:
    return next((number for number, (_, high) in enumerate(pairwise(edges)) if place < high), len(edges) - 2)
