"""The memory of parsed blocks: the latest in this process, all of them in the cache file."""

from policydiff.cache.codec import block_data, block_of
from policydiff.cache.file import CacheFile, entry_key, pack, unpack
from policydiff.model import Clause
from policydiff.parse.document import BlockKey
from policydiff.parse.unread import UnreadClause

MOST_BLOCKS = 2_000
"""Blocks that are held in memory: a few megabytes a thousand."""


class Blocks:
    """Clauses by block; a block that was parsed once, in this run or another, is not parsed again."""

    def __init__(self, file: CacheFile) -> None:
        self._file = file
        self._held: dict[BlockKey, tuple[Clause, ...]] = {}
        self._unwritten: list[BlockKey] = []

    def get(self, key: BlockKey) -> tuple[Clause, ...] | None:
        """The clauses of a block, None where it was never parsed."""
        found = self._held.get(key)
        if found is not None:
            return found
        # Asking an empty file for each block would take a good part of a first run.
        value = self._file.get(_name(key)) if self._file.is_open and not self._file.was_empty else None
        found = block_of(unpack(value), key) if value else None
        if found is not None:
            self._hold(key, found)
        return found

    def put(self, key: BlockKey, clauses: tuple[Clause, ...]) -> None:
        """Remember the clauses of a block."""
        self._hold(key, clauses)
        if self._file.is_open:
            self._unwritten.append(key)

    def flush(self) -> None:
        """Hand the blocks that were read since to the file; one that nobody asked about is as quickly made again."""
        pending, self._unwritten = self._unwritten, []
        for key in pending:
            clauses = self._held.get(key, ())
            if all(not isinstance(clause, UnreadClause) or clause.is_read for clause in clauses):
                self._file.put(_name(key), pack(block_data(clauses)))
            else:
                self._unwritten.append(key)

    def _hold(self, key: BlockKey, clauses: tuple[Clause, ...]) -> None:
        # Dictionaries keep their order: the oldest half goes when there is no room.
        if len(self._held) >= MOST_BLOCKS:
            self.flush()
            for old in list(self._held)[: MOST_BLOCKS // 2]:
                del self._held[old]
            self._unwritten = [one for one in self._unwritten if one in self._held]
        self._held[key] = clauses


def _name(key: BlockKey) -> bytes:
    written, kind, path, context, names, language = key
    parts = ("\x1e".join(path), "\x1e".join(context), "\x1e".join(sorted(names)))
    return entry_key("block", written, str(kind), *parts, language)
