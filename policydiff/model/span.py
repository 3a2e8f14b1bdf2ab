"""Exact places in a source text."""

from dataclasses import dataclass

_set = object.__setattr__


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of characters: `source[start:end]` is the text as written."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # Written out: thousands are made for every text.
        if not 0 <= start <= end:
            raise ValueError(f"a span runs forward from zero, not {start}..{end}")
        _set(self, "start", start)
        _set(self, "end", end)

    def of(self, source: str) -> str:
        """The text that the span covers in `source`."""
        return source[self.start : self.end]
