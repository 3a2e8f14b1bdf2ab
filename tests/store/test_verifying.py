import os
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.model.errors import StoreError, UsageError
from policydiff.store import transaction as transactions
from policydiff.store.layout import Layout
from policydiff.store.location import bundled, open_store
from policydiff.store.lock import locked
from policydiff.store.pending import folder_in
from policydiff.store.verification import Finding
from policydiff.store.verifying import pin_missing, verify
from tests.repositories import commit, git, make_repository
from tests.store.writing import make_store, opened, put, status


def findings(store: Path) -> tuple[Finding, ...]:
    return verify(opened(store)).findings


def test_the_bundled_store_is_as_recorded() -> None:
    """Where a restatement was mended on purpose: remove its line from policies/pins.sha256, and `verify --pin`."""
    verification = verify(bundled())
    assert verification.findings == ()
    assert verification.pinned == verification.versions > 5


@pytest.fixture
def store(tmp_path: Path) -> Path:
    root = make_store(tmp_path / "work")
    put(root, "Members must knock.\n", "1.0", "2025-01-01")
    put(root, "Members may knock.\n", "1.1", "2025-02-01")
    assert findings(root) == ()
    return root


def edited(old: str, new: str, name: str = "house/rules/1.0.md") -> Callable[[Path], None]:
    def edit(store: Path) -> None:
        text = (store / name).read_text()
        assert old in text
        (store / name).write_text(text.replace(old, new))

    return edit


def repinned(store: Path) -> None:
    edited("must", "may")(store)
    from policydiff.store.record import sha256_of_bytes

    pins = (store / "pins.sha256").read_text().splitlines(keepends=True)
    data = (store / "house/rules/1.0.md").read_bytes()
    (store / "pins.sha256").write_text(f"{sha256_of_bytes(data)}  house/rules/1.0.md\n" + pins[1])
    git(store, "commit", "-qam", "Rewrite")


@pytest.mark.parametrize(
    ("harm", "where", "said"),
    [
        (edited("must", "may"), "house/rules/1.0.md", "is not what was pinned"),
        (edited("must", "may"), "house/rules/1.0.md", "not what its front matter has the SHA-256 of"),
        (edited("must", "may"), "house/rules/1.0.md", "is not the text that the commit"),
        (repinned, "house/rules/1.0.md", "is not the text that the commit"),
        (edited("source: rules.md\n", ""), "house/rules/1.0.md", "its facts lack source"),
        (edited("recorded: 2025-06-01\n", ""), "house/rules/1.0.md", "its facts lack recorded"),
        (edited("2025-06-01", "someday"), "house/rules/1.0.md", "recorded 'someday' is no date"),
        (edited("2025-01-01", "2025-13-01"), "house/rules/1.0.md", "effective '2025-13-01' is no date"),
        (edited("2025-01-01", "2025-03-01"), "house/rules/1.1.md", "in force from 2025-02-01, before 1.0 (2025-03-01)"),
        (edited('"1.0"', '"9.0"'), "house/rules/1.0.md", "its front matter says version 9.0"),
        (edited('"1.0"', '"1.1"'), "house/rules@1.1", "2 files have this label"),
        (edited("policy: house/rules", "policy: other"), "house/rules/1.0.md", "its front matter says policy other"),
        (edited("title: ", "title: : "), "house/rules/1.0.md", "broken front matter"),
        (lambda s: (s / "house/rules/1.0.md").write_bytes(b"\0"), "house/rules/1.0.md", "is not text"),
        (lambda s: (s / "house/rules/1.0.md").write_text("x"), "house/rules/1.0.md", "has no front matter"),
        (lambda s: (s / "house/rules/1.0.md").unlink(), "house/rules/1.0.md", "is pinned and gone"),
        (lambda s: (s / "house/rules/1.0.md").unlink(), "house/rules/1.0.md", "was recorded in the commit"),
        (lambda s: (s / "pins.sha256").write_text("x\n"), "pins.sha256:1", "is no pin"),
        (lambda s: (s / "pins.sha256").write_bytes(b"\xff"), "pins.sha256", "is not UTF-8"),
    ],
)
def test_damage_is_named(store: Path, harm: Callable[[Path], object], where: str, said: str) -> None:
    harm(store)
    verification = verify(opened(store))
    assert not verification.sound
    assert any(said in found.what and found.where == where and found.damage for found in verification.findings)


def test_a_re_upload_recorded_before_its_first_is_named(store: Path) -> None:
    put(store, "Members can knock.\n", "1.0")
    edited("recorded: 2025-06-01", "recorded: 2025-05-01", "house/rules/1.0+2.md")(store)
    assert any(found.what == "was recorded before 1.0" for found in findings(store))


def test_what_is_not_pinned_is_told_and_can_be_pinned(store: Path) -> None:
    front = "---\npolicy: house/rules\nversion: '1.2'\neffective: 2025-03-01\nsource: s\n---\nWe will.\n"
    (store / "house/rules/1.2.md").write_text(front)
    verification = verify(opened(store))
    assert verification.sound
    assert [(found.where, found.what) for found in verification.findings] == [("house/rules/1.2.md", "is not pinned")]
    before = status(store)
    assert pin_missing(opened(store))[0] == ("house/rules/1.2.md",)
    assert status(store) == before
    assert findings(store) == ()
    edited("will", "may", "house/rules/1.2.md")(store)
    assert pin_missing(opened(store)) == ((), None)
    assert not verify(opened(store)).sound


