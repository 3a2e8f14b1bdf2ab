"""A document between its format and Markdown: flat blocks in reading order, their text as runs of one style.

Lists are flat too: `depth` counts the list items around a block, so that formats without list containers (DOCX, PDF)
need not invent them.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. A line feed in `text` is a line break meant by the author.

    `note` is the label of a footnote whose mark stands here (`text` is "" then); `href` a link's target.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    note: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `depth` list items hold it, `quoted` inside a block quotation."""

    runs: Runs
    depth: int = 0
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """The start of a list item; `marker` is its label as shown ("1.", "(a)", "iv."), "" for a bullet."""

    runs: Runs
    depth: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first row the head; rows are equally long, a head without words is all empty cells."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote."""

    label: str
    blocks: "tuple[Block, ...]"


Block = Heading | Paragraph | Item | Table | Note


def plain_text(runs: Sequence[Run]) -> str:
    """The words of `runs` on one line, marks of notes left out."""
    return " ".join("".join(run.text for run in runs).split())


def runs_of(block: Block) -> Runs:
    """A block's own runs; those of a table row by row, those of a note one block after the other."""
    if isinstance(block, Table):
        return tuple(run for row in block.rows for cell in row for run in (*cell, Run("\n")))
    if isinstance(block, Note):
        return tuple(run for inner in block.blocks for run in (*runs_of(inner), Run("\n")))
    return block.runs
