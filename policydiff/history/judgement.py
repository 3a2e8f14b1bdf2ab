"""One revision, judged: what it did to the commitments of a policy."""

from dataclasses import dataclass, field
from enum import StrEnum

from policydiff.model import Change, Clause, Comparison, Document, Severity
from policydiff.rules.judge import compare
from policydiff.rules.reach import incomparable, unread
from policydiff.rules.registry import reason


class Verdict(StrEnum):
    """What a revision amounts to."""

    FIRST = "first"
    """The first version on record: nothing to compare it with."""
    NOISE = "noise"
    """The words are the same: dates, links, menus, numbering or typography changed."""
    EDITORIAL = "editorial"
    """Words changed, and no commitment shifted."""
    MATERIAL = "material"
    """At least one commitment shifted, came or went."""
    UNREADABLE = "unreadable"
    """One of the two versions holds no text that can be read, or the two are in different languages."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one side and where they stand."""

    text: str
    section: tuple[str, ...]
    line: int
    strength: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that spoke, with its sentence."""

    dimension: str
    direction: str
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A material change as a log keeps it."""

    outcome: str
    severity: str
    category: str
    norm: str
    bearer: str
    mixed: bool
    moved: bool
    fingerprint: str
    score: float
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    reasons: tuple[Reason, ...]

    @property
    def level(self) -> Severity:
        """How much a reader should care."""
        return Severity(self.severity)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the material changes, most important first, and what a reader should know of the comparison."""

    verdict: Verdict
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def counts(self) -> dict[str, int]:
        """How many entries have each outcome, in the order in which outcomes first appear."""
        counts: dict[str, int] = {}
        for entry in self.entries:
            counts[entry.outcome] = counts.get(entry.outcome, 0) + 1
        return counts


def judge(old: Document, new: Document) -> Judgement:
    """What the revision from `old` to `new` did; their words are known to differ."""
    return judged(compare(old, new, retained=False, estimate=None), old, new)


def judged(comparison: Comparison, old: Document, new: Document) -> Judgement:
    """The judgement that a comparison amounts to: its material changes, which are those that `diff` lists."""
    if incomparable(old, new) or unread(new) or unread(old):
        return Judgement(Verdict.UNREADABLE, (), tuple(dict.fromkeys(comparison.warnings)))
    entries = tuple(entry(change) for change in comparison.changes if change.material)
    return Judgement(Verdict.MATERIAL if entries else Verdict.EDITORIAL, entries, comparison.warnings)


def entry(change: Change) -> Entry:
    """A change without what only a comparison of two texts needs."""
    return Entry(
        outcome=str(change.outcome),
        severity=str(change.severity),
        category=str(change.category),
        norm=str(change.norm),
        bearer=str(change.bearer),
        mixed=change.mixed,
        moved=change.moved,
        fingerprint=change.fingerprint,
        score=change.score,
        old=tuple(map(passage, change.old)),
        new=tuple(map(passage, change.new)),
        reasons=tuple(
            Reason(str(shift.dimension), str(shift.direction), shift.rule, reason(shift)) for shift in change.shifts
        ),
    )


def passage(clause: Clause) -> Passage:
    """A clause as a log quotes it."""
    return Passage(clause.text, clause.section, clause.line, str(clause.strength or ""))
