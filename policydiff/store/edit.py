"""A file that a commit is to change, and what that means where the user has changed it as well."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`before` (None where the file is new) becomes `after`.

    `lines`, where there are any, are what is added at the end: so much can be done to a file that reads differently.
    """

    path: str
    before: bytes | None
    after: bytes
    lines: bytes = b""

    def applied(self, found: bytes | None) -> bytes | None:
        """What a copy that reads `found` is to become; None where it is the user's and stays as it is."""
        if found == self.before:
            return self.after
        if found is None or not self.lines:
            return None
        from policydiff.store.pins import with_lines

        changed = with_lines(found, self.lines)
        return None if changed == found else changed
