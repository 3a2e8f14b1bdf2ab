"""Recording files in git as one step: whoever is killed on the way leaves the store as before or as after.

The branch's new name for its commit is the moment of truth. Before it nothing can be seen; what is left to do after
it, the working tree and the index, stands in a journal that the next command carries out. The index is locked from
before that moment to the end, so that no command of the user's commits in between what it has not seen yet.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from policydiff.model.errors import PolicydiffError, StoreError
from policydiff.store.edit import Edit
from policydiff.store.git import Repository
from policydiff.store.git_writing import GitWriter, Head
from policydiff.store.journal import Journal, clear, read_journal, write_journal
from policydiff.store.lock import WAIT_SECONDS, cannot_write, locked
from policydiff.store.pending import JOURNAL_NAME, folder_in
from policydiff.store.working_tree import place_edits, read_plain, stage_edits

_PAUSE_SECONDS = 0.05
_GRACE_SECONDS = 1.0
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where files were recorded."""

    commit: str
    branch: str


class _OvertakenError(StoreError):
    """Somebody else's commit came first; once more, on top of it, may do."""


class Transaction:
    """Holds the store's lock; what a killed writer left behind is put right before anything else."""

    def __init__(self, repository: Repository, held: int) -> None:
        self.repository = repository
        self.writer = GitWriter(repository, held)
        self._folder = folder_in(repository.git_folder)
        self._index = repository.git_folder / "index"
        self._index_lock = repository.git_folder / "index.lock"
        self._staged_index = self._folder / "index"
        self._staging = self._folder / "files"
        self._recover()

    def record(self, edits: Callable[[Head], Sequence[Edit]], message: str) -> Recorded:
        """Commit what `edits` gives for the branch as it is.

        Raises:
            PolicydiffError: it cannot be done; nothing has changed then, unless the message says otherwise.
        """
        for attempt in range(_ATTEMPTS):
            head = self.writer.head()
            try:
                return self._record(head, tuple(edits(head)), message)
            except OSError as error:
                raise cannot_write(self.repository.folder, error) from error
            except _OvertakenError:
                if attempt == _ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")

    def _record(self, head: Head, edits: tuple[Edit, ...], message: str) -> Recorded:
        blobs = {edit.path: self.writer.blob(edit.after) for edit in edits}
        journal = Journal(head.branch, head.commit, self.writer.commit(blobs, head.commit, message), edits)
        if self.repository.top is None:
            self.writer.advance(head, journal.new)
            return Recorded(journal.new, head.branch)
        try:
            stage_edits(self.repository.top, edits, self._staging)
            self._lock_index(journal)
            self.writer.advance(head, journal.new)
        except BaseException as error:
            tip = self.writer.tip(head.branch)
            if tip != journal.new:
                self._undo()
                if tip != head.commit and isinstance(error, StoreError):
                    raise _OvertakenError(error.what, where=error.where, fix=error.fix) from error
                raise
        try:
            self._finish(journal)
        except (OSError, PolicydiffError) as error:
            what = f"recorded as {journal.new[:12]}, but the working tree could not follow ({error})"
            fix = "mend that and run `policydiff verify`, which ends it"
            raise StoreError(what, where=str(self.repository.top), fix=fix) from error
        return Recorded(journal.new, head.branch)

    def _lock_index(self, journal: Journal) -> None:
        """Prepare the index that is to come, and let it stand as git's lock on the index."""
        end = time.monotonic() + WAIT_SECONDS
        while True:
            before = read_plain(self._index)
            self._prepare_index(before, journal)
            write_journal(self._folder, journal)
            try:
                os.link(self._staged_index, self._index_lock)
            except FileExistsError as error:
                if time.monotonic() >= end:
                    fix = "end the git command that holds it; remove the file if there is none"
                    raise StoreError("the index is locked by git", where=str(self._index_lock), fix=fix) from error
                time.sleep(_PAUSE_SECONDS)
                continue
            if read_plain(self._index) == before:
                return
            self._index_lock.unlink()

    def _prepare_index(self, index: bytes | None, journal: Journal) -> None:
        self._staged_index.unlink(missing_ok=True)
        if index is not None:
            self._staged_index.write_bytes(index)
            known = self._index.stat()
            self._staged_index.chmod(known.st_mode & 0o777)
            # Git looks again into files as young as their index: a copy has to be as old as what it copies.
            os.utime(self._staged_index, ns=(known.st_atime_ns, known.st_mtime_ns))
        changed = {}
        for edit in journal.edits:
            blob = self.writer.indexed(edit.path, self._staged_index)
            content = edit.applied(self.repository.read(blob) if blob else None)
            if content is not None:
                changed[edit.path] = self.writer.blob(content)
        self.writer.stage(self._staged_index, changed)

    def _finish(self, journal: Journal) -> None:
        if self.repository.top is None:
            return
        place_edits(self.repository.top, journal.edits, self._staging)
        if not self._owns_index_lock():
            self._lock_index(journal)
        self._index_lock.replace(self._index)
        clear(self._folder)

    def _undo(self) -> None:
        if self._owns_index_lock():
            self._index_lock.unlink()
        clear(self._folder)

    def _owns_index_lock(self) -> bool:
        try:
            return self._index_lock.samefile(self._staged_index)
        except FileNotFoundError:
            return False

    def _free_references(self, journal: Journal) -> None:
        """Remove git's locks on the branch where a git process of ours was killed with us and left them.

        They are ours where they came after the journal: our lock outlives our children, so none of these is at work,
        and a git of the user's lets go within the time that is waited.
        """
        written = (self._folder / JOURNAL_NAME).stat().st_mtime_ns
        names = (self.repository.common_folder / f"{journal.branch}.lock", self.repository.git_folder / "HEAD.lock")
        end = time.monotonic() + _GRACE_SECONDS
        for lock in names:
            with suppress(FileNotFoundError):
                while lock.stat().st_mtime_ns >= written:
                    if time.monotonic() >= end:
                        lock.unlink()
                        break
                    time.sleep(_PAUSE_SECONDS)

    def _recover(self) -> None:
        try:
            journal = read_journal(self._folder)
            if journal is None:
                clear(self._folder)
                return
            self._free_references(journal)
            head = self.writer.tip("HEAD")
            if head and self.writer.holds(journal.new, head):
                self._finish(journal)
            else:
                self._undo()
        except OSError as error:
            raise cannot_write(self.repository.folder, error) from error
        except (ValueError, KeyError, TypeError) as error:
            fix = f"look at `git status`, then remove {self._folder}"
            raise StoreError("the journal of an earlier write is damaged", where=str(self._folder), fix=fix) from error


@contextmanager
def transaction(root: Path, wait: float = WAIT_SECONDS) -> Iterator[Transaction]:
    """Write to the repository that `root` lies in, alone.

    Raises:
        PolicydiffError: there is no repository, it is locked, or it cannot be written.
    """
    if shutil.which("git") is None:
        raise StoreError("git is not installed", fix="install git")
    repository = Repository.around(root)
    with locked(folder_in(repository.git_folder), wait) as held:
        yield Transaction(repository, held)
