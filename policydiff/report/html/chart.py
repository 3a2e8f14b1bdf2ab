"""Small charts, drawn as SVG without a script: what went weaker to the left, what went stronger to the right."""

from collections import Counter
from collections.abc import Sequence

from policydiff.model import Category, Comparison, Outcome
from policydiff.report.html.markup import Markup, element

WEAKER = (Outcome.WEAKENED, Outcome.RELOCATED, Outcome.REMOVED)
"""From the axis outwards."""
STRONGER = (Outcome.STRENGTHENED, Outcome.ADDED)

_WIDTH = 640
_ROW = 26
_BAR = 14
_LABEL = 132
_NUMBER = 34

Tally = Counter[Outcome]


def category_chart(comparison: Comparison) -> Markup | None:
    """Material changes by category, the heaviest first; None where there are none."""
    tallies: dict[Category, Tally] = {}
    for change in comparison.changes:
        if change.material:
            tallies.setdefault(change.category, Counter())[change.outcome] += 1
    if not tallies:
        return None
    order = sorted(
        tallies, key=lambda category: (-total(tallies[category], WEAKER), -tallies[category].total(), category)
    )
    rows = [(str(category), tallies[category]) for category in order]
    return element(
        "figure",
        element("figcaption", "Material changes by category: weaker to the left, stronger to the right"),
        _diverging(rows),
        class_="chart",
    )


def total(tally: Tally, outcomes: Sequence[Outcome]) -> int:
    """How many changes of these outcomes there are."""
    return sum(tally[outcome] for outcome in outcomes)


def _diverging(rows: Sequence[tuple[str, Tally]]) -> Markup:
    most_left = max(1, *(total(tally, WEAKER) for _, tally in rows))
    most_right = max(1, *(total(tally, STRONGER) for _, tally in rows))
    room = _WIDTH - _LABEL - 2 * _NUMBER
    unit = room / (most_left + most_right)
    axis = _LABEL + _NUMBER + most_left * unit
    height = len(rows) * _ROW + 6
    parts: list[Markup] = []
    spoken: list[str] = []
    for number, (label, tally) in enumerate(rows):
        top = number * _ROW + 6
        middle = top + _BAR - 3
        parts.append(element("text", label, x="0", y=str(middle), class_="label"))
        parts += _bars(tally, WEAKER, axis, -unit, top)
        parts += _bars(tally, STRONGER, axis, unit, top)
        left, right = total(tally, WEAKER), total(tally, STRONGER)
        if left:
            parts.append(_number(left, axis - left * unit - 6, middle, "end"))
        if right:
            parts.append(_number(right, axis + right * unit + 6, middle, "start"))
        spoken.append(f"{label}: {left} weaker, {right} stronger")
    parts.append(element("line", x1=_at(axis), x2=_at(axis), y1="0", y2=str(height), class_="axis"))
    return element(
        "svg",
        element("title", "; ".join(spoken)),
        parts,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        preserveAspectRatio="xMinYMin meet",
    )


def _bars(tally: Tally, outcomes: Sequence[Outcome], axis: float, unit: float, top: int) -> list[Markup]:
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
                x=_at(min(edge, to) + (0 if unit > 0 else 0.75)),
                y=str(top),
                width=_at(abs(to - edge) - 0.75),
                height=str(_BAR),
                class_=str(outcome),
            )
        )
        edge = to
    return bars


def _number(number: int, x: float, y: int, anchor: str) -> Markup:
    return element("text", str(number), x=_at(x), y=str(y), text_anchor=anchor, class_="number")


def _at(value: float) -> str:
    return f"{value:.2f}"
