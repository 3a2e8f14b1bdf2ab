"""Writes that are killed, refused or met by the user's own work: the store is as before or as after, never between."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.model.errors import PolicydiffError, StoreError, UsageError
from policydiff.store import transaction as transactions
from policydiff.store import working_tree
from policydiff.store.git_writing import GitWriter
from policydiff.store.layout import Layout
from policydiff.store.pending import is_pending
from policydiff.store.pins import FILE_NAME
from policydiff.store.verifying import verify
from tests.repositories import commit, git, make_repository
from tests.store.writing import USERS_WORK, make_store, opened, put, status

WRITES = {"os.rename", "os.link", "os.remove", "os.mkdir", "subprocess.Popen", "shutil.rmtree", "os.truncate"}
"""What a process does that can be seen from outside; `open` for writing besides."""

RANDOM_KILLS = 60
LONGEST_IMPORT_SECONDS = 0.09


Killer = Callable[[int, int], None]


def forked(work: Callable[[], object], kill_after: float | None = None, kill: Killer = os.kill) -> int:
    """Run `work` in a child that may be killed; returns the signal that ended it, 0 where it came to its end."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setpgid(0, 0)
            work()
            code = 0
        finally:
            os._exit(code)
    # Whichever of the two comes first, the child has a group of its own from here on.
    os.setpgid(child, child)
    if kill_after is not None:
        time.sleep(kill_after)
        kill(child, signal.SIGKILL)
    _, ended = os.waitpid(child, 0)
    assert os.WIFSIGNALED(ended) or os.WEXITSTATUS(ended) == 0
    return os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else 0


def killing_itself(step: int, work: Callable[[], object]) -> Callable[[], object]:
    """`work` in a process that kills itself before its write number `step`."""
    left = step

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if event in WRITES or writes:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def watched() -> object:
        sys.addaudithook(watch)
        return work()

    return watched


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


def test_killed_before_any_of_its_writes_the_store_is_before_or_after(tmp_path: Path) -> None:
    store = make_store(tmp_path / "work")
    put(store, "Members must knock.\n", "0.1")
    outcomes = []
    for step in range(1, 400):
        label, text = f"1.{step}", f"Members must knock {step} times.\n"
        state = State(store)
        work = lambda label=label, text=text: put(store, text, label)  # noqa: E731
        ended = forked(killing_itself(step, work))
        outcomes.append(state.check(label, text))
        if not ended:
            break
    assert outcomes[0] is False
    assert outcomes[-1] is True
    assert outcomes.count(True) > 3
    assert outcomes == sorted(outcomes)
    assert len(outcomes) > 20
    assert verify(opened(store)).findings == ()


@pytest.mark.parametrize("kill", [os.kill, os.killpg], ids=["alone", "with the git it has started"])
def test_killed_at_random_points_the_store_is_before_or_after(tmp_path: Path, kill: Killer) -> None:
    store = make_store(tmp_path / "work")
    chance = random.Random(20250101)
    outcomes = []
    for number in range(RANDOM_KILLS):
        label, text = f"1.{number}", f"Members must knock {number} times.\n"
        state = State(store)
        work = lambda label=label, text=text: put(store, text, label)  # noqa: E731
        forked(work, chance.uniform(0.001, LONGEST_IMPORT_SECONDS), kill)
        outcomes.append(state.check(label, text))
    assert len(opened(store).policies()) == (1 if any(outcomes) else 0)
    assert verify(opened(store)).findings == ()


@pytest.mark.parametrize("name", ["refs/heads/main.lock", "HEAD.lock"])
def test_a_lock_that_a_killed_git_left_on_the_branch_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    store = make_store(tmp_path / "work")
    state = State(store)
    monkeypatch.setattr(transactions, "_GRACE_SECONDS", 0.1)

    def die(*_: object) -> None:
        (store.parent / ".git" / name).write_bytes(b"")
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patched:
        patched.setattr(GitWriter, "advance", die)
        assert forked(lambda: put(store, "Members may knock.\n")) == signal.SIGKILL
    assert state.check("1.0", "Members may knock.\n") is False
    put(store, "Members may knock.\n")


@pytest.mark.parametrize("layout", list(Layout))
def test_two_imports_at_once_both_land_or_one_says_that_it_is_locked(tmp_path: Path, layout: Layout) -> None:
    store = make_store(tmp_path / "work", layout)
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            code = 9
            try:
                put(store, f"Members must knock {number} times.\n", f"1.{number}")
                code = 0
            except PolicydiffError as error:
                code = error.exit_code
            finally:
                os._exit(code)
        children.append(child)
    codes = [os.WEXITSTATUS(os.waitpid(child, 0)[1]) for child in children]
    assert set(codes) <= {0, 3}
    assert len(opened(store).versions("house/rules")) == codes.count(0) > 0
    assert verify(opened(store)).sound
    assert status(store) == USERS_WORK


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
