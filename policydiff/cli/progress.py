"""A line on a terminal that says how far a long run is."""

import time
from contextlib import suppress

from policydiff.cli.shell import Shell

_BAR = 24
_EVERY = 0.1


class ProgressBar:
    """Drawn on standard error where that is a terminal, and nowhere else."""

    def __init__(self, shell: Shell) -> None:
        self._stream = shell.stderr
        self._shown = shell.stderr.isatty()
        self._drawn = False
        self._next = 0.0

    def show(self, what: str, done: int, total: int) -> None:
        """Say that `done` of `total` are done."""
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        full = _BAR * done // max(total, 1)
        self._write(f"\r{what} [{'#' * full}{'.' * (_BAR - full)}] {done}/{total}\x1b[K")
        self._drawn = True

    def clear(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self._drawn:
            self._write("\r\x1b[K")
            self._drawn = False

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()
