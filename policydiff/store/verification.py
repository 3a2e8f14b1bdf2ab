"""What an inspection of a store found, as data."""

from collections.abc import Iterator
from dataclasses import dataclass

from policydiff.store.assembling import is_date
from policydiff.store.record import Record


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing said about a store: where, what, and what to do. `damage` is False where it only should be known."""

    where: str
    what: str
    fix: str = ""
    damage: bool = True


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at and what was found; `objects` is True where git has checked what it keeps."""

    store: str
    policies: int
    versions: int
    pinned: int
    objects: bool
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """True where nothing is damaged."""
        return not any(finding.damage for finding in self.findings)


RESTATEMENT = "restatement"
"""What `text` says in front matter where the words are not the source's, and so neither is its hash."""


def record_findings(record: Record, where: str, *, imported: bool) -> Iterator[Finding]:
    """What is missing or wrong in the facts of a version; one that was `imported` has more of them."""
    needed = ["policy", "version", "effective", "source"]
    needed += ["recorded", "source_sha256", "text_sha256"] if imported else []
    missing = [name for name in needed if not getattr(record, name)]
    if missing:
        yield Finding(where, f"its facts lack {', '.join(missing)}", "write them, or import the version again")
    for name in ("effective", "recorded"):
        value = getattr(record, name)
        if value and not is_date(value):
            yield Finding(where, f"{name} {value!r} is no date", "write it as YYYY-MM-DD")
