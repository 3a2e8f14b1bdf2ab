"""What stands on a page and where. Lengths are points; y grows downwards from the top of the page."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """Glyphs that follow each other in one style on one baseline `y`."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line, level or upright: `left == right` or `top == bottom` but for its thickness."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """True for a level line."""
        return self.right - self.left > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """Spans on one baseline, from left to right; `size` is the height of most of its glyphs.

    `margin` is the right edge of the column in which it stands, 0 where that is the page's.
    """

    spans: tuple[Span, ...]
    y: float
    size: float
    margin: float = 0.0

    @property
    def left(self) -> float:
        """Where its first glyph starts."""
        return self.spans[0].left

    @property
    def right(self) -> float:
        """Where its last glyph ends."""
        return max(span.right for span in self.spans)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(span.text for span in self.spans).strip()

    @property
    def bold(self) -> bool:
        """True where every letter is bold."""
        return all(span.bold for span in self.spans if any(map(str.isalnum, span.text)) and not span.raised)


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page as it is drawn."""

    number: int
    width: float
    height: float
    spans: tuple[Span, ...]
    rules: tuple[Rule, ...]
    pictures: int = 0


@dataclass(slots=True)
class Grid:
    """A table on a page: cells as lists of lines, in rows."""

    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: list[list[list[Line]]] = field(default_factory=list)
    size: float = 0.0
