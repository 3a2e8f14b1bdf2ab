"""Whether a publisher's own account says what changed: announced, partial or silent. Pure, over rules."""

from policydiff.audit.account import Entry, entries
from policydiff.audit.matching import Announced, Announcement, announced

__all__ = ["Announced", "Announcement", "Entry", "announced", "entries"]
