"""One writer at a time: a lock that ends with its owner, and says who it is."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policydiff.model.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

WAIT_SECONDS = 5.0
"""How long another writer is waited for; an import takes well under one."""

_PAUSE_SECONDS = 0.05
_WRITABLE_FIX = "make it writable, or copy the store to a place that is"


@contextmanager
def locked(folder: Path, wait: float = WAIT_SECONDS) -> Iterator[int]:
    """Hold the lock kept in `folder`, which is made where it is missing; yields the open lock file.

    The lock is the operating system's, on the file and not the file itself: it is gone as soon as its owner and the
    owner's children are, so a lock file that a crash left behind locks nothing. What is written in it is only for the
    message to whoever has to wait.

    Raises:
        StoreError: somebody else holds it for longer than `wait` seconds, it cannot be written, or the system (Windows)
            has no lock that git, started by the owner, would keep until it has ended.
    """
    path = folder / "lock"
    if fcntl is None:
        fix = "write to it under Linux, macOS or WSL; everything that only reads works here"
        raise StoreError("a store cannot be written on this system", where=str(folder), fix=fix)
    try:
        folder.mkdir(exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    except OSError as error:
        raise cannot_write(folder, error) from error
    try:
        _acquire(handle, path, wait)
        _sign(handle, path)
        yield handle
    finally:
        os.close(handle)


def cannot_write(where: Path, error: OSError) -> StoreError:
    """The error for a store that cannot be written."""
    reason = error.strerror or str(error)
    fix = "free some space and try again" if error.errno in {errno.ENOSPC, errno.EDQUOT} else _WRITABLE_FIX
    return StoreError(f"the store cannot be written ({reason})", where=str(where), fix=fix)


def _acquire(handle: int, path: Path, wait: float) -> None:
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError as error:
            if time.monotonic() >= end:
                owner = os.pread(handle, 200, 0).decode(errors="replace").strip() or "another process"
                raise StoreError(f"is locked by {owner}", where=str(path), fix="try again when it has ended") from error
            time.sleep(_PAUSE_SECONDS)
        except OSError as error:
            raise cannot_write(path, error) from error


def _sign(handle: int, path: Path) -> None:
    since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"process {os.getpid()} on {os.uname().nodename} since {since}\n".encode(), 0)
    except OSError as error:
        raise cannot_write(path, error) from error
