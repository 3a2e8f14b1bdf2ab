"""What the guard finds, as data that every format can write."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from policydiff.model import Change, Comparison, Severity


class Standing(StrEnum):
    """Whether a finding stops the change."""

    FAILING = "failing"
    """At or above what fails, and neither waived nor announced."""
    WAIVED = "waived"
    """Somebody accepted this very change, with a reason."""
    ANNOUNCED = "announced"
    """The policy's own changelog names the commitment and the direction."""
    UNSURE = "unsure"
    """It would fail, were the tool as sure of it as is asked for."""
    NOTED = "noted"
    """Below what fails."""


class Kind(StrEnum):
    """What happened to the file of a policy."""

    CHANGED = "changed"
    NEW = "new"
    DELETED = "deleted"
    RENAMED = "renamed"
    VERSION = "new version"
    """A new file that holds the next version of a policy which has a file for each."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One rule speaking about one change, at the severity that is in force."""

    rule: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One change that a rule speaks about.

    `line` is where it stands on the new side (1-based); for what is gone, the line after which it would stand.
    `old_line` is 0 where the old side has no words. `fingerprint` names this instance and no other. `note` says what
    lets it pass, or what is missing for it to pass.
    """

    path: str
    old_path: str
    change: Change
    rulings: tuple[Ruling, ...]
    fingerprint: str
    line: int
    old_line: int
    standing: Standing = Standing.NOTED
    note: str = ""

    @property
    def severity(self) -> Severity:
        """The highest severity among its rulings."""
        return max((ruling.severity for ruling in self.rulings), key=lambda level: level.rank, default=Severity.INFO)

    @property
    def rule(self) -> str:
        """The rule that speaks loudest; the first of them where several do."""
        return max(self.rulings, key=lambda ruling: ruling.severity.rank).rule if self.rulings else ""


@dataclass(frozen=True, slots=True)
class JudgedPolicy:
    """One policy that changed. `fingerprint` is that of a deletion as a whole, "" for everything else."""

    path: str
    old_path: str
    kind: Kind
    comparison: Comparison
    findings: tuple[Finding, ...]
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that a check found, in the order of paths; `warnings` are lines for the reader."""

    old_name: str
    new_name: str
    policies: tuple[JudgedPolicy, ...]
    warnings: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all policies."""
        return tuple(finding for policy in self.policies for finding in policy.findings)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings that stop the change."""
        return tuple(finding for finding in self.findings if finding.standing is Standing.FAILING)

    def counts(self) -> dict[str, int]:
        """How many findings have each standing, every one named."""
        counter = Counter(finding.standing for finding in self.findings)
        return {standing.value: counter[standing] for standing in Standing}
