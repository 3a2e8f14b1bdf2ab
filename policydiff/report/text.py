"""The report for a terminal, or for a pipe: ranked changes, quotes side by side where there is room."""

from collections.abc import Iterable, Iterator

from policydiff.model import Change, Clause
from policydiff.report.lines import Line, Run, cells, indented, side_by_side, wrap
from policydiff.report.paint import ascii_form, paint
from policydiff.report.quoting import Mark, Quote, quotes
from policydiff.report.view import Report
from policydiff.report.wording import (
    DIRECTION_SIGNS,
    SIGNS,
    absence,
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

_INDENT = "    "
_LEAST_WIDTH = 30


def render(report: Report) -> str:
    """The report as text; colour and width as its view says."""
    return paint(Page(report).lines(), color=report.view.color)


class Page:
    """The lines of a report, whole or change by change."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._view = report.view
        self._width = max(report.view.width, _LEAST_WIDTH)
        self._labels = side_labels(report.comparison)
        self._roots = shared_roots(report.comparison)

    def lines(self) -> Iterator[Line]:
        """Every line of the report."""
        shown = self._report.shown()
        yield from self._opening()
        if self._view.wide and shown:
            yield ()
            yield from self._columns([(self._run(self._labels[0], "title"),)], [(self._run(self._labels[1], "title"),)])
        for number, change in enumerate(shown, start=1):
            yield ()
            yield from self.change_lines(number, change)
        if note := left_out(self._report, len(shown)):
            yield ()
            yield from self._wrapped(note, "faint")

    def _opening(self) -> Iterator[Line]:
        comparison = self._report.comparison
        old = dated(self._labels[0], comparison.old)
        new = dated(self._labels[1], comparison.new)
        yield from self._wrapped(f"{old} → {new}", "title")
        yield ()
        yield from self._wrapped(headline(self._report.scope), "title")
        yield from self._wrapped(footing(self._report.scope))

    def change_lines(self, number: int, change: Change) -> Iterator[Line]:
        """One change: what became of it, the words of both sides, and why."""
        head = (
            self._run(f"{number:>2}. "),
            self._run(f"{SIGNS[change.outcome]} {outcome_words(change)}", change.outcome),
            self._run(" · "),
            self._run(change.severity, change.severity),
            *self._unsure(change),
            self._run(f" · {change.category} · {kind_words(change)}", "faint"),
        )
        yield from wrap_hanging(head, self._width, _INDENT)
        old_quote, new_quote = quotes(change)
        if self._view.wide:
            room = self._column_width()
            old = self._side(change, change.old, old_quote, room)
            new = self._side(change, change.new, new_quote, room)
            yield from self._columns(old, new)
        else:
            room = self._width - len(_INDENT) - 2
            for sign, label, clauses, quote in (
                ("-", self._labels[0], change.old, old_quote),
                ("+", self._labels[1], change.new, new_quote),
            ):
                side = self._side(change, clauses, quote, room, label)
                yield from (
                    (self._run(f"{_INDENT}{sign if row == 0 else ' '} "), *line) for row, line in enumerate(side)
                )
        yield from self._reasons(change)

    def _unsure(self, change: Change) -> list[Run]:
        words = unsure_words(change)
        return [self._run(" · "), self._run(words, "unsure")] if words else []

    def _side(
        self, change: Change, clauses: tuple[Clause, ...], quote: Quote, width: int, label: str = ""
    ) -> list[Line]:
        root = self._roots[0 if clauses is change.old else 1]
        if not clauses:
            style = "absent" if change.old else "faint"
            return wrap([self._run(absence(change, self._labels), style)], width)
        where = f"{label}, {places(clauses, root)}" if label else places(clauses, root)
        lines = wrap([self._run(where, "faint")], width)
        if context := governing(clauses):
            lines += wrap([self._run(f"under: {context}", "faint")], width)
        return lines + wrap(self._quote(quote), width)

    def _quote(self, quote: Quote) -> list[Run]:
        if self._view.color:
            return [self._run(text, "" if mark == Mark.SAME else mark) for mark, text in quote]
        brackets = {Mark.GONE: ("[-", "-]"), Mark.NEW: ("{+", "+}"), Mark.SAME: ("", "")}
        return [self._run(_bracketed(text, *brackets[mark])) for mark, text in quote]

    def _reasons(self, change: Change) -> Iterator[Line]:
        for shift in change.shifts:
            runs = (
                self._run(f"{_INDENT}{DIRECTION_SIGNS[shift.direction]} {reason_words(shift)}", shift.direction),
                self._run(f" [{shift.rule}]", "faint"),
            )
            yield from wrap_hanging(runs, self._width, f"{_INDENT}  ")

    def _column_width(self) -> int:
        return (self._width - len(_INDENT) - 3) // 2

    def _columns(self, left: list[Line], right: list[Line]) -> list[Line]:
        return indented(side_by_side(left, right, self._column_width(), self._run(" │ ", "faint")), _INDENT)

    def _wrapped(self, text: str, style: str = "") -> list[Line]:
        return wrap([self._run(text, style)], self._width)

    def _run(self, text: str, style: str = "") -> Run:
        return Run(text if self._view.unicode else ascii_form(text), style)


def wrap_hanging(runs: Iterable[Run], width: int, indent: str) -> list[Line]:
    """Wrapped lines, all but the first behind an indent; an indent of the first run stays."""
    runs = list(runs)
    lead = runs[0].text[: len(runs[0].text) - len(runs[0].text.lstrip(" "))]
    first = Run(runs[0].text[len(lead) :], runs[0].style)
    lines = wrap([first, *runs[1:]], width - max(cells(lead), len(indent)))
    return [(Run(lead), *line) if row == 0 else (Run(indent), *line) for row, line in enumerate(lines)]


def _bracketed(text: str, opening: str, closing: str) -> str:
    """`text` in brackets, white space at its ends left outside."""
    inner = text.strip(" ")
    if not inner or not opening:
        return text
    start = text.index(inner)
    return f"{text[:start]}{opening}{inner}{closing}{text[start + len(inner) :]}"
