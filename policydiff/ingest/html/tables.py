"""Tables of a page: data as a table, layout as what it lays out."""

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from policydiff.ingest.blocks import Block, Runs, Table, plain_text

MAX_COLUMNS = 100
"""Cells of a row that are read; a `colspan` beyond is a mistake or an attack."""


def table_blocks(
    table: HtmlElement, cell: Callable[[HtmlElement], Runs], inner: Callable[[HtmlElement], Iterator[Block]]
) -> Iterator[Block]:
    """A data table as one `Table`, its caption before it; a layout table as the blocks in its cells."""
    rows = [found for found in table.iter("tr") if next(found.iterancestors("table"), None) is table]
    cells = [[found for found in row if found.tag in {"td", "th"}] for row in rows]
    for caption in table.iterchildren("caption"):
        yield from inner(caption)
    if _is_layout(table, cells):
        for row in cells:
            for found in row:
                yield from inner(found)
        return
    filled = [list(_spread(row, cell)) for row in _held(cells)]
    width = max((len(row) for row in filled), default=0)
    grid = [tuple(row + [()] * (width - len(row))) for row in filled if any(plain_text(found) for found in row)]
    if not grid:
        return
    heads = [all(found.tag == "th" for found in row) or _in_head(row) for row in cells if row]
    if not heads[0]:
        grid.insert(0, ((),) * width)
    yield Table(tuple(grid))


def _is_layout(table: HtmlElement, cells: list[list[HtmlElement]]) -> bool:
    return (
        table.get("role") in {"presentation", "none"}
        or max((len(row) for row in cells), default=0) < 2
        or any(True for inner in table.iterdescendants("table"))
        or (len(cells) < 2 and not any(found.tag == "th" for row in cells for found in row))
    )


def _in_head(row: list[HtmlElement]) -> bool:
    return next(row[0].iterancestors("thead"), None) is not None


def _held(cells: list[list[HtmlElement]]) -> Iterator[list[HtmlElement | None]]:
    """Rows with an empty place under each cell that reaches down from a row above."""
    reach: dict[int, int] = {}
    for row in cells:
        if not row:
            continue
        places: list[HtmlElement | None] = []
        for found in row:
            while reach.get(len(places), 0) > 0 and len(places) < MAX_COLUMNS:
                reach[len(places)] -= 1
                places.append(None)
            for column in range(_span(found, "colspan")):
                reach[len(places)] = _span(found, "rowspan") - 1
                places.append(found if column == 0 else None)
        while reach.get(len(places), 0) > 0 and len(places) < MAX_COLUMNS:
            reach[len(places)] -= 1
            places.append(None)
        yield places[:MAX_COLUMNS]


def _spread(row: list[HtmlElement | None], cell: Callable[[HtmlElement], Runs]) -> Iterator[Runs]:
    return (() if found is None else cell(found) for found in row)


def _span(cell: HtmlElement, name: str) -> int:
    written = cell.get(name, "1").strip()
    return min(max(int(written), 1), MAX_COLUMNS) if written.isascii() and written.isdigit() and len(written) < 6 else 1
