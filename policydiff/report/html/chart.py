"""The chart of a comparison, a table whose bars are drawn as SVG: weaker to the left, stronger to the right."""

from collections import Counter
from collections.abc import Sequence

from policydiff.model import Category, Comparison, Outcome
from policydiff.report.html.markup import Markup, element
from policydiff.report.wording import SIGNS

WEAKER = (Outcome.WEAKENED, Outcome.RELOCATED, Outcome.REMOVED)
"""From the axis outwards."""
STRONGER = (Outcome.STRENGTHENED, Outcome.ADDED)

_WIDTH = 1000
_HEIGHT = 14
_GAP = 1.5

Tally = Counter[Outcome]


def category_chart(comparison: Comparison) -> Markup | None:
    """Material changes by category, the heaviest first; None where there are none."""
    tallies: dict[Category, Tally] = {}
    for change in comparison.changes:
        if change.material:
            tallies.setdefault(change.category, Counter())[change.outcome] += 1
    if not tallies:
        return None
    order = sorted(tallies, key=lambda name: (-total(tallies[name], WEAKER), -tallies[name].total(), name))
    left = max(total(tally, WEAKER) for tally in tallies.values())
    unit = _WIDTH / (left + max(total(tally, STRONGER) for tally in tallies.values()))
    heads = [
        element("th", "Material changes by category", scope="col"),
        element("th", element("span", SIGNS[Outcome.WEAKENED], aria_hidden="true"), " weaker", scope="col"),
        element("td"),
        element("th", element("span", SIGNS[Outcome.STRENGTHENED], aria_hidden="true"), " stronger", scope="col"),
    ]
    rows = [_row(str(name), tallies[name], left * unit, unit) for name in order]
    return element(
        "table", element("thead", element("tr", heads)), element("tbody", rows), class_="chart", data_chart="category"
    )


def total(tally: Tally, outcomes: Sequence[Outcome]) -> int:
    """How many changes of these outcomes there are."""
    return sum(tally[outcome] for outcome in outcomes)


def _row(label: str, tally: Tally, axis: float, unit: float) -> Markup:
    weaker, stronger = total(tally, WEAKER), total(tally, STRONGER)
    bars = [*_bars(tally, WEAKER, axis, -unit), *_bars(tally, STRONGER, axis, unit)]
    line = element("line", x1=_at(axis), x2=_at(axis), y1="0", y2=str(_HEIGHT), class_="axis")
    drawing = element(
        "svg", bars, line, viewBox=f"0 0 {_WIDTH} {_HEIGHT}", preserveAspectRatio="none", aria_hidden="true"
    )
    return element(
        "tr",
        element("th", label, scope="row"),
        element("td", str(weaker) if weaker else "", class_="number"),
        element("td", drawing, class_="bars"),
        element("td", str(stronger) if stronger else "", class_="number"),
    )


def _bars(tally: Tally, outcomes: Sequence[Outcome], axis: float, unit: float) -> list[Markup]:
    bars: list[Markup] = []
    edge = axis
    for outcome in outcomes:
        if not tally[outcome]:
            continue
        to = edge + tally[outcome] * unit
        bars.append(
            element(
                "rect",
                element("title", f"{tally[outcome]} {outcome}"),
                x=_at(min(edge, to) + (0 if unit > 0 else _GAP)),
                y="0",
                width=_at(abs(to - edge) - _GAP),
                height=str(_HEIGHT),
                class_=str(outcome),
            )
        )
        edge = to
    return bars


def _at(value: float) -> str:
    return f"{value:.2f}"
