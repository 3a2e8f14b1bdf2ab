"""Texts out of git by address: `PATH@REV` and `REPO::PATH@REV`."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from policydiff.model import Identity
from policydiff.model.errors import InputError, PolicydiffError, UsageError
from policydiff.store.addressing import REPOSITORY_MARK, Address
from policydiff.store.assembling import assemble
from policydiff.store.git import Repository
from policydiff.store.names import unsafe_reason
from policydiff.store.reading import SIZE_LIMIT, expanded, is_folder
from policydiff.store.text import Text

Found = tuple[str, str, Callable[[], Text]]
"""What was found, an address that names only it, and how to read it."""

_REPOSITORY_FIX = "write REPO::PATH@REV"


def at_revisions(address: Address, start: Path) -> list[Found]:
    """Every tracked file that `PATH@REV` may name.

    Raises:
        PolicydiffError: there is none.
    """
    found: list[Found] = []
    trouble: PolicydiffError | None = None
    for reading in address.readings():
        if not reading.at:
            continue
        path = start / expanded(reading.name)
        try:
            repository = Repository.around(_existing(path.parent))
            inside = _inside(path, repository.top)
            found.append(_found(repository, inside, reading.at, address.spec, reading.name))
        except PolicydiffError as error:
            trouble = trouble or error
    if trouble and not found:
        raise trouble
    return found


def in_repository(address: Address, start: Path) -> list[Found]:
    """Every file that `REPO::PATH[@REV]` may name; without a revision, HEAD is meant.

    Raises:
        PolicydiffError: there is none.
    """
    named = address.repository or ""
    folder = start / expanded(named)
    if not named or not is_folder(folder):
        raise UsageError("no such repository folder", where=named or address.spec, fix=_REPOSITORY_FIX)
    repository = Repository.around(folder)
    found: list[Found] = []
    trouble: PolicydiffError | None = None
    for reading in address.readings():
        name = f"{named}{REPOSITORY_MARK}{reading.name}"
        try:
            found.append(_found(repository, reading.name, reading.at or "HEAD", address.spec, name))
        except PolicydiffError as error:
            # The split with a revision comes later and tells more.
            trouble = error
    if trouble and not found:
        raise trouble
    return found


def _found(repository: Repository, path: str, revision: str, spec: str, name: str) -> Found:
    if reason := unsafe_reason(path):
        raise UsageError(f"the path cannot be used, {reason}", where=spec, fix=_REPOSITORY_FIX)
    commit = repository.commit(revision)
    warnings: tuple[str, ...] = ()
    try:
        blob = repository.blob(commit, path, spec, SIZE_LIMIT)
    except InputError as trouble:
        former = next((old for old in repository.former_names(path) if repository.has(commit, old)), None)
        if former is None:
            raise _in_submodule(repository, commit, path, spec) or trouble from trouble
        blob = repository.blob(commit, former, spec, SIZE_LIMIT)
        warnings = (f"{spec}: the file was called {former} then",)
    read = partial(_read, repository, blob, spec, warnings)
    return f"{name} at the revision {revision}", f"{name}@{commit[:12]}", read


def _read(repository: Repository, blob: str, spec: str, warnings: tuple[str, ...]) -> Text:
    text = assemble(repository.read(blob), spec, known=Identity(ref=spec))
    return replace(text, warnings=(*warnings, *text.warnings))


def _in_submodule(repository: Repository, commit: str, path: str, spec: str) -> UsageError | None:
    for folder in map(str, Path(path).parents):
        if repository.kind(commit, folder) == "commit":
            rest = path.removeprefix(f"{folder}/")
            fix = f"write {repository.folder / folder}{REPOSITORY_MARK}{rest}@REV with a revision of the submodule"
            return UsageError(f"lies in the submodule {folder}", where=spec, fix=fix)
    return None


def _existing(folder: Path) -> Path:
    """The nearest folder that is still there: the file may be gone from the working tree."""
    return next((parent for parent in (folder, *folder.parents) if is_folder(parent)), Path("/"))


def _inside(path: Path, top: Path | None) -> str:
    folder = Path(os.path.realpath(path.parent))
    return Path(os.path.relpath(folder / path.name, top)).as_posix() if top else path.name
