"""Reading many versions: what content each version of a policy has, and the bytes of it, without a process a file."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policydiff.model import Identity
from policydiff.model.errors import InputError, StoreError
from policydiff.store.assembling import assemble
from policydiff.store.catalogue import Store, Version
from policydiff.store.folder_store import FolderStore
from policydiff.store.git import Repository
from policydiff.store.git_process import GitFailure
from policydiff.store.history_store import HistoryStore
from policydiff.store.reading import SIZE_LIMIT, read_file, too_large
from policydiff.store.text import Text

_RAW = ("log", "-z", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=d", "--format=%x01%H")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A version with the id of its content: equal ids, equal bytes. `place` is where `Source.read` finds them."""

    version: Version
    content: str
    place: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where contents lie: a git repository, or a folder. Small, so that it can be sent to another process."""

    root: str
    in_git: bool

    def open(self) -> "Contents":
        """The contents, ready to be read."""
        return Contents(self)


class Contents:
    """Reads contents by their place."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _repository(self) -> Repository:
        return Repository.around(Path(self._source.root))

    def read(self, place: str, where: str) -> bytes:
        """The bytes at a place.

        Raises:
            InputError: it is no file, or larger than `SIZE_LIMIT`.
            StoreError: git cannot read it.
        """
        if not self._source.in_git:
            return read_file(Path(self._source.root) / place, where)
        data = self._repository.content(place)
        if len(data) > SIZE_LIMIT:
            raise too_large(where, len(data))
        return data

    def text(self, place: str, known: Identity) -> Text:
        """The text at a place, under an identity.

        Raises:
            InputError: there is no readable text.
        """
        return assemble(self.read(place, known.ref), known.ref, known=known)


class Archive:
    """The versions of a store's policies with their contents."""

    def __init__(self, store: Store) -> None:
        if not isinstance(store, HistoryStore | FolderStore):
            raise StoreError("this kind of store has no history", where=store.name)
        self.store = store
        self.source = Source(str(store.root), isinstance(store, HistoryStore))

    def recorded(self, policy: str) -> tuple[Recorded, ...]:
        """The versions of a known policy, oldest first."""
        versions = self.store.versions(policy)
        return self._in_git(policy, versions) if self.source.in_git else self._in_folder(versions)

    def _in_git(self, policy: str, versions: Sequence[Version]) -> tuple[Recorded, ...]:
        assert isinstance(self.store, HistoryStore)
        paths = self.store.paths(policy)
        found = ((version, self._blobs.get((version.key, paths[version.key]))) for version in versions)
        return tuple(Recorded(version, blob, blob) for version, blob in found if blob)

    def _in_folder(self, versions: Sequence[Version]) -> tuple[Recorded, ...]:
        found = []
        for version in versions:
            try:
                data = read_file(Path(self.source.root) / version.key, version.address)
            except InputError:
                continue
            found.append(Recorded(version, hashlib.sha256(data).hexdigest(), version.key))
        return tuple(found)

    @cached_property
    def _blobs(self) -> dict[tuple[str, str], str]:
        """The content id of every changed file, by commit and path."""
        assert isinstance(self.store, HistoryStore)
        repository = Repository.around(self.store.root)
        try:
            out = repository.call(*_RAW).decode("utf-8", errors="surrogateescape")
        except GitFailure as failure:
            if "does not have any commits" in failure.message:
                return {}
            raise StoreError(f"git cannot read the history ({failure.message})", where=self.store.name) from failure
        blobs: dict[tuple[str, str], str] = {}
        commit, facts = "", []
        for token in (token.lstrip("\n") for token in out.split("\0")):
            if token.startswith("\x01"):
                commit = token[1:]
            elif token.startswith(":"):
                facts = token.split(" ")
            elif token and facts:
                # Links and submodules are no texts.
                if facts[1].startswith("100"):
                    blobs[commit, token] = facts[3]
                facts = []
        return blobs


def identity(version: Version) -> Identity:
    """How a version is known."""
    return Identity(version.policy, version.label, version.effective, version.address, title=version.title)
