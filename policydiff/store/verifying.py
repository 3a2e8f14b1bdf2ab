"""Is a store what it says it is: every version as it was recorded, its facts complete, its git objects sound."""

from collections.abc import Iterator
from contextlib import suppress

from policydiff.model.errors import InputError, PolicydiffError, StoreError, UsageError
from policydiff.store.catalogue import Store
from policydiff.store.edit import Edit
from policydiff.store.folder_store import FolderStore
from policydiff.store.git import Repository
from policydiff.store.git_process import GitFailure
from policydiff.store.history_store import HistoryStore
from policydiff.store.importing import prefix_in
from policydiff.store.pending import is_pending
from policydiff.store.pins import FILE_NAME, parse_pins, pin_lines, with_lines
from policydiff.store.reading import read_file
from policydiff.store.record import sha256_of_bytes
from policydiff.store.transaction import Recorded, transaction
from policydiff.store.verification import Finding, Verification
from policydiff.store.verifying_files import file_findings
from policydiff.store.verifying_history import history_findings

_OBJECTS_SHOWN = 8


def verify(store: Store, *, objects: bool = True) -> Verification:
    """Inspect a store; `objects` has git check every object that it keeps.

    A write that was cut off is ended or undone first.

    Raises:
        StoreError: the store is being written to.
    """
    if not isinstance(store, FolderStore | HistoryStore):
        raise StoreError("cannot be verified", where=store.name, fix="name a folder with --store")
    if is_pending(store.root):
        with transaction(store.root):
            pass
        store = type(store)(store.root)
    repository = None if store.read_only else _repository(store)
    findings: list[Finding] = []
    try:
        pins = read_pins(store, repository)
    except PolicydiffError as error:
        pins = {}
        findings.append(Finding(error.where, error.what, error.fix))
    if isinstance(store, FolderStore):
        findings += file_findings(store, pins, repository)
    elif repository:
        findings += history_findings(store, pins, repository)
    if repository and objects:
        findings += _object_findings(repository)
    return Verification(
        store=store.name,
        policies=len(store.policies()),
        versions=sum(len(store.versions(policy)) for policy in store.policies()),
        pinned=len(pins),
        objects=repository is not None and objects,
        findings=tuple(findings),
    )


def read_pins(store: FolderStore | HistoryStore, repository: Repository | None) -> dict[str, str]:
    """The pins of a store: from its folder, or where it has no working tree from its newest commit.

    Raises:
        StoreError: they are damaged.
        InputError: they cannot be read.
    """
    path = store.root / FILE_NAME
    if path.exists():
        data = read_file(path, FILE_NAME)
    elif repository and repository.top is None:
        data = _committed_pins(repository)
    else:
        return {}
    try:
        return parse_pins(data.decode("utf-8"), FILE_NAME)
    except UnicodeDecodeError as error:
        raise StoreError("is not UTF-8", where=FILE_NAME, fix="restore it from git") from error


def pin_missing(store: Store) -> tuple[tuple[str, ...], Recorded | None]:
    """Pin the versions that have no pin yet, those that have one staying as they are; returns their names.

    Raises:
        PolicydiffError: it cannot be done.
    """
    if store.read_only or not isinstance(store, FolderStore):
        raise UsageError(f"{store.name} takes no pins", fix="name a store of version files with --store")
    pins = read_pins(store, None)
    keys = (version.key for policy in store.policies() for version in store.versions(policy))
    missing = {key: sha256_of_bytes(read_file(store.root / key, key)) for key in keys if key not in pins}
    if not missing:
        return (), None
    lines = pin_lines(missing).encode()
    with transaction(store.root) as open_transaction:
        path = prefix_in(open_transaction.repository, store.root) + FILE_NAME

        def edits(commit: str) -> list[Edit]:
            before = open_transaction.writer.content(commit, path)
            return [Edit(path, before, with_lines(before or b"", lines), lines)]

        recorded = open_transaction.record(lambda head: edits(head.commit), "Pin versions\n")
    return tuple(missing), recorded


def _repository(store: FolderStore | HistoryStore) -> Repository | None:
    try:
        return Repository.around(store.root)
    except UsageError:
        return None


def _committed_pins(repository: Repository) -> bytes:
    with suppress(UsageError, InputError):
        commit = repository.commit("HEAD")
        return repository.read(repository.blob(commit, FILE_NAME, FILE_NAME, 1 << 26))
    return b""


def _object_findings(repository: Repository) -> Iterator[Finding]:
    try:
        repository.call("fsck", "--no-dangling", "--no-progress")
    except GitFailure as failure:
        shown = failure.lines[:_OBJECTS_SHOWN]
        for line in shown:
            yield Finding("git", line, "fetch the object from another clone; see `git fsck`")
        if len(failure.lines) > len(shown):
            yield Finding("git", f"{len(failure.lines) - len(shown)} more lines", "see `git fsck`")
