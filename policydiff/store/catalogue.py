"""What a store holds: policies and their versions, in order, and how a version is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from policydiff.model.errors import UsageError
from policydiff.store.assembling import is_date
from policydiff.store.names import listed, natural_key, nearest
from policydiff.store.text import Text

_BACK = re.compile(r"-(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a policy; `key` is how its store finds the text and means nothing elsewhere.

    `effective` is an ISO date or "": in a store that records terms from the web, the day of recording.
    """

    policy: str
    label: str
    key: str
    effective: str = ""
    title: str = ""
    publisher: str = ""
    source: str = ""

    @property
    def address(self) -> str:
        """The address that names this version and no other."""
        return f"{self.policy}@{self.label}"

    @property
    def order(self) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        """The sort key: effective date, then version."""
        return self.effective, natural_key(self.label)


class Store(Protocol):
    """A place with policies in versions, whatever its layout."""

    @property
    def name(self) -> str:
        """How messages call the store."""

    @property
    def read_only(self) -> bool:
        """True where nothing can be written."""

    def policies(self) -> tuple[str, ...]:
        """Names of the policies, sorted."""

    def versions(self, policy: str) -> tuple[Version, ...]:
        """The versions of a known policy, oldest first."""

    def revision(self, policy: str, revision: str) -> Version | None:
        """The version of a policy at a git revision, None where the store has no such thing."""

    def read(self, version: Version) -> Text:
        """The text of a version."""


def find_versions(store: Store, policy: str, wanted: str | None) -> list[Version]:
    """Every version of `policy` that `wanted` may mean; None wants the newest.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    versions = store.versions(policy)
    where = f"{policy}@{wanted}" if wanted is not None else policy
    if not versions:
        raise UsageError(f"the policy has no versions in {store.name}", where=where, fix="add one")
    if wanted is None:
        return [versions[-1]]
    back = _BACK.fullmatch(wanted)
    if back:
        return [_counted_back(versions, int(back[1]), where)]
    found = [version for version in versions if version.label == wanted]
    day = _in_force(versions, wanted) if is_date(wanted) else None
    # A date that is also a label names that version unless another one was in force on the day.
    if day and day not in found:
        found.append(day)
    if not found:
        revision = store.revision(policy, wanted)
        found = [revision] if revision else []
    if not found:
        raise _unknown_version(versions, wanted, where)
    return found


def _in_force(versions: Sequence[Version], day: str) -> Version | None:
    dated = [version for version in versions if version.effective and version.effective <= day]
    return dated[-1] if dated else None


def _counted_back(versions: Sequence[Version], steps: int, where: str) -> Version:
    if steps >= len(versions):
        raise UsageError(
            f"goes back {steps} from the newest, and there are {len(versions)} versions",
            where=where,
            fix=f"the oldest is {versions[0].address}",
        )
    return versions[-1 - steps]


def _unknown_version(versions: Sequence[Version], wanted: str, where: str) -> UsageError:
    if is_date(wanted):
        first = next((version for version in versions if version.effective), None)
        since = f"the first is {first.address}, from {first.effective}" if first else "no version has a date"
        return UsageError("no version was in force on that day", where=where, fix=since)
    labels = [version.label for version in versions]
    close = nearest(wanted, labels)
    fix = f"did you mean {versions[0].policy}@{close[0]}? " if close else ""
    return UsageError("no such version", where=where, fix=f"{fix}there are {listed(labels[::-1])}")
