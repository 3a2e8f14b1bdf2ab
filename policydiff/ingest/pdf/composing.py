"""Groups of lines and tables to blocks: words made whole, marks of notes set, tables joined over pages."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from policydiff.ingest.blocks import Block, Heading, Item, Note, Paragraph, Run, Runs, Table, plain_text
from policydiff.ingest.hyphens import Vocabulary, joined_line
from policydiff.ingest.markers import read_marker
from policydiff.ingest.pdf.geometry import Grid, Line
from policydiff.ingest.pdf.measures import Measures
from policydiff.ingest.pdf.notes import FootNote, mark_labels
from policydiff.ingest.pdf.structure import Group, heading_levels, heading_style, is_heading
from policydiff.ingest.superscripts import raised

_SAME_COLUMN = 4.0
_BACK = re.compile(r"\s*[↩︎⤴]+\s*\Z")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]*]*\Z")
_NOTE_HEADINGS = frozenset(["notes", "footnotes", "endnotes", "references"])
_CELL_GAP = 1.45


class Composer:
    """Makes the blocks of one document; `labels` are the notes that exist, `known` the words of the text."""

    def __init__(self, measures: Measures, labels: Collection[str], known: Vocabulary) -> None:
        self._measures = measures
        self._labels = labels
        self._known = known

    def blocks(self, groups: Sequence[Group | Grid]) -> Iterator[Block]:
        """The blocks in reading order."""
        heads = [group for group in groups if isinstance(group, Group) and is_heading(group, self._measures)]
        levels = heading_levels(heads)
        open_table: list[tuple[Runs, ...]] = []
        open_grid: Grid | None = None
        for group in groups:
            if isinstance(group, Grid):
                rows = [tuple(self._cell(cell) for cell in row) for row in group.rows]
                rows = [row for row in rows if any(map(plain_text, row))]
                if open_grid and _same_columns(open_grid, group):
                    open_table = _continued(open_table, rows)
                else:
                    yield from _table(open_table)
                    open_table = rows
                open_grid = group
                continue
            yield from _table(open_table)
            open_table, open_grid = [], None
            yield self._block(group, levels)
        yield from _table(open_table)

    def note(self, note: FootNote) -> Note:
        """A footnote's block."""
        return Note(note.label, (Paragraph(self.runs(note.lines)),))

    def runs(self, lines: Sequence[Line]) -> Runs:
        """The runs of several lines as one stretch."""
        runs: list[Run] = []
        for line in lines:
            for number, run in enumerate(self._line_runs(line)):
                if number == 0 and runs and run.text and runs[-1].text:
                    together = joined_line(runs[-1].text.rstrip(), run.text, self._known)
                    kept = len(together) - len(run.text)
                    runs[-1] = replace(runs[-1], text=together[:kept])
                elif number == 0 and runs and run.text and runs[-1].note:
                    runs.append(Run(" "))
                runs.append(run)
        return tuple(runs)

    def _line_runs(self, line: Line) -> Iterator[Run]:
        before = ""
        # A mark stands right behind its word, whatever gap the page has there.
        held: Run | None = None
        for span in line.spans:
            labels = mark_labels(span)
            if labels and all(label in self._labels for label in labels):
                if held:
                    yield replace(held, text=held.text.rstrip())
                held = None
                yield from (Run("", note=label) for label in labels)
                if span.text.endswith(" "):
                    yield Run(" ")
            else:
                text = span.text
                if span.raised:
                    text = raised(text.strip(), before) + (" " if text.endswith(" ") else "")
                if held:
                    yield held
                held = Run(text, span.bold, span.italic)
            before = span.text
        if held:
            yield held

    def _block(self, group: Group, levels: dict[tuple[float, bool], int]) -> Block:
        runs = self.runs(group.lines)
        if is_heading(group, self._measures):
            return Heading(levels[heading_style(group)], runs)
        if group.label is not None:
            return Item(_without_marker(runs), group.depth, group.label)
        return Paragraph(runs, group.depth)

    def _cell(self, lines: Sequence[Line]) -> Runs:
        """A cell's words; a wider gap or a list mark starts a new line in it."""
        parts: list[list[Line]] = []
        for line in lines:
            last = parts[-1][-1] if parts else None
            wide = last is not None and line.y - last.y > _CELL_GAP * self._measures.leading * line.size
            if (
                last is None
                or wide
                or (read_marker(line.text) and line.left <= parts[-1][0].left + 1 and _SENTENCE_END.search(last.text))
            ):
                parts.append([])
            parts[-1].append(line)
        runs: list[Run] = []
        for part in parts:
            runs += [Run("\n"), *self.runs(part)] if runs else self.runs(part)
        return tuple(runs)


