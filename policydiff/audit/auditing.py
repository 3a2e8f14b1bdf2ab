"""Is every material change announced in the publisher's own account? Broader than the guard's question.

The guard lets a change land only where an entry names it. A reader of a published account takes more for an
announcement: an entry that names the class or the section a commitment belongs to and says what was done to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.audit.account import Entry
from policydiff.audit.direction import direction_of
from policydiff.audit.matching import Announced, announced_in
from policydiff.audit.parts import parts
from policydiff.audit.rates import Silence, silence
from policydiff.audit.reading import Reading
from policydiff.audit.settings import DEFAULT, Settings
from policydiff.model import Category, Change, Comparison, Direction


@dataclass(frozen=True, slots=True)
class Finding:
    """One commitment that changed, what the account says of it, and the entry that says it (None where silent)."""

    change: Change
    verdict: Announced
    entry: Entry | None = None

    @property
    def direction(self) -> Direction:
        """Which way the change went."""
        return direction_of(self.change)


@dataclass(frozen=True, slots=True)
class Audit:
    """An account held against a comparison. `unshown` are entries that claim one and match none."""

    comparison: Comparison
    findings: tuple[Finding, ...]
    unshown: tuple[Entry, ...]

    @property
    def silence(self) -> Silence:
        """The silent revision rates."""
        return silence(one.verdict for one in self.findings)

    def by_direction(self) -> dict[Direction, Silence]:
        """The rates of each direction that occurs, weaker first."""
        found = {way: [one.verdict for one in self.findings if one.direction is way] for way in Direction}
        return {way: silence(verdicts) for way, verdicts in found.items() if verdicts}

    def by_category(self) -> dict[Category, Silence]:
        """The rates of each category that occurs."""
        found = {kind: [one.verdict for one in self.findings if one.change.category is kind] for kind in Category}
        return {kind: silence(verdicts) for kind, verdicts in found.items() if verdicts}


def audit(comparison: Comparison, account: Sequence[Entry], settings: Settings = DEFAULT) -> Audit:
    """What an account says of each commitment that changed materially.

    The work grows with the number of changes times the number of entries.
    """
    return audited(comparison, parts(comparison.changes), account, settings)


def audited(
    comparison: Comparison, changes: Sequence[Change], account: Sequence[Entry], settings: Settings = DEFAULT
) -> Audit:
    """The same for some changes of a comparison, each taken as it is."""
    reading = Reading(comparison, account, settings)
    findings, spoken = [], set()
    for change, guard in zip(changes, announced_in(changes, tuple(account)), strict=True):
        # What the guard calls partial is a share of equal words, too little to tell a reader of what was changed.
        landed = guard.verdict is Announced.ANNOUNCED
        finding = Finding(change, guard.verdict, guard.entry) if landed else Finding(change, Announced.SILENT)
        strength = guard.named if landed else 0.0
        for said in reading.said_of(change):
            spoken.add(said.claim.entry)
            if (_rank(said.verdict), said.strength) > (_rank(finding.verdict), strength):
                finding, strength = Finding(change, said.verdict, said.claim.entry), said.strength
        if finding.entry is not None:
            spoken.add(finding.entry)
        findings.append(finding)
    claimed = reading.claimed - spoken
    return Audit(comparison, tuple(findings), tuple(entry for entry in account if entry in claimed))


def _rank(verdict: Announced) -> int:
    return (Announced.SILENT, Announced.PARTIAL, Announced.ANNOUNCED).index(verdict)
