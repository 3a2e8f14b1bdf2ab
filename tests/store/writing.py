"""Stores to write to, and texts to put there."""

from pathlib import Path

from policydiff.store.folder_store import FolderStore
from policydiff.store.history_store import HistoryStore
from policydiff.store.importing import Plan, carry_out
from policydiff.store.layout import Layout
from policydiff.store.location import open_store
from policydiff.store.pending import is_pending
from policydiff.store.pins import FILE_NAME
from policydiff.store.record import Record, sha256_of_text
from policydiff.store.starting import start
from policydiff.store.transaction import Recorded
from policydiff.store.verifying import verify
from tests.repositories import commit, git, make_repository

SOURCE_SHA256 = "ab" * 32


def make_store(folder: Path, layout: Layout = Layout.FOLDERS) -> Path:
    """A store in the folder `policies` of a repository where the user has work under way; returns its folder."""
    root = make_repository(folder)
    commit(root, {"notes.txt": "one\n", "plan.txt": "one\n"})
    (root / "notes.txt").write_text("two\n")
    (root / "plan.txt").write_text("staged\n")
    git(root, "add", "plan.txt")
    (root / "plan.txt").write_text("staged and changed again\n")
    (root / "loose.txt").write_text("untracked\n")
    start(root / "policies", layout)
    return root / "policies"


USERS_WORK = " M notes.txt\n?? loose.txt\nMM plan.txt"
"""What git says of the user's work in such a store, as long as nobody has touched it."""


def status(store: Path) -> str:
    """What git says of the working tree, sorted."""
    lines = git(store, "status", "--porcelain", "--untracked-files=all", "-z").split("\0")
    # `git` strips the blank from the first line.
    return "\n".join(sorted(line if line[2:3] == " " else f" {line}" for line in lines if line))


def record(policy: str = "house/rules", version: str = "1.0", effective: str = "2025-01-01", sha: str = "") -> Record:
    return Record(policy, "House Rules", version, effective, "2025-06-01", "Club", "rules.md", sha or SOURCE_SHA256, "")


def put(
    store: Path, text: str, version: str = "1.0", effective: str = "2025-01-01", sha: str = "", policy: str = ""
) -> tuple[Plan, Recorded | None]:
    facts = record(policy or "house/rules", version, effective, sha or sha256_of_text(text))
    return carry_out(opened(store), facts, text)


def opened(store: Path) -> FolderStore | HistoryStore:
    found = open_store(store, "")
    assert isinstance(found, FolderStore | HistoryStore)
    return found


class State:
    """What must hold of a store whatever happened to a write of `label`."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.before = git(store, "rev-parse", "HEAD")
        self.pins = (store / FILE_NAME).read_bytes()

    def check(self, label: str, text: str) -> bool:
        """True where the store is as after the write, False where it is as before."""
        path = self.store / "house" / "rules" / f"{label}.md"
        # A reader that comes before anything is put right sees a whole version or none.
        assert not path.exists() or path.read_text().endswith(text)
        verification = verify(opened(self.store), objects=False)
        assert verification.findings == ()
        assert not is_pending(self.store)
        assert not (self.store.parent / ".git" / "index.lock").exists()
        assert status(self.store) == USERS_WORK
        after = path.exists()
        assert after == (git(self.store, "rev-parse", "HEAD") != self.before)
        assert after == ((self.store / FILE_NAME).read_bytes() != self.pins)
        return after
