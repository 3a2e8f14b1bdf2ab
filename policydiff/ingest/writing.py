"""Blocks as Markdown: CommonMark with GitHub tables and `[^1]` footnotes, which is what `policydiff.parse` reads."""

import re
from collections.abc import Iterable, Sequence

from policydiff.ingest.blocks import Block, Heading, Item, Note, Paragraph, Runs, Table, runs_of
from policydiff.ingest.inline import inline

_DECIMAL = re.compile(r"\d{1,9}[.)]\Z")
_BULLETS = re.compile("[•◦▪‣●○■□–—·⁃\uf0b7\uf0a7\uf06f]")


def to_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as one text; ends with one line feed, "" where nothing has words.

    A note stands at the end of the section that holds its first mark: it belongs there, whatever the source's last
    section is about. Notes without a mark come last.
    """
    flow: list[Block] = []
    notes: dict[str, Note] = {}
    for block in blocks:
        if isinstance(block, Note):
            notes.setdefault(block.label, block)
        else:
            flow.append(block)
    writer = _Writer()
    marked: list[str] = []
    for block in flow:
        if isinstance(block, Heading):
            _add_notes(writer, notes, marked)
        writer.add(block)
        marked += (run.note for run in runs_of(block) if run.note)
    _add_notes(writer, notes, [*marked, *notes])
    return "\n".join(writer.lines).strip("\n") + "\n" if writer.lines else ""


def _add_notes(writer: "_Writer", notes: dict[str, Note], marked: list[str]) -> None:
    """Append the notes whose marks were seen, and those that they mark themselves; each once."""
    while marked:
        note = notes.pop(marked.pop(0), None)
        if note:
            writer.add_note(note)
            marked += (run.note for run in runs_of(note) if run.note)


class _Writer:
    """Lines so far, and where the text of each open list item starts."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.indents: list[int] = []
        self._after_item = False

    def add(self, block: Block) -> None:
        """Append one block that is no note."""
        match block:
            case Heading():
                words = inline(block.runs, emphasis=False, line_break=" ", opens_line=False)
                if words:
                    self.indents.clear()
                    self._put(f"{'#' * min(max(block.level, 1), 6)} {words.rstrip('#').rstrip()}")
            case Paragraph():
                words = inline(block.runs)
                if words:
                    depth = min(block.depth, len(self.indents))
                    del self.indents[depth:]
                    self._put(words, self._indent(depth), quoted=block.quoted)
            case Item():
                self._item(block)
            case Table():
                self.indents.clear()
                self._put("\n".join(_table(block.rows)))
            case Note():
                self.add_note(block)

    def add_note(self, note: Note) -> None:
        """Append a note's definition, its further blocks set in so that they belong to it."""
        inner = _Writer()
        for block in note.blocks:
            inner.add(block)
        if inner.lines:
            self.indents.clear()
            first, *rest = inner.lines
            body = [first, *(f"    {line}" if line else "" for line in rest)]
            self._put(f"[^{note.label}]: " + "\n".join(body))

    def _item(self, item: Item) -> None:
        words = inline(item.runs)
        if not words:
            return
        depth = min(item.depth, len(self.indents))
        marker = item.marker.strip()
        if _BULLETS.fullmatch(marker):
            marker = ""
        lead = f"{marker} " if _DECIMAL.match(marker) else f"- {marker} " if marker else "- "
        indent = self._indent(depth)
        del self.indents[depth:]
        self.indents.append(indent + (len(lead) if _DECIMAL.match(marker) else 2))
        self._put(lead + words.replace("\n", "\n" + " " * (self.indents[-1] - indent)), indent, tight=True)

    def _indent(self, depth: int) -> int:
        return self.indents[depth - 1] if depth else 0

    def _put(self, words: str, indent: int = 0, *, quoted: bool = False, tight: bool = False) -> None:
        if self.lines and not (tight and self._after_item):
            self.lines.append("")
        self._after_item = tight
        lead = " " * indent + ("> " if quoted else "")
        self.lines += [lead + line if line else "" for line in words.split("\n")]


def _table(rows: Sequence[Sequence[Runs]]) -> Iterable[str]:
    for number, row in enumerate(rows):
        yield "| " + " | ".join(_cell(cell, head=number == 0) for cell in row) + " |"
        if number == 0:
            yield "|" + " --- |" * len(row)


def _cell(runs: Runs, *, head: bool) -> str:
    return inline(runs, emphasis=not head, line_break="<br>", opens_line=False).replace("|", "\\|")