def test_pins_are_not_put_on_what_is_not_ones_own(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="takes no pins"):
        pin_missing(bundled())


def test_damaged_objects_of_git_are_named(store: Path) -> None:
    blob = git(store, "rev-parse", "HEAD:policies/house/rules/1.0.md")
    loose = store.parent / ".git" / "objects" / blob[:2] / blob[2:]
    loose.unlink()
    found = findings(store)
    assert any(finding.where == "git" and blob in finding.what for finding in found)
    assert verify(opened(store), objects=False).sound


def test_a_store_without_git_is_checked_by_its_pins(tmp_path: Path, store: Path) -> None:
    import shutil

    shutil.copytree(store, tmp_path / "copy")
    verification = verify(opened(tmp_path / "copy"))
    assert (verification.findings, verification.objects, verification.pinned) == ((), False, 2)
    edited("must", "may")(tmp_path / "copy")
    assert not verify(opened(tmp_path / "copy")).sound


def test_a_store_that_is_being_written_to_is_locked(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_in(store.parent / ".git")
    monkeypatch.setattr(transactions.transaction.__wrapped__, "__defaults__", (0.1,))
    with locked(folder):
        (folder / "journal.json").write_text("{}")
        with pytest.raises(StoreError, match="is locked by process"):
            verify(opened(store))


def test_a_journal_that_cannot_be_read_is_told(store: Path) -> None:
    (folder_in(store.parent / ".git") / "journal.json").write_text("{")
    with pytest.raises(StoreError, match="the journal of an earlier write is damaged; look at `git status`"):
        verify(opened(store))


@pytest.fixture
def history(tmp_path: Path) -> Path:
    root = make_store(tmp_path / "archive", Layout.HISTORY)
    put(root, "Members must knock.\n", "1.0", "2025-01-01")
    put(root, "Members may knock.\n", "1.1", "2025-02-01")
    assert findings(root) == ()
    return root


def rewritten(old: str, new: str) -> Callable[[Path], None]:
    """The two versions committed anew, with `old` in text and message replaced."""

    def rewrite(store: Path) -> None:
        commits = git(store, "log", "-2", "--format=%H").split()[::-1]
        parent = git(store, "rev-parse", f"{commits[0]}~1")
        for made in commits:
            blob = git(store, "cat-file", "blob", f"{made}:policies/house/rules.md").replace(old, new) + "\n"
            (store / "tmp").write_text(blob)
            changed = git(store, "hash-object", "-w", "tmp")
            index = {"GIT_INDEX_FILE": str(store / "tmp.index")}
            os.environ.update(index)
            try:
                git(store, "read-tree", made)
                git(store, "update-index", "--cacheinfo", f"100644,{changed},policies/house/rules.md")
                tree = git(store, "write-tree")
            finally:
                os.environ.pop("GIT_INDEX_FILE")
            message = git(store, "log", "-1", "--format=%B", made).replace(old, new)
            parent = git(store, "commit-tree", tree, "-p", parent, "-m", message)
        git(store, "update-ref", "HEAD", parent)

    return rewrite


@pytest.mark.parametrize(
    ("harm", "where", "said"),
    [
        (rewritten("must", "should"), "house/rules.md@1.0", "is not what was pinned: the history was rewritten"),
        (rewritten("must", "should"), "house/rules.md@1.0", "is not the text that its commit"),
        (rewritten("Policydiff-Source: rules.md\n", ""), "house/rules.md@1.0", "its facts lack source"),
        (rewritten("2025-02-01", "2024-02-01"), "house/rules", "1.1 is dated 2024-02-01, before 1.0 (2025-01-01)"),
        (rewritten("Version: 1.0", "Version: 0.9"), "house/rules.md@1.0", "is pinned and no commit has it"),
        (rewritten("Version: 1.0", "Version: 0.9"), "house/rules.md@0.9", "was recorded and its pin is gone"),
    ],
)
def test_a_rewritten_history_is_named(history: Path, harm: Callable[[Path], None], where: str, said: str) -> None:
    harm(history)
    found = findings(history)
    assert any(said in finding.what and finding.where == where and finding.damage for finding in found), found


def test_a_history_of_another_tool_is_sound_and_says_what_is_not_known(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "archive")
    for day in ("2025-01-01", "2025-01-05", "2025-01-03"):
        commit(root, {"Acme/Terms of Service.md": f"We will on {day}.\n"}, day)
    verification = verify(open_store(root, ""))
    assert verification.sound
    said = [found.what for found in verification.findings]
    assert any(what.startswith("2025-01-03 is dated 2025-01-03, before 2025-01-05") for what in said)
    assert any(what.startswith("3 versions were recorded by another tool") for what in said)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    shallow = verify(open_store(tmp_path / "shallow", ""))
    assert shallow.sound
    assert any("shallow clone" in found.what for found in shallow.findings)
