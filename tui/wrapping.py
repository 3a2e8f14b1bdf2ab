"""Where lines break: offsets into a text, so that its styles can be worked out when a line is drawn, and only then."""

from rich.cells import cell_len, split_graphemes

Breaks = tuple[tuple[int, int], ...]
"""Start and end of each line in the text, the blank between two lines left out."""


def breaks(text: str, width: int) -> Breaks:
    """Lines of at most `width` columns, broken between words, inside a word only where it is too long."""
    width = max(width, 2)
    if text.isascii():
        return _ascii_breaks(text, width)
    if len(text) * 2 <= width:
        return ((0, len(text)),)
    return _wide_breaks(text, width)


def _ascii_breaks(text: str, width: int) -> Breaks:
    lines: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while size - start > width:
        end = text.rfind(" ", start + 1, start + width + 1)
        if end <= start:
            lines.append((start, start + width))
            start += width
            continue
        lines.append((start, end))
        start = end + 1
    lines.append((start, size))
    return tuple(lines)


def _wide_breaks(text: str, width: int) -> Breaks:
    """The same by the room that each grapheme takes; scripts without blanks break between two wide characters."""
    lines: list[tuple[int, int]] = []
    start = 0
    used = 0
    blank = -1
    spans, _ = split_graphemes(text)
    position = 0
    while position < len(spans):
        first, last, room = spans[position]
        if used + room > width and first > start:
            if text[first:last] == " ":
                lines.append((start, first))
                start, position = last, position + 1
            elif blank > start:
                lines.append((start, blank))
                start = blank + 1
            else:
                lines.append((start, first))
                start = first
            used = cell_len(text[start:first]) if start < first else 0
            blank = -1
            continue
        if text[first:last] == " ":
            blank = first
        used += room
        position += 1
    lines.append((start, len(text)))
    return tuple(lines)
