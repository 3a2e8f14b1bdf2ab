"""Writing a report to a file: whole or not at all, and never over a text that was compared."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from policydiff.cli.shell import Shell
from policydiff.model.errors import UsageError

_FIX = "choose another file for --output"


def check_output(output: Path | None, inputs: Iterable[Path | None]) -> None:
    """Refuse an output that cannot be written or that is one of the inputs, before any work is done.

    Raises:
        UsageError: it is so.
    """
    if output is None:
        return
    if output.is_dir():
        raise UsageError("is a directory", where=str(output), fix=_FIX)
    if not output.parent.is_dir():
        raise UsageError("its folder does not exist", where=str(output), fix="make the folder, or choose another file")
    for path in inputs:
        if path is not None and output.exists() and path.exists() and output.samefile(path):
            raise UsageError("is one of the texts to compare", where=str(output), fix=_FIX)


def check_not_terminal(shell: Shell, output: Path | None, name: str) -> None:
    """Refuse to pour a format that is for files into a terminal.

    Raises:
        UsageError: it would.
    """
    if output is None and shell.on_terminal:
        raise UsageError("is not for a terminal", where=f"--format {name}", fix=f"add --output FILE.{name}")


def write_file(output: Path, data: bytes) -> None:
    """Write `data` to `output` by way of a file beside it, so that no reader ever sees half of it.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        target = output.resolve()
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)
            return
        _replace(target, data)
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(output), fix=_FIX) from error


def _replace(target: Path, data: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
