"""The cache file: keys are hashes of what an entry was computed from, values are compressed JSON.

One SQLite file, shared by concurrent runs. It holds nothing that cannot be computed again: any trouble with it costs
time and a word, never the run.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from policydiff.cache.place import tool_stamp

SIZE_LIMIT = 1024 * 1024 * 1024
"""Bytes from which the file is started anew: entries of old versions of the tool are never asked for again."""
BATCH = 400
"""Entries that are written in one transaction."""
_PATIENCE = 10.0
_APPLICATION = 0x70644348
_FIND_MANY = 500

Say = Callable[[str], None]


def entry_key(kind: str, *parts: str) -> bytes:
    """The key of an entry of this version of the tool."""
    text = "\x1f".join((tool_stamp(), kind, *parts))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def pack(data: object) -> bytes:
    """A value as it is kept: JSON, compressed, with a checksum."""
    return zlib.compress(
        json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 1
    )


def unpack(value: bytes) -> Any:
    """The data of a value, None where it is damaged."""
    try:
        return json.loads(zlib.decompress(value).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError, TypeError, RecursionError):
        return None


class CacheFile:
    """Entries by key. Where the file cannot be had, everything is a miss and nothing is kept."""

    def __init__(self, path: Path | None, say: Say) -> None:
        self._path = path
        self._say = say
        self._pending: dict[bytes, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        # True where another run has left nothing to ask for.
        self.was_empty = False
        if path:
            self._connection = self._open()

    @property
    def is_open(self) -> bool:
        """False where there is no file to keep anything in."""
        return self._connection is not None

    def get(self, key: bytes) -> bytes | None:
        """The value of a key, None where there is none."""
        return self._pending.get(key) or self.get_many([key]).get(key)

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are known of some keys."""
        wanted = list(keys)
        found: dict[bytes, bytes] = {}
        for start in range(0, len(wanted), _FIND_MANY):
            some = wanted[start : start + _FIND_MANY]
            marks = ",".join("?" * len(some))
            rows = self._execute(f"SELECT key, value FROM entries WHERE key IN ({marks})", some)
            found.update((bytes(key), bytes(value)) for key, value in rows)
        return found

    def known(self, keys: Iterable[bytes]) -> set[bytes]:
        """Which of some keys have a value."""
        wanted = list(keys)
        found: set[bytes] = set()
        for start in range(0, len(wanted), _FIND_MANY):
            some = wanted[start : start + _FIND_MANY]
            marks = ",".join("?" * len(some))
            rows = self._execute(f"SELECT key, key FROM entries WHERE key IN ({marks})", some)
            found.update(bytes(key) for key, _ in rows)
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; it is written with others, at the latest on `flush`."""
        if self._connection is None:
            return
        self._pending[key] = value
        if len(self._pending) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is pending."""
        if self._connection is None or not self._pending:
            return
        rows = list(self._pending.items())
        self._pending.clear()
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", rows)
        except sqlite3.OperationalError as error:
            self._stop(str(error))
        except sqlite3.DatabaseError:
            self._rebuild()

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        self.flush()
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _execute(self, statement: str, parameters: list[bytes]) -> list[tuple[bytes, bytes]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(statement, parameters).fetchall()
        except sqlite3.OperationalError as error:
            self._stop(str(error))
        except sqlite3.DatabaseError:
            self._rebuild()
        return []

    def _open(self) -> sqlite3.Connection | None:
        assert self._path is not None
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._path.is_file() and self._path.stat().st_size > SIZE_LIMIT:
                self._say(f"the cache {self._path} has grown large; it is started anew")
                self._discard()
            return self._connected()
        except sqlite3.OperationalError as error:
            self._stop(str(error))
        except sqlite3.DatabaseError:
            self._say(f"the cache {self._path} is damaged; it is built again")
            with suppress(sqlite3.Error, OSError):
                self._discard()
                return self._connected()
        except OSError as error:
            self._stop(error.strerror or str(error))
        return None

    def _connected(self) -> sqlite3.Connection:
        assert self._path is not None
        fresh = not self._path.exists()
        connection = sqlite3.connect(self._path, timeout=_PATIENCE)
        if fresh:
            with suppress(OSError):
                self._path.chmod(0o600)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application not in (0, _APPLICATION):
            connection.close()
            raise sqlite3.DatabaseError("the file belongs to another program")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute("CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
        self.was_empty = not connection.execute("SELECT key, value FROM entries LIMIT 1").fetchall()
        return connection

    def _rebuild(self) -> None:
        self._say(f"the cache {self._path} is damaged; it is built again")
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        with suppress(sqlite3.Error, OSError):
            self._discard()
            self._connection = self._connected()

    def _discard(self) -> None:
        assert self._path is not None
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _stop(self, why: str) -> None:
        self._say(f"no cache at {self._path} ({why}); going on without it")
        self._pending.clear()
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
