"""A reliability plot as a drawing: what was said against what was right, one point a bin, its area the number in it."""

import math
from collections.abc import Mapping
from typing import Any

SIZE = 340
LEFT, TOP, RIGHT, BOTTOM = 52, 16, 190, 46
COLOURS = ("#0b6e99", "#c2571a")
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#333}.axis{stroke:#777;stroke-width:1}.grid{stroke:#ddd;stroke-width:1}"
    ".ideal{stroke:#999;stroke-width:1;stroke-dasharray:4 4}.back{fill:#fff}"
)


def plot(evaluation: Mapping[str, Any], sources: Mapping[str, str]) -> str:
    """The plot as SVG. `sources` names each part of the evaluation that has bins."""
    width, height = LEFT + SIZE + RIGHT, TOP + SIZE + BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-label="Reliability: confidence against the share of judgements that is right">',
        f"<style>{_STYLE}</style>",
        f'<rect class="back" width="{width}" height="{height}"/>',
        *(_grid(tenths / 10) for tenths in range(0, 11, 2)),
        f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>',
    ]
    for number, (source, name) in enumerate(sources.items()):
        parts += _series(evaluation[source]["bins"], COLOURS[number])
        parts += _legend(number, name, evaluation[source])
    parts += [
        f'<text x="{_x(0.5)}" y="{height - 8}" text-anchor="middle">mean confidence</text>',
        f'<text transform="translate(14 {_y(0.5)}) rotate(-90)" text-anchor="middle">share that is right</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(value: float) -> float:
    return round(LEFT + SIZE * value, 1)


def _y(value: float) -> float:
    return round(TOP + SIZE * (1 - value), 1)


def _grid(value: float) -> str:
    kind = "axis" if value == 0 else "grid"
    return (
        f'<line class="{kind}" x1="{_x(value)}" y1="{_y(0)}" x2="{_x(value)}" y2="{_y(1)}"/>'
        f'<line class="{kind}" x1="{_x(0)}" y1="{_y(value)}" x2="{_x(1)}" y2="{_y(value)}"/>'
        f'<text x="{_x(value)}" y="{_y(0) + 18}" text-anchor="middle">{value:.1f}</text>'
        f'<text x="{_x(0) - 8}" y="{_y(value) + 4}" text-anchor="end">{value:.1f}</text>'
    )


def _series(bins: list[list[float]], colour: str) -> list[str]:
    points = [(_x(said), _y(right), count) for _, _, count, said, right in bins]
    total = sum(count for _, _, count in points)
    path = " ".join(f"{x},{y}" for x, y, _ in points)
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>',
        *(
            f'<circle cx="{x}" cy="{y}" r="{3 + 18 * math.sqrt(count / total):.1f}" fill="{colour}" '
            f'fill-opacity="0.35" stroke="{colour}"><title>{count:.0f} judgements</title></circle>'
            for x, y, count in points
        ),
    ]


def _legend(number: int, name: str, held: Mapping[str, Any]) -> list[str]:
    left, top = LEFT + SIZE + 18, TOP + 14 + number * 74
    facts = (
        f"{held['count']} judgements",
        f"calibration error {held['calibration_error']:.3f}",
        f"Brier {held['brier']:.3f} (flat {held['brier_flat']:.3f})",
    )
    return [
        f'<circle cx="{left}" cy="{top - 4}" r="5" fill="{COLOURS[number]}"/>',
        f'<text x="{left + 12}" y="{top}" font-weight="600">{name}</text>',
        *(f'<text x="{left + 12}" y="{top + 17 * row}">{fact}</text>' for row, fact in enumerate(facts, 1)),
    ]
