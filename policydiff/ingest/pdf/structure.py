"""Lines to paragraphs, list items and headings, by indents, gaps, sizes and marks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policydiff.ingest.markers import read_marker
from policydiff.ingest.pdf.geometry import Grid, Line
from policydiff.ingest.pdf.measures import Measures

_GAP = 1.25
"""Distance of lines, in usual distances, above which a new block starts."""
_STEP = 3.0
"""Points by which an indent differs."""
_LARGER = 1.12
"""Size, in sizes of running text, from which a block is a heading."""
_HEADING_LETTERS = 200
_HEADING_WORDS = 24
_LABEL_END = re.compile(r"[.;,]\Z")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]*]*\Z")
_OPEN_END = re.compile(r"(?:[.;:,]|\band|\bor)\Z")
_CONTINUES = re.compile(r"[a-z(,;]")


@dataclass(slots=True)
class Group:
    """Lines of one block; `label` is a list mark ("" for a bullet, None for no item), `inset` where its text starts."""

    lines: list[Line]
    page: int
    label: str | None = None
    inset: float = 0.0
    depth: int = 0
    standalone: bool = True

    @property
    def size(self) -> float:
        """The size of its first line."""
        return self.lines[0].size

    @property
    def left(self) -> float:
        """Where its first line starts, list mark included."""
        return self.lines[0].left

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Reader:
    """Groups the lines of a document as they come, page after page."""

    measures: Measures
    groups: list[Group | Grid] = field(default_factory=list)
    _levels: list[tuple[float, float]] = field(default_factory=list)

    def page(self, number: int, content: Sequence[Line | Grid]) -> None:
        """Take one page's lines and tables from top to bottom."""
        previous: Line | None = None
        for part in content:
            if isinstance(part, Grid):
                self.groups.append(part)
                self._levels.clear()
                previous = None
                continue
            last = self.groups[-1] if self.groups else None
            if isinstance(last, Group) and (
                self._same_page(last, previous, part)
                if previous and part.y > previous.y - part.size
                else self._over_page(last, part, number)
            ):
                last.lines.append(part)
            else:
                self._open(part, number, previous)
            previous = part

    def _same_page(self, group: Group, previous: Line, line: Line) -> bool:
        """True where `line` goes on in `group`, whose last line is `previous`."""
        if abs(line.size - group.lines[-1].size) > 0.5 or self._gap(previous, line) > _GAP:
            return False
        if group.lines[0].bold != line.bold and (
            group.lines[0].bold and len(group.lines) == 1 and self._is_short(previous)
        ):
            return False
        marker = read_marker(line.text)
        if marker and (not marker.label or self._may_open_item(group, previous, line)):
            return False
        inset = group.inset if group.label is not None else group.lines[min(1, len(group.lines) - 1)].left
        if line.left > inset + 2 * _STEP and len(group.lines) > 1:
            return False
        if (
            line.left < inset - _STEP
            and (len(group.lines) > 1 or group.label is not None)
            and not _is_first_of_hanging(group, line)
        ):
            return False
        return not (_TERMINAL.search(previous.text) and self._would_have_fitted(previous, line))

    def _may_open_item(self, group: Group, previous: Line, line: Line) -> bool:
        if group.label is not None and line.left < group.inset - _STEP:
            return True
        return (
            line.left < previous.left - _STEP
            or bool(_OPEN_END.search(previous.text))
            or self._would_have_fitted(previous, line)
        )

    def _over_page(self, group: Group, line: Line, number: int) -> bool:
        """True where `line`, the first of a page, goes on in the last group of the page before."""
        if group.page + 1 < number and group.lines:
            return False
        previous = group.lines[-1]
        if (
            abs(line.size - previous.size) > 0.5
            or self._looks_heading(group)
            or (read_marker(line.text) and self._may_open_item(group, previous, line))
        ):
            return False
        inset = group.inset if group.label is not None else group.lines[min(1, len(group.lines) - 1)].left
        if abs(line.left - inset) > _STEP and not (len(group.lines) == 1 and group.label is None and line.left < inset):
            return False
        if not _TERMINAL.search(previous.text):
            return True
        return not self._would_have_fitted(previous, line) and not previous.text.endswith(":")

    def _open(self, line: Line, number: int, previous: Line | None) -> None:
        group = Group([line], number, standalone=previous is None or self._gap(previous, line) > _GAP)
        marker = read_marker(line.text)
        if marker and (not self._is_heading_size(line) and not (line.bold and group.standalone and marker.label)):
            group.label = marker.label
            group.inset = _inset(line, marker.rest)
        self._place(group)
        self.groups.append(group)

    def _place(self, group: Group) -> None:
        """The group's depth by the open list items, which it closes or joins."""
        if self._looks_heading(group):
            self._levels.clear()
            return
        if group.label is None:
            while self._levels and group.left < self._levels[-1][1] - _STEP:
                self._levels.pop()
            group.depth = len(self._levels)
            return
        while self._levels and self._levels[-1][0] > group.left - _STEP:
            self._levels.pop()
        group.depth = len(self._levels)
        self._levels.append((group.left, group.inset))

    def _gap(self, previous: Line, line: Line) -> float:
        """The distance of two lines in usual distances of their size."""
        return (line.y - previous.y) / (max(line.size, previous.size) * self.measures.leading)

    def _would_have_fitted(self, previous: Line, line: Line) -> bool:
        """True where the first word of `line` had room behind `previous`: the line end was meant."""
        first = line.spans[0]
        words = first.text.split(" ")
        width = (first.right - first.left) * len(words[0]) / max(len(first.text.rstrip()), 1)
        return previous.right + width + 0.6 * line.size < (previous.margin or self.measures.right)

    def _is_short(self, line: Line) -> bool:
        return line.right < (line.margin or self.measures.right) - 3 * line.size

    def _is_heading_size(self, line: Line) -> bool:
        return line.size >= self.measures.body * _LARGER

    def _looks_heading(self, group: Group) -> bool:
        return group.label is None and is_heading(group, self.measures)


def is_heading(group: Group, measures: Measures) -> bool:
    """True for a block that stands as a heading: larger than running text, or bold and on its own."""
    text = group.text
    if group.label is not None or not any(character.isalpha() for character in text):
        return False
    if group.size >= measures.body * _LARGER:
        return len(text) <= _HEADING_LETTERS
    return (
        all(line.bold for line in group.lines)
        and group.standalone
        and len(text.split()) <= _HEADING_WORDS
        and not _LABEL_END.search(text)
    )


def heading_levels(groups: Iterable[Group]) -> dict[tuple[float, bool], int]:
    """The level of each heading style: larger before smaller, bold before light."""
    styles = sorted({heading_style(group) for group in groups}, key=lambda style: (-style[0], not style[1]))
    return {style: min(number, 6) for number, style in enumerate(styles, 1)}


def heading_style(group: Group) -> tuple[float, bool]:
    """What tells the headings of one level from those of another."""
    return round(group.size * 2) / 2, group.lines[0].bold


def _is_first_of_hanging(group: Group, line: Line) -> bool:
    return group.label is not None and len(group.lines) == 1 and abs(line.left - group.left) <= _STEP


def _inset(line: Line, rest: str) -> float:
    """Where the text behind a list mark starts."""
    length = 0
    start = len(line.text) - len(rest)
    for span in line.spans:
        if length >= start - 1 and length:
            return span.left
        length += len(span.text)
        if length > start:
            # Mark and text are one span: by its letters' share of the width.
            before = start - (length - len(span.text))
            return span.left + (span.right - span.left) * before / max(len(span.text), 1)
    return line.spans[-1].left
