"""Writes that fail, are refused or meet the user's own work: nothing of anybody's is lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.model.errors import StoreError, UsageError
from policydiff.store import transaction as transactions
from policydiff.store import working_tree
from policydiff.store.git_writing import GitWriter
from policydiff.store.layout import Layout
from policydiff.store.pending import is_pending
from policydiff.store.pins import FILE_NAME
from policydiff.store.verifying import verify
from tests.repositories import commit, git, make_repository
from tests.store.writing import USERS_WORK, State, make_store, opened, put, status


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (transactions, "stage_edits"),
        (transactions, "write_journal"),
        (transactions.os, "link"),
        (GitWriter, "blob"),
        (GitWriter, "stage"),
        (GitWriter, "commit"),
        (GitWriter, "advance"),
        (working_tree, "_write"),
    ],
)
@pytest.mark.parametrize("number", [28, 30])
def test_a_full_disk_or_a_read_only_store_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: object, name: str, number: int
) -> None:
    store = make_store(tmp_path / "work")
    put(store, "Members must knock.\n", "0.1")
    state = State(store)

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(place, name, fail)
        with pytest.raises(StoreError, match=os.strerror(number)) as caught:
            put(store, "Members may knock.\n", "1.0")
    assert caught.value.fix
    assert "\n" not in str(caught.value)
    assert state.check("1.0", "Members may knock.\n") is False
    put(store, "Members may knock.\n", "1.0")


def test_what_fails_after_the_branch_has_moved_is_said_and_ended_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store(tmp_path / "work")
    state = State(store)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(transactions, "place_edits", fail)
        with pytest.raises(StoreError, match=r"recorded as [0-9a-f]{12}, but the working tree could not follow"):
            put(store, "Members may knock.\n", "1.0")
    assert is_pending(store)
    assert opened(store).policies() == ("house/rules",)
    assert not is_pending(store)
    assert state.check("1.0", "Members may knock.\n") is True


def test_a_write_whose_branch_was_taken_elsewhere_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "work")
    with monkeypatch.context() as patched:
        patched.setattr(transactions, "place_edits", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(StoreError):
            put(store, "Members may knock.\n", "1.0")
    git(store, "update-ref", "refs/heads/main", "HEAD~1")
    assert opened(store).policies() == ()
    assert status(store) == USERS_WORK


def test_a_commit_of_somebody_else_in_between_is_built_upon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "work")
    advance, once = GitWriter.advance, []

    def overtaken(writer: GitWriter, *arguments: object) -> None:
        if not once:
            once.append(1)
            tree = git(store, "rev-parse", "HEAD^{tree}")
            git(store, "update-ref", "HEAD", git(store, "commit-tree", tree, "-p", "HEAD", "-m", "Other"))
        advance(writer, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(GitWriter, "advance", overtaken)
    put(store, "Members may knock.\n", "1.0")
    assert git(store, "log", "-2", "--format=%s").splitlines() == ["Record house/rules 1.0", "Other"]
    assert status(store) == USERS_WORK


def test_pins_that_the_user_has_changed_keep_the_change(tmp_path: Path) -> None:
    store = make_store(tmp_path / "work")
    put(store, "Members must knock.\n", "0.1")
    pins = store / FILE_NAME
    staged, loose = "cd" * 32 + "  house/rules/8.md\n", "ef" * 32 + "  house/rules/9.md\n"
    pins.write_text(pins.read_text() + staged)
    git(store, "add", FILE_NAME)
    pins.write_text(pins.read_text() + loose)
    put(store, "Members may knock.\n", "1.0")
    named = [line.split()[1] for line in pins.read_text().splitlines()]
    assert named == [f"house/rules/{label}.md" for label in ("0.1", "8", "9", "1.0")]
    indexed = git(store, "show", f":policies/{FILE_NAME}").splitlines()
    assert [line.split()[1] for line in indexed] == [f"house/rules/{label}.md" for label in ("0.1", "8", "1.0")]
    recorded = git(store, "show", f"HEAD:policies/{FILE_NAME}").splitlines()
    assert [line.split()[1] for line in recorded] == [f"house/rules/{label}.md" for label in ("0.1", "1.0")]


def test_a_lock_on_the_index_is_waited_for_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "work")
    state = State(store)
    monkeypatch.setattr(transactions, "WAIT_SECONDS", 0.1)
    lock = store.parent / ".git" / "index.lock"
    lock.write_bytes(b"")
    with pytest.raises(StoreError, match="the index is locked by git; end the git command"):
        put(store, "Members may knock.\n", "1.0")
    assert lock.exists()
    lock.unlink()
    assert state.check("1.0", "Members may knock.\n") is False


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda root: git(root, "switch", "-q", "--detach"), "no branch is checked out"),
        (lambda root: (root / ".git" / "MERGE_HEAD").write_text("x"), "a merge is under way"),
        (lambda root: (root / ".git" / "rebase-merge").mkdir(), "a rebase is under way"),
    ],
)
def test_states_in_which_a_commit_would_go_astray_are_refused(
    tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    store = make_store(tmp_path / "work")
    make(store.parent)
    with pytest.raises(UsageError, match=said) as caught:
        put(store, "Members may knock.\n", "1.0")
    assert caught.value.fix


def test_without_a_name_for_the_author_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "work")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    git(store, "config", "user.useConfigOnly", "true")
    with pytest.raises(UsageError, match=r"git knows no name to record .* `git config`"):
        put(store, "Members may knock.\n", "1.0")


def test_a_linked_working_tree_writes_to_its_own_branch_and_index(tmp_path: Path) -> None:
    store = make_store(tmp_path / "work")
    git(store, "worktree", "add", "-q", "-b", "side", str(tmp_path / "tree"))
    _, recorded = put(tmp_path / "tree" / "policies", "Members may knock.\n")
    assert recorded is not None
    assert recorded.branch == "refs/heads/side"
    assert status(tmp_path / "tree") == ""
    assert opened(store).policies() == ()
    assert status(store) == USERS_WORK


@pytest.mark.parametrize("layout", list(Layout))
def test_a_repository_with_other_hashes_and_packed_references_works(tmp_path: Path, layout: Layout) -> None:
    root = make_repository(tmp_path / "work", "--object-format=sha256")
    commit(root, {"a.txt": "a\n"})
    git(root, "pack-refs", "--all")
    from policydiff.store.starting import start

    start(root / "policies", layout)
    git(root, "gc", "-q")
    _, recorded = put(root / "policies", "Members may knock.\n")
    assert recorded is not None
    assert len(recorded.commit) == 64
    assert verify(opened(root / "policies")).findings == ()
    assert status(root) == ""


def test_a_submodule_is_a_repository_of_its_own(tmp_path: Path) -> None:
    inner = make_store(tmp_path / "inner").parent
    outer = make_repository(tmp_path / "outer")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "sub")
    put(outer / "sub" / "policies", "Members may knock.\n")
    assert status(outer / "sub") == ""
    assert verify(opened(outer / "sub" / "policies")).findings == ()
