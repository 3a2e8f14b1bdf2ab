"""The process as commands see it: three streams, and the manners of writing to them."""

import io
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from policydiff.model.errors import UsageError

_SIGNS = "✗▼▲◆⇒→│·…"


@dataclass(frozen=True, slots=True)
class Shell:
    """Data goes to `stdout`, everything else to `stderr`."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    @property
    def input(self) -> BinaryIO:
        """Standard input as bytes."""
        buffer: BinaryIO | None = getattr(self.stdin, "buffer", None)
        return buffer or io.BytesIO(self.stdin.read().encode())

    @property
    def on_terminal(self) -> bool:
        """True where standard output is a terminal."""
        return self.stdout.isatty()

    @property
    def carries_unicode(self) -> bool:
        """True where standard output can show our signs."""
        try:
            _SIGNS.encode(self.stdout.encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def say(self, kind: str, message: str) -> None:
        """One line to the user on standard error."""
        from policydiff.report.sanitize import visible

        line = visible(message).replace("\n", " ")
        with suppress(OSError):
            self.stderr.write(f"policydiff: {f'{kind}: ' if kind else ''}{line}\n")
            self.stderr.flush()

    def warn(self, messages: Iterable[str]) -> None:
        """Warnings, each once."""
        for message in dict.fromkeys(messages):
            self.say("warning", message)

    def emit(self, data: str | bytes, output: Path | None = None, *, as_bytes: bool = False) -> None:
        """Data to standard output or to a file; a reader that has gone is no error.

        `as_bytes` writes text as UTF-8 whatever the terminal's encoding: for formats that are read by programs.

        Raises:
            UsageError: it cannot be written.
        """
        if output is not None:
            from policydiff.cli.output import write_file

            write_file(output, data.encode() if isinstance(data, str) else data)
            return
        try:
            buffer = getattr(self.stdout, "buffer", None)
            if buffer is not None and (as_bytes or isinstance(data, bytes)):
                self.stdout.flush()
                buffer.write(data.encode() if isinstance(data, str) else data)
            else:
                self.stdout.write(data if isinstance(data, str) else data.decode("latin-1"))
            self.stdout.flush()
        except BrokenPipeError:
            return
        except OSError as error:
            raise UsageError(
                f"cannot be written ({error.strerror})", where="standard output", fix="use --output FILE"
            ) from error
