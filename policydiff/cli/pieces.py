"""Writing a long report as it is made: to standard output at once, to a file when it is whole."""

from pathlib import Path

from policydiff.cli.shell import Shell
from policydiff.model.errors import UsageError


class Pieces:
    """Takes a report piece by piece. `gone` says that nobody reads any more."""

    def __init__(self, shell: Shell, output: Path | None, *, as_bytes: bool) -> None:
        self._shell, self._output, self._as_bytes = shell, output, as_bytes
        self._kept: list[str] = []
        self.gone = False

    def add(self, text: str) -> None:
        """Write a piece, or keep it for the file.

        Raises:
            UsageError: it cannot be written.
        """
        if self._output is not None:
            self._kept.append(text)
            return
        stdout = self._shell.stdout
        buffer = getattr(stdout, "buffer", None) if self._as_bytes else None
        try:
            if buffer is not None:
                buffer.write(text.encode())
                buffer.flush()
            else:
                stdout.write(text)
                stdout.flush()
        except BrokenPipeError:
            self.gone = True
        except OSError as error:
            raise UsageError(
                f"cannot be written ({error.strerror})", where="standard output", fix="use --output FILE"
            ) from error

    def finish(self) -> None:
        """Write the file, where there is one."""
        if self._output is not None:
            self._shell.emit("".join(self._kept), self._output)
