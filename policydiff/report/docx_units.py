"""Two documents as the paragraphs and table rows of one, those that went before those that came in their place."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from policydiff.model import Change, Document
from policydiff.report.alignment import align
from policydiff.report.passages import Kind, Passage, passages
from policydiff.report.wording import unsure_words
from policydiff.report.written import Written


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading, paragraph, list item, note or table row; a row has one of `cells` for each cell, others one.

    `unsure` is true where the tool is unsure of what became of a commitment in it.
    """

    kind: Kind
    cells: tuple[Written, ...]
    level: int = 0
    depth: int = 0
    marker: str = ""
    unsure: bool = False

    @property
    def is_row(self) -> bool:
        """True for a row of a table."""
        return self.kind is Kind.CELL


Pair = tuple[Unit | None, Unit | None]
"""A unit of the old version, of the new one, or both where they stand for one another."""


def paired_units(documents: tuple[Document, Document], changes: Sequence[Change]) -> list[Pair]:
    """Every unit of both documents once; each side in its own order."""
    old, new = passages(documents[0]), passages(documents[1])
    doubts = [change for change in changes if change.material and unsure_words(change)]
    old_units, old_unit_of = _units(old, {clause.id for change in doubts for clause in change.old})
    new_units, new_unit_of = _units(new, {clause.id for change in doubts for clause in change.new})
    weights: dict[tuple[int, int], int] = {}
    for row in align(old, new, changes):
        if row.old is not None and row.new is not None:
            link = old_unit_of[row.old], new_unit_of[row.new]
            if _can_pair(old_units[link[0]], new_units[link[1]]):
                weights[link] = weights.get(link, 0) + len(old[row.old].text) + len(new[row.new].text)
    found: list[Pair] = []
    i = j = 0
    for to_old, to_new in [*heaviest(weights), (len(old_units), len(new_units))]:
        found += ((unit, None) for unit in old_units[i:to_old])
        found += ((None, unit) for unit in new_units[j:to_new])
        if to_old < len(old_units):
            found.append((old_units[to_old], new_units[to_new]))
        i, j = to_old + 1, to_new + 1
    return found


def heaviest(weights: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Of links that never run backwards, those of most weight that use no end twice."""
    links = sorted(weights)
    # best[n]: weight and last link of the best choice among the first n.
    best: list[tuple[int, int]] = [(0, -1)]
    before: list[int] = []
    for number, (old, new) in enumerate(links):
        earlier = number
        while earlier and not (links[earlier - 1][0] < old and links[earlier - 1][1] < new):
            earlier -= 1
        before.append(earlier)
        weight = best[earlier][0] + weights[old, new]
        best.append((weight, number) if weight > best[-1][0] else best[-1])
    chosen: list[tuple[int, int]] = []
    last = best[-1][1]
    while last >= 0:
        chosen.append(links[last])
        last = best[before[last]][1]
    return chosen[::-1]


def _can_pair(old: Unit, new: Unit) -> bool:
    return old.is_row == new.is_row and len(old.cells) == len(new.cells)


def _units(shown: Sequence[Passage], doubtful: Set[str]) -> tuple[list[Unit], list[int]]:
    """The units of a document, and for each passage the number of its unit; `doubtful` are ids of clauses."""
    blocks: list[list[Passage]] = []
    for passage in shown:
        if passage.opens or not blocks:
            blocks.append([])
        blocks[-1].append(passage)
    units: list[Unit] = []
    unit_of: list[int] = []
    # The cells of one row stand on one line of Markdown.
    for (is_row, _), group in groupby(enumerate(blocks), key=_row_key):
        members = [block for _, block in group]
        first = members[0][0]
        texts = tuple(_joined(block) for block in members)
        unsure = any(one.clause and one.clause.id in doubtful for block in members for one in block)
        unit = Unit(Kind.CELL if is_row else first.kind, texts, first.level, first.depth, first.marker, unsure)
        unit_of += [len(units)] * sum(map(len, members))
        units.append(unit)
    return units, unit_of


def _row_key(numbered: tuple[int, list[Passage]]) -> tuple[bool, int]:
    number, block = numbered
    is_row = block[0].kind is Kind.CELL
    return is_row, block[0].line if is_row else number


def _joined(block: Iterable[Passage]) -> Written:
    """The clauses of a block as one text, with a blank between two unless they touched."""
    text = ""
    strong: list[tuple[int, int]] = []
    end = -1
    for passage in block:
        span = passage.clause.span if passage.clause else None
        if text and not (span and span.start == end):
            text += " "
        strong += [(start + len(text), stop + len(text)) for start, stop in passage.words.strong]
        text += passage.text
        end = span.end if span else -1
    return Written(text, tuple(strong))
