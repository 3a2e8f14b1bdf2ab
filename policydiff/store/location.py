"""Which store: the one named, the one in the environment, the configured one, the nearest one, or the bundled one."""

import os
from contextlib import suppress
from pathlib import Path

import policydiff
from policydiff.config import load_config
from policydiff.model.errors import PolicydiffError, UsageError
from policydiff.store.catalogue import Store
from policydiff.store.folder_store import FolderStore
from policydiff.store.layout import FOLDER_NAME, MARKER_NAME, Layout, is_bare, layout_of, nearest_root
from policydiff.store.pending import is_pending
from policydiff.store.reading import exists, is_folder

VARIABLE = "POLICYDIFF_STORE"
BUNDLED_NAME = "the bundled restatements"
_FIX = (
    f"name a folder with POLICY/VERSION.md files, start one with `policydiff init`, or leave out --store and {VARIABLE}"
)
_BRANCHES_ASKED = 50


def locate(named: str | None, start: Path) -> Store:
    """The store to read from.

    Raises:
        UsageError: the store that was asked for is not there or holds no policy, or the configuration cannot be used.
    """
    if named is not None:
        return open_store(Path(named), "--store")
    if variable := os.environ.get(VARIABLE):
        return open_store(Path(variable), VARIABLE)
    config = load_config(start)
    if config.store_path:
        return open_store(config.store_path, f"{config.where('store')}: store")
    root = nearest_root(start)
    return open_store(root, "") if root else bundled()


def open_store(root: Path, asked_by: str) -> Store:
    """The store in the folder `root`, or in a `policies` folder inside it."""
    where = f"{asked_by} {root}".strip()
    if not is_folder(root):
        what = "is no folder" if exists(root) else "no such folder"
        raise UsageError(what, where=where, fix=_elsewhere(root) or _FIX)
    inner = root / FOLDER_NAME
    if inner.is_dir() and layout_of(inner):
        root = inner
    layout = Layout.HISTORY if is_bare(root) else layout_of(root)
    if layout is None:
        raise UsageError("holds no policies", where=where, fix=_elsewhere(root) or _FIX)
    if is_pending(root):
        _put_right(root)
    if layout is Layout.HISTORY:
        from policydiff.store.history_store import HistoryStore

        return HistoryStore(root)
    return FolderStore(root)


def _put_right(root: Path) -> None:
    """End or undo a write that was cut off; where that cannot be, reading goes on and `verify` will say why."""
    from policydiff.store.transaction import transaction

    with suppress(PolicydiffError), transaction(root, wait=0):
        pass


def _elsewhere(root: Path) -> str:
    """Advice where another branch has the store that this one lacks, else ""."""
    folder = next((parent for parent in (root, *root.resolve().parents) if is_folder(parent)), root)
    if not any((parent / ".git").exists() for parent in (folder.resolve(), *folder.resolve().parents)):
        return ""
    from policydiff.store.git import Repository

    with suppress(PolicydiffError, ValueError):
        repository = Repository.around(folder)
        inside = root.resolve().relative_to(repository.top or root).as_posix()
        for prefix in ("", f"{FOLDER_NAME}/"):
            name = f"{prefix}{MARKER_NAME}" if inside == "." else f"{inside}/{prefix}{MARKER_NAME}"
            for branch in repository.branches()[:_BRANCHES_ASKED]:
                if repository.has(branch, name):
                    return f"the branch {branch} has the store; run `git switch {branch}`"
    return ""


def bundled() -> Store:
    """The restated policies that travel with the tool."""
    package = Path(policydiff.__file__).resolve().parent
    installed = package / FOLDER_NAME
    root = installed if installed.is_dir() else package.parent / FOLDER_NAME
    return FolderStore(root, name=BUNDLED_NAME, read_only=True)
