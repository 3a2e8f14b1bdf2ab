"""A policy's revisions along the years: what each took away below the line, what it gave above."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from policydiff.model import Outcome
from policydiff.report.html.chart import STRONGER, WEAKER, Tally, total
from policydiff.report.html.markup import Markup, element
from policydiff.report.view import Report
from policydiff.report.wording import HEADLINE_ORDER, SIGNS

_WIDTH = 960
_EDGE = 36
_TALLEST = 170
"""Height of the tallest bars on both sides of the line together."""
_DOT = 4
_GAP = 8
_LABELS = 44
_BAR = 14
_NEAR = 96
"""Room that a version's label takes; where two come nearer than that, one is left to the table."""
MANY = 3
"""Revisions in a row that changed nothing, from which on they share a row of the table."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A version in its policy's history. `name` is unique on the page and made of letters, digits and hyphens.

    `verdict` says in a word what the revision amounts to ("first", "noise", "editorial", "material", "unreadable");
    `counts` how many material changes of each outcome it made. `report` compares it with the one before, None where
    it is not to be shown change by change.
    """

    name: str
    label: str
    day: str
    verdict: str
    counts: Tally = field(default_factory=Counter)
    report: Report | None = None

    def tally(self) -> Tally:
        """How many material changes of each outcome there are: those of the report, where there is one."""
        if self.report is None:
            return self.counts
        return Counter(change.outcome for change in self.report.scope.changes if change.material)


def timeline(revisions: Sequence[tuple[Revision, str]]) -> Markup:
    """The picture and the table of the revisions; each comes with the id of its chapter, "" for none."""
    tallies = [revision.tally() for revision, _ in revisions]
    drawn = _drawing(revisions, tallies) if revisions else None
    rows = [_row(group) for group in _grouped(revisions, tallies)]
    heads = ("Version", "In force", "Verdict", *(f"{SIGNS[outcome]} {outcome}" for outcome in HEADLINE_ORDER))
    table = element(
        "table",
        element("caption", "Every revision, the newest first", class_="unseen"),
        element("thead", element("tr", [element("th", head, scope="col") for head in heads])),
        element("tbody", rows[::-1]),
        class_="revisions",
    )
    return element(
        "div", drawn, element("div", table, class_="wide", tabindex="0", role="region", aria_label="Every revision")
    )


Told = tuple[Revision, str, Tally]


def _grouped(revisions: Sequence[tuple[Revision, str]], tallies: Sequence[Tally]) -> Iterator[list[Told]]:
    """Revisions one by one, but those in a row with the same verdict and nothing to tell together."""
    told = [(revision, name, tally) for (revision, name), tally in zip(revisions, tallies, strict=True)]
    for key, run in groupby(told, key=lambda one: "" if one[1] or one[2].total() else one[0].verdict):
        group = list(run)
        if key and len(group) >= MANY:
            yield group
        else:
            yield from ([one] for one in group)


def _row(group: Sequence[Told]) -> Markup:
    (first, name, tally), (last, _, _) = group[0], group[-1]
    label = element("a", first.label, href=f"#{name}") if name else first.label
    days = first.day
    if len(group) > 1:
        label = f"{len(group)} revisions"
        days = f"{first.day} to {last.day}"
    return element(
        "tr",
        element("th", label, scope="row"),
        element("td", days),
        element("td", first.verdict),
        [
            element("td", str(tally[outcome]) if tally[outcome] else "", class_=f"number {outcome}")
            for outcome in HEADLINE_ORDER
        ],
    )


def _drawing(revisions: Sequence[tuple[Revision, str]], tallies: Sequence[Tally]) -> Markup:
    places = _places([revision.day for revision, _ in revisions])
    up = max(total(tally, STRONGER) for tally in tallies)
    down = max(total(tally, WEAKER) for tally in tallies)
    unit = _TALLEST / max(1, up + down)
    axis = round(up * unit) + _DOT + _GAP
    height = round((up + down) * unit) + 2 * (_DOT + _GAP) + _LABELS
    parts = [element("line", x1="0", x2=str(_WIDTH), y1=str(axis), y2=str(axis), class_="axis")]
    labelled = _labelled(places, tallies)
    for number, ((revision, name), tally, x) in enumerate(zip(revisions, tallies, places, strict=True)):
        radius, kind = (_DOT, "dot") if tally.total() else (_DOT - 1, "dot quiet")
        mark = [
            element("title", f"{revision.label} ({revision.day}), {revision.verdict}: {_spoken(tally)}"),
            *_stack(tally, STRONGER, x, axis - _DOT - 1, -unit),
            *_stack(tally, WEAKER, x, axis + _DOT + 1, unit),
            element("circle", cx=_at(x), cy=str(axis), r=str(radius), class_=kind),
        ]
        if number in labelled:
            mark.append(_label(revision.label, x, height - 20, "label"))
            if revision.day != revision.label:
                mark.append(_label(revision.day, x, height - 4, "day"))
        parts.append(element("a", mark, href=f"#{name}") if name else element("g", mark))
    caption = "Material changes of each revision: stronger above the line, weaker below"
    svg = element("svg", parts, viewBox=f"0 0 {_WIDTH} {height}", role="group", aria_label=caption)
    return element("figure", element("figcaption", caption), element("div", svg, class_="wide"), class_="chart line")


def _labelled(places: Sequence[float], tallies: Sequence[Tally]) -> set[int]:
    """Which revisions have room for a label: those that changed most first, then the ends, then the others."""
    last = len(places) - 1
    chosen: set[int] = set()
    for number in sorted(range(len(places)), key=lambda at: (-tallies[at].total(), at not in (0, last), at)):
        if all(abs(places[number] - places[other]) >= _NEAR for other in chosen):
            chosen.add(number)
    return chosen


def _label(text: str, x: float, y: int, name: str) -> Markup:
    anchor = "start" if x < _NEAR / 2 + 2 else "end" if x > _WIDTH - _NEAR / 2 - 2 else "middle"
    at = {"start": 0.0, "end": float(_WIDTH)}.get(anchor, x)
    return element("text", text, x=_at(at), y=str(y), text_anchor=anchor, class_=name)


def _stack(tally: Tally, outcomes: Sequence[Outcome], x: float, axis: int, unit: float) -> list[Markup]:
    bars: list[Markup] = []
    edge = float(axis)
    for outcome in outcomes:
        if tally[outcome]:
            to = edge + tally[outcome] * unit
            bars.append(
                element(
                    "rect",
                    x=_at(x - _BAR / 2),
                    y=_at(min(edge, to)),
                    width=str(_BAR),
                    height=_at(abs(to - edge)),
                    class_=str(outcome),
                )
            )
            edge = to
    return bars


def _spoken(tally: Tally) -> str:
    said = [f"{tally[outcome]} {outcome}" for outcome in HEADLINE_ORDER if tally[outcome]]
    return ", ".join(said) if said else "no material change"


def _places(days: Sequence[str]) -> list[float]:
    """Where each day stands on the line; evenly apart where a day is not known or all are the same."""
    ordinals = [_ordinal(day) for day in days]
    known = [number for number in ordinals if number is not None]
    room = _WIDTH - 2 * _EDGE
    if len(known) < len(days) or len(set(known)) < 2:
        return [_EDGE + room * (number + 0.5) / len(days) for number in range(len(days))]
    first, last = min(known), max(known)
    return [_EDGE + room * (number - first) / (last - first) for number in known]


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _at(value: float) -> str:
    return f"{value:.2f}"
