"""Has a write begun and not ended? Found without git, because every reader asks."""

from contextlib import suppress
from pathlib import Path

FOLDER_NAME = "policydiff"
"""In git's own folder, where neither the user nor a commit meets it."""

JOURNAL_NAME = "journal.json"


def folder_in(git_folder: Path) -> Path:
    """Where the lock, the journal and staged files of a working tree are."""
    return git_folder / FOLDER_NAME


def is_pending(root: Path) -> bool:
    """True where a write below `root` has begun and not ended."""
    for folder in (root, *root.resolve().parents):
        entry = folder / ".git"
        if entry.is_dir():
            return (folder_in(entry) / JOURNAL_NAME).is_file()
        if entry.is_file():
            with suppress(OSError, UnicodeDecodeError):
                # A linked working tree or a submodule: the file says where git's folder is.
                named = entry.read_text(encoding="utf-8").strip().removeprefix("gitdir: ")
                return (folder_in(folder / named) / JOURNAL_NAME).is_file()
            return False
    return False
