"""Reading bytes safely: bounded, whatever kind of file it is."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from policydiff.model.errors import InputError

SIZE_LIMIT = 10 * 1024 * 1024
"""Bytes that a policy text may have; the longest real ones are below one."""

STREAM_NAME = "standard input"


def read_file(path: Path, where: str) -> bytes:
    """The bytes of a file, pipe or device.

    Raises:
        InputError: it is missing, a directory, unreadable, or larger than `SIZE_LIMIT`.
    """
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > SIZE_LIMIT:
                raise too_large(where, status.st_size)
            return read_stream(stream, where)
    except FileNotFoundError as error:
        raise InputError("no such file", where=where, fix="check the path") from error
    except IsADirectoryError as error:
        raise InputError("is a directory", where=where, fix=_directory_fix(path)) from error
    except PermissionError as error:
        raise InputError("may not be read", where=where, fix="check its permissions") from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", where=where, fix="check the path") from error


def read_stream(stream: BinaryIO, where: str = STREAM_NAME) -> bytes:
    """What a stream holds up to its end.

    Raises:
        InputError: more than `SIZE_LIMIT`.
    """
    chunks = []
    left = SIZE_LIMIT + 1
    while left > 0 and (chunk := stream.read(min(left, 1 << 20))):
        chunks.append(chunk)
        left -= len(chunk)
    if left <= 0:
        raise too_large(where)
    return b"".join(chunks)


def expanded(name: str) -> Path:
    """The path that `name` spells, `~` as the user's home."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def exists(path: Path) -> bool:
    """True where there is something at `path`; a name that no file can have is no error."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """True for a folder; a name that no folder can have is no error."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def too_large(where: str, size: int | None = None) -> InputError:
    """The error for a text above the limit; `size` is None where it was not read to its end."""
    limit = f"{SIZE_LIMIT // 1024 // 1024} MB"
    what = (
        f"has more than {limit}, the most"
        if size is None
        else f"has {size / 1024 / 1024:.0f} MB, and {limit} is the most"
    )
    return InputError(f"{what} that is read", where=where, fix="give only the policy's own text")


def _directory_fix(path: Path) -> str:
    inside = sorted(entry.name for entry in path.iterdir() if entry.suffix == ".md" and not entry.name.startswith("."))
    if inside:
        return f"name one file in it, such as {inside[-1]}"
    return "name one file, or a version as POLICY@VERSION"
