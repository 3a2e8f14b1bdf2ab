"""A policy text as it was read, with its identity."""

from dataclasses import dataclass
from pathlib import Path

from policydiff.model import Identity


@dataclass(frozen=True, slots=True)
class Text:
    """One version's text.

    `source` is what was read, line ends as they were; `path` the file it came from, None where it came from git or a
    stream; `warnings` what a reader should know of the reading.
    """

    identity: Identity
    source: str
    path: Path | None = None
    warnings: tuple[str, ...] = ()
