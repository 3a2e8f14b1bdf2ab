"""A parsed version of a policy."""

from dataclasses import dataclass
from functools import cached_property

from policydiff.model.clause import Clause
from policydiff.model.span import Span


@dataclass(frozen=True, slots=True)
class Identity:
    """Which text this is. `effective` is an ISO date or ""; `ref` the address the user gave; `sha256` of the text."""

    policy: str = ""
    version: str = ""
    effective: str = ""
    ref: str = ""
    sha256: str = ""
    title: str = ""

    @property
    def label(self) -> str:
        """How reports name the version: policy@version where known, else the address."""
        return f"{self.policy}@{self.version}" if self.policy and self.version else self.ref or self.title or "text"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its place; `path` holds the plain headings from the outermost down to this one."""

    title: str
    level: int
    path: tuple[str, ...]
    span: Span
    line: int


@dataclass(frozen=True)
class Document:
    """A policy text with its section tree and clauses, in reading order.

    `language` (ISO 639-1) is what its words tell or its reader says, "" where neither does. `names` are those by which
    it calls its publisher, in lower case.
    """

    identity: Identity
    source: str
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    warnings: tuple[str, ...] = ()
    language: str = ""
    names: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """Clauses by their id."""
        return {clause.id: clause for clause in self.clauses}
