"""Which changes the list shows, and in which order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from policydiff.model import Category, Change, Outcome, Severity
from policydiff.rules.confidence import UNSURE

UNJUDGED = "open"
"""The name of having no verdict, among the names of judgements."""


@dataclass(frozen=True, slots=True)
class Filter:
    """An empty set asks for everything; `retained` adds what stayed as it was; `text` is looked for anywhere.

    `sure` asks for changes alone of which the tool is not unsure.
    """

    outcomes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    text: str = ""
    retained: bool = False
    sure: bool = False

    @property
    def active(self) -> int:
        """How many things are asked for."""
        chosen = (self.outcomes, self.categories, self.severities, self.verdicts)
        return sum(bool(each) for each in chosen) + bool(self.text) + self.sure

    def admits(self, change: Change, verdict: str) -> bool:
        """Whether `change`, on which the reviewer said `verdict`, is to be listed."""
        if not change.binds:
            return False
        if change.outcome is Outcome.RETAINED and not (
            self.retained or change.moved or Outcome.RETAINED in self.outcomes
        ):
            return False
        return (
            (not self.outcomes or bool(self.outcomes & _names(change)))
            and (not self.categories or change.category in self.categories)
            and (not self.severities or change.severity in self.severities)
            and (not self.verdicts or verdict in self.verdicts)
            and (not self.text or self.text.casefold() in _words(change))
            and (not self.sure or change.confidence >= UNSURE)
        )

    def words(self) -> str:
        """What is asked for, in a few words."""
        chosen = (self.outcomes, self.severities, self.categories, self.verdicts)
        parts = [", ".join(sorted(each)) for each in chosen if each]
        parts += [f"“{self.text}”"] if self.text else []
        return " · ".join([*parts, *(["no unsure"] if self.sure else [])])


def _names(change: Change) -> set[str]:
    return {change.outcome, *(("moved",) if change.moved else ()), *(("mixed",) if change.mixed else ())}


def _words(change: Change) -> str:
    parts = [" ".join((clause.plain, *clause.section)) for clause in (*change.old, *change.new)]
    return "\n".join(parts).casefold()


def listed(
    changes: Sequence[Change], wanted: Filter, verdict_of: Callable[[Change], str], *, in_reading_order: bool
) -> list[int]:
    """Indexes of the changes to list: ranked as they come, or in the order of the texts."""
    found = [at for at, change in enumerate(changes) if wanted.admits(change, verdict_of(change))]
    if in_reading_order:
        found.sort(key=lambda at: _place(changes[at]))
    return found


def _place(change: Change) -> tuple[int, int]:
    side = change.old or change.new
    return side[0].line, side[0].span.start


OUTCOMES = (*(str(outcome) for outcome in Outcome), "moved", "mixed")
SEVERITIES = tuple(str(severity) for severity in Severity)
CATEGORIES = tuple(str(category) for category in Category)
