"""Names for single instances: accepting one must never silence another.

The fingerprint of a change says which words became which. The same sentence can stand in two policies, in two sections
or twice in one: a finding's fingerprint therefore also holds the path, the headings, and, where several instances have
the same words, which of them it is.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from policydiff.compare.terms import key
from policydiff.model import Change, Clause, Comparison

LENGTH = 16
"""Hexadecimal digits of a fingerprint."""


class Instances:
    """The fingerprints of the changes of one policy."""

    def __init__(self, path: str, comparison: Comparison) -> None:
        self._path = path
        self._places = tuple(
            _places(clause for change in comparison.changes for clause in (change.old, change.new)[side])
            for side in (0, 1)
        )

    def fingerprint(self, change: Change) -> str:
        """The fingerprint of one change."""
        parts = [self._path, change.fingerprint]
        for side, clauses in enumerate((change.old, change.new)):
            parts.append("\x1e".join(_headings(clause) + self._which(side, clause) for clause in clauses))
        return _digest(parts)

    def _which(self, side: int, clause: Clause) -> str:
        """Which of several clauses with the same words under the same headings; "" where it is the only one."""
        places = self._places[side][_name(clause)]
        return f"\x1d{places.index(clause.span.start) + 1}/{len(places)}" if len(places) > 1 else ""


def deletion_fingerprint(fingerprints: Iterable[str]) -> str:
    """The fingerprint of the deletion of a policy with exactly these commitments."""
    return _digest(["deleted", *sorted(fingerprints)])


def _places(clauses: Iterable[Clause]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for clause in clauses:
        places[_name(clause)].append(clause.span.start)
    return {name: sorted(set(starts)) for name, starts in places.items()}


def _headings(clause: Clause) -> str:
    return "\x1c".join(key(title) for title in clause.section)


def _name(clause: Clause) -> str:
    return f"{_headings(clause)}\x1d{key(clause.plain)}"


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
