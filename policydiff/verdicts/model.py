"""Verdicts as records: who decided what about which change, and in which words the change stood then."""

from dataclasses import dataclass
from enum import StrEnum

from policydiff.model import Change, Identity


class Judgement(StrEnum):
    """What a reviewer makes of a change."""

    ACCEPTED = "accepted"
    """Seen, and fine."""
    DISPUTED = "disputed"
    """Seen, and not fine: the change itself, or the tool's reading of it."""
    ATTENTION = "needs-attention"
    """Somebody else must look."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person's decision on one change.

    `at` is a moment in UTC, ISO 8601; `old` and `new` are the words judged, by which the verdict is found again when
    the text has changed; `outcome` is what the tool said then.
    """

    fingerprint: str
    judgement: Judgement
    by: str
    at: str
    note: str = ""
    outcome: str = ""
    old: str = ""
    new: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What no two verdicts of one sheet share: the change and the person."""
        return self.fingerprint, self.by


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which two texts a sheet is about."""

    policy: str
    old: str
    new: str
    old_sha256: str = ""
    new_sha256: str = ""

    @classmethod
    def of(cls, old: Identity, new: Identity) -> "Pairing":
        """The pairing of two texts."""
        return cls(new.policy or old.policy, _name(old), _name(new), old.sha256, new.sha256)

    def is_about(self, other: "Pairing") -> bool:
        """Whether both name the same versions; their texts may have changed in between."""
        return (self.policy, self.old, self.new) == (other.policy, other.old, other.new)


def _name(identity: Identity) -> str:
    return identity.version or identity.ref.rpartition("/")[2] or identity.title or "text"


@dataclass(frozen=True, slots=True)
class VerdictSheet:
    """Everybody's verdicts on one pair, in the order of their keys."""

    pairing: Pairing
    verdicts: tuple[Verdict, ...] = ()

    def with_verdict(self, verdict: Verdict) -> "VerdictSheet":
        """A copy with `verdict` in place of the same person's earlier one on the same change."""
        kept = {one.key: one for one in self.verdicts} | {verdict.key: verdict}
        return VerdictSheet(self.pairing, tuple(kept[key] for key in sorted(kept)))

    def without(self, fingerprint: str, by: str) -> "VerdictSheet":
        """A copy without that person's verdict on that change."""
        return VerdictSheet(self.pairing, tuple(one for one in self.verdicts if one.key != (fingerprint, by)))


def words_of(change: Change) -> tuple[str, str]:
    """The words of both sides of a change, as a verdict keeps them."""
    old, new = (" […] ".join(clause.plain for clause in side) for side in (change.old, change.new))
    return old, new
