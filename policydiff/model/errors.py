"""The small family of errors a user can meet, and the exit codes they carry."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says when it ends."""

    FINE = 0
    """Done; nothing at or above `--fail-on`."""
    FINDINGS = 1
    """Findings at or above `--fail-on`."""
    USAGE = 2
    """Usage, configuration or unreadable input."""
    STORE = 3
    """The store is damaged or locked."""
    INTERRUPTED = 130
    """Stopped by the user."""


class PolicydiffError(Exception):
    """Something the user can mend: what went wrong, where, and what to do about it, as one line."""

    exit_code = ExitCode.USAGE

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        self.what, self.where, self.fix = what, where, fix
        super().__init__(": ".join(part for part in (where, what) if part) + (f"; {fix}" if fix else ""))


class UsageError(PolicydiffError):
    """The command line or an address asks for something that cannot be done."""


class InputError(PolicydiffError):
    """A text cannot be read as a policy."""


class StoreError(PolicydiffError):
    """The store is damaged or locked."""

    exit_code = ExitCode.STORE
