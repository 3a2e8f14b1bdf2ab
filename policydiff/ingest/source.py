"""A source as it was read, and the reading of a file."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from policydiff.ingest.limits import MEGABYTE, SOURCE_LIMIT
from policydiff.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes and what is known of them: `where` for messages, `name` with the suffix, `named` as the user named it.

    `content_type` and `charset` are a server's word, "" for files; `url` is where the bytes were found in the end.
    """

    data: bytes
    where: str
    name: str = ""
    named: str = ""
    url: str = ""
    content_type: str = ""
    charset: str = ""


def read_path(path: Path, name: str = "") -> Source:
    """The file at `path`.

    Raises:
        InputError: it is missing, a directory, unreadable, or above `SOURCE_LIMIT`.
    """
    where = name or str(path)
    try:
        with path.expanduser().open("rb") as stream:
            status = os.fstat(stream.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > SOURCE_LIMIT:
                raise too_large(where, SOURCE_LIMIT, status.st_size)
            data = stream.read(SOURCE_LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError("no such file", where=where, fix="check the path") from error
    except IsADirectoryError as error:
        raise InputError("is a directory", where=where, fix="name one file") from error
    except PermissionError as error:
        raise InputError("may not be read", where=where, fix="check its permissions") from error
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(f"cannot be read ({why})", where=where, fix="check the path") from error
    return Source(data, where, path.name, str(path))


def too_large(where: str, limit: int, size: int | None = None) -> InputError:
    """The error for a source above `limit` bytes; `size` is None where it was not read to its end."""
    most = f"{limit // MEGABYTE} MB"
    what = (
        f"has more than {most}, the most"
        if size is None or size <= limit
        else f"has {_shown(size)}, and {most} is the most"
    )
    return InputError(f"{what} that is read", where=where, fix="give only the policy's own text")


def _shown(size: int) -> str:
    whole = -(-size // MEGABYTE)
    return f"{whole} MB"
