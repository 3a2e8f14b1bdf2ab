"""Which store: the one named, the one in the environment, the nearest one, or the bundled one."""

import os
from pathlib import Path

import policydiff
from policydiff.model.errors import UsageError
from policydiff.store.catalogue import Store
from policydiff.store.folder_store import FolderStore
from policydiff.store.layout import FOLDER_NAME, Layout, is_bare, layout_of, nearest_root
from policydiff.store.reading import exists, is_folder

VARIABLE = "POLICYDIFF_STORE"
BUNDLED_NAME = "the bundled restatements"
_FIX = f"name a folder with POLICY/VERSION.md files, or leave out --store and {VARIABLE}"


def locate(named: str | None, start: Path) -> Store:
    """The store to read from.

    Raises:
        UsageError: the store that was asked for is not there or holds no policy.
    """
    if named is not None:
        return open_store(Path(named), "--store")
    if variable := os.environ.get(VARIABLE):
        return open_store(Path(variable), VARIABLE)
    root = nearest_root(start)
    return open_store(root, "") if root else bundled()


def open_store(root: Path, asked_by: str) -> Store:
    """The store in the folder `root`, or in a `policies` folder inside it."""
    where = f"{asked_by} {root}".strip()
    if not is_folder(root):
        what = "is no folder" if exists(root) else "no such folder"
        raise UsageError(what, where=where, fix=_FIX)
    inner = root / FOLDER_NAME
    if inner.is_dir() and layout_of(inner):
        root = inner
    layout = Layout.HISTORY if is_bare(root) else layout_of(root)
    if layout is None:
        raise UsageError("holds no policies", where=where, fix=_FIX)
    if layout is Layout.HISTORY:
        from policydiff.store.history_store import HistoryStore

        return HistoryStore(root)
    return FolderStore(root)


def bundled() -> Store:
    """The restated policies that travel with the tool."""
    package = Path(policydiff.__file__).resolve().parent
    installed = package / FOLDER_NAME
    root = installed if installed.is_dir() else package.parent / FOLDER_NAME
    return FolderStore(root, name=BUNDLED_NAME, read_only=True)