def with_endnotes(blocks: list[Block], labels: Collection[str]) -> list[Block]:
    """The blocks with the last list as notes, where its numbers are the marks that no footnote explains."""
    start = len(blocks)
    while (
        start and isinstance(block := blocks[start - 1], Item | Paragraph) and (isinstance(block, Item) or block.depth)
    ):
        start -= 1
    tail = blocks[start:]
    numbers = [_number(block) for block in tail if _number(block)]
    fitting = [number for number in numbers if number in labels]
    if not fitting or len(fitting) * 2 < len(numbers) or len(fitting) * 2 < len(labels):
        return blocks
    # A numbered list of the text itself may stand right before the notes: they start where the count starts anew.
    first = next(number for number in range(len(tail) - 1, -1, -1) if _number(tail[number]) == fitting[0])
    notes: list[Block] = []
    for block in tail[first:]:
        if isinstance(block, Item) and _number(block):
            notes.append(Note(_number(block), (Paragraph(_without_back(block.runs)),)))
        elif notes and isinstance(notes[-1], Note) and isinstance(block, Item | Paragraph):
            inner: Block = Paragraph(_without_back(block.runs))
            notes[-1] = replace(notes[-1], blocks=(*notes[-1].blocks, inner))
    kept = [*blocks[:start], *tail[:first]]
    if kept and isinstance(kept[-1], Heading) and plain_text(kept[-1].runs).lower() in _NOTE_HEADINGS:
        kept.pop()
    return kept + notes


def without_lost_marks(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with raised figures that no note explains as figures."""
    labels = {block.label for block in blocks if isinstance(block, Note)}

    def figures(runs: Runs) -> Runs:
        found: list[Run] = []
        for run in runs:
            before = found[-1].text if found else ""
            found.append(Run(raised(run.note, before)) if run.note and run.note not in labels else run)
        return tuple(found)

    for block in blocks:
        if isinstance(block, Table):
            yield Table(tuple(tuple(figures(cell) for cell in row) for row in block.rows))
        else:
            yield block if isinstance(block, Note) else replace(block, runs=figures(block.runs))


def _number(block: Block) -> str:
    """The number of an outermost list item, "" for any other block."""
    return block.marker.strip("[(.)]") if isinstance(block, Item) and not block.depth else ""


def _without_back(runs: Runs) -> Runs:
    while runs and not _BACK.sub("", runs[-1].text).strip() and not runs[-1].note:
        runs = runs[:-1]
    return (*runs[:-1], replace(runs[-1], text=_BACK.sub("", runs[-1].text))) if runs else runs


def _without_marker(runs: Runs) -> Runs:
    """An item's runs without its list mark, which may be a run of its own or several."""
    whole = "".join(run.text for run in runs)
    marker = read_marker(whole.lstrip())
    cut = len(whole) - len(marker.rest) if marker else 0
    kept: list[Run] = []
    for run in runs:
        here = min(cut, len(run.text))
        cut -= here
        if run.text[here:] or run.note:
            kept.append(replace(run, text=run.text[here:]))
    return tuple(kept)


def _same_columns(one: Grid, other: Grid) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(a - b) <= _SAME_COLUMN for a, b in zip(one.columns, other.columns, strict=True)
    )


def _continued(rows: list[tuple[Runs, ...]], more: list[tuple[Runs, ...]]) -> list[tuple[Runs, ...]]:
    """A table with its part on the next page: a repeated head left out, a row that the page broke made whole."""
    if more and rows and _words(more[0]) == _words(rows[0]):
        more = more[1:]
    if more and rows and _is_rest(rows[-1], more[0]):
        whole = tuple(
            (*one, Run(" "), *other) if one and other else one or other
            for one, other in zip(rows[-1], more[0], strict=True)
        )
        return [*rows[:-1], whole, *more[1:]]
    return rows + more


def _is_rest(row: tuple[Runs, ...], more: tuple[Runs, ...]) -> bool:
    """True where `more` is the rest of `row`: nothing is new in it, and some cell goes on in mid-sentence."""
    pairs = [(plain_text(one), plain_text(other)) for one, other in zip(row, more, strict=True)]
    if any(other and not one for one, other in pairs):
        return False
    going_on = [(one, other) for one, other in pairs if other]
    return len(going_on) < len(pairs) or any(
        not _SENTENCE_END.search(one) and other[0].islower() for one, other in going_on
    )


def _words(row: tuple[Runs, ...]) -> list[str]:
    return [plain_text(cell) for cell in row]


def _table(rows: list[tuple[Runs, ...]]) -> Iterator[Table]:
    """The rows as a table; a first row that is not bold throughout is no head."""
    if not rows:
        return
    head = [run for cell in rows[0] for run in cell if run.text.strip()]
    first = [] if head and all(run.bold for run in head) else [((),) * len(rows[0])]
    yield Table((*first, *rows))
