"""The names by which places on the page are linked to: the same for the same change on every run."""

import re
from collections import Counter

from policydiff.model import Change

_NAME = re.compile(r"[^a-z0-9]+")


class Names:
    """Hands out element ids, each once on a page."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def take(self, wanted: str) -> str:
        """`wanted` reduced to letters, digits and hyphens, numbered from its second use on."""
        name = _NAME.sub("-", wanted.lower()).strip("-") or "x"
        self._given[name] += 1
        if self._given[name] == 1:
            return name
        return self.take(f"{name}-{self._given[name]}")

    def of_change(self, change: Change, prefix: str) -> str:
        """The id of a change: its fingerprint, so that a link survives another order of the report."""
        return self.take(f"{prefix}c-{change.fingerprint or change.id}")


def rule_name(rule: str) -> str:
    """The id of a rule's explanation."""
    return f"rule-{_NAME.sub('-', rule.lower())}"
