"""One writer of a verdict file at a time, without a lock file that would be one more to commit.

A lock is the operating system's and ends with its owner. Where it has locks for folders (POSIX), the file's folder is
locked; where it has none (Windows), a database in the folder for temporary files is, with SQLite's own locks.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PATIENCE = 30.0
"""Seconds that another writer is waited for where locks are a database's; a change takes milliseconds."""


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Nobody else who asks for a turn changes the file meanwhile.

    Raises:
        OSError: the lock cannot be had.
    """
    with _folder_locked(path.parent) if fcntl else _database_locked(path):
        yield


@contextmanager
def _folder_locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _database_locked(path: Path) -> Iterator[None]:
    import sqlite3

    name = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    place = Path(tempfile.gettempdir()) / f"policydiff-{name}.lock"
    try:
        with closing(sqlite3.connect(place, timeout=PATIENCE, isolation_level=None)) as database:
            database.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        raise OSError(0, f"its lock {place} cannot be had: {error}") from error
