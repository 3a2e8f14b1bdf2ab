"""Exact places in a source text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters: `source[start:end]` is the text as written."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from zero, not {self.start}..{self.end}")

    def of(self, source: str) -> str:
        """The text that the span covers in `source`."""
        return source[self.start : self.end]
