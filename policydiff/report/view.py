"""How a report is to be shown, and which changes it is to show."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from policydiff.model import Category, Change, Comparison, Document, Outcome, Severity

WIDE = 100
"""Columns from which the two sides stand side by side."""


class Trait(StrEnum):
    """What `--outcome` can ask for besides an outcome."""

    MOVED = "moved"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class View:
    """The room and the means: columns, whether colour may be used, whether the output can carry more than ASCII."""

    width: int = 80
    color: bool = False
    unicode: bool = True

    @property
    def wide(self) -> bool:
        """True where the two sides fit side by side."""
        return self.width >= WIDE


@dataclass(frozen=True, slots=True)
class Selection:
    """Which changes to show; an empty set asks for every one.

    `everything` adds statements and definitions. `limit` is the most changes to show: None leaves that to the format,
    0 means no limit at all. `min_confidence` leaves out changes of which the tool is less sure.
    """

    outcomes: frozenset[str] = frozenset()
    categories: frozenset[Category] = frozenset()
    min_severity: Severity = Severity.INFO
    everything: bool = False
    limit: int | None = None
    min_confidence: float = 0.0

    def admits(self, change: Change) -> bool:
        """True where the filters let `change` through."""
        return self.asks_for(change) and change.confidence >= self.min_confidence

    def asks_for(self, change: Change) -> bool:
        """True where the filters let `change` through, however sure the tool is of it."""
        traits = {str(change.outcome)}
        traits |= {Trait.MOVED} if change.moved else set()
        traits |= {Trait.MIXED} if change.mixed else set()
        return (
            (not self.outcomes or bool(self.outcomes & traits))
            and (not self.categories or change.category in self.categories)
            and change.severity.rank >= self.min_severity.rank
        )


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison with what is to be shown of it. Filters choose what is listed; counts are of the whole.

    `documents` are the two texts, for formats that show them in full.
    """

    comparison: Comparison
    selection: Selection = field(default_factory=Selection)
    view: View = field(default_factory=View)
    documents: tuple[Document, Document] | None = None

    @property
    def scope(self) -> Comparison:
        """The comparison over norms alone, or over everything where that was asked for."""
        if self.selection.everything:
            return self.comparison
        norms = tuple(change for change in self.comparison.changes if change.binds)
        return replace(self.comparison, changes=norms)

    def admitted(self, *, retained: bool) -> tuple[Change, ...]:
        """The changes that pass the filters; retained ones only with `retained`, or where outcomes were named."""
        return tuple(change for change in self._asked_for(retained) if self.selection.admits(change))

    def unsure(self, *, retained: bool) -> tuple[Change, ...]:
        """The changes that the filters would let through, were the tool surer of them."""
        return tuple(change for change in self._asked_for(retained) if not self.selection.admits(change))

    def _asked_for(self, retained: bool) -> tuple[Change, ...]:
        keep_retained = retained or bool(self.selection.outcomes)
        return tuple(
            change
            for change in self.scope.changes
            if self.selection.asks_for(change) and (keep_retained or change.outcome != Outcome.RETAINED)
        )

    def shown(self, *, retained: bool = False) -> tuple[Change, ...]:
        """The admitted changes up to the limit."""
        admitted = self.admitted(retained=retained)
        return admitted[: self.selection.limit] if self.selection.limit else admitted


def worst(changes: Iterable[Change]) -> Severity | None:
    """The highest severity among the material changes, None where there is no such change."""
    return max((change.severity for change in changes if change.material), key=lambda s: s.rank, default=None)
