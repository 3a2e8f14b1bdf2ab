"""Writers that are killed at any point, and writers at the same time: before or after, never between."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from policydiff.model.errors import PolicydiffError
from policydiff.store import transaction as transactions
from policydiff.store.git_writing import GitWriter
from policydiff.store.layout import Layout
from policydiff.store.verifying import verify
from tests.store.writing import USERS_WORK, State, make_store, opened, put, status

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
