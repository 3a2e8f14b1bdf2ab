import os
import signal
from pathlib import Path

import pytest

from policydiff.model.errors import ExitCode, StoreError
from policydiff.store.lock import locked


def test_a_second_writer_is_told_who_holds_it(tmp_path: Path) -> None:
    with locked(tmp_path / "l"):
        said = rf"is locked by process {os.getpid()} on .* since 20"
        with pytest.raises(StoreError, match=said) as caught, locked(tmp_path / "l", wait=0.1):
            raise AssertionError
        assert caught.value.exit_code == ExitCode.STORE
    with locked(tmp_path / "l", wait=0):
        pass


def test_the_lock_of_a_killed_owner_locks_nothing(tmp_path: Path) -> None:
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        with locked(tmp_path / "l"):
            os.write(told, b"x")
            signal.pause()
    os.read(ready, 1)
    with pytest.raises(StoreError), locked(tmp_path / "l", wait=0):
        raise AssertionError
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert (tmp_path / "l" / "lock").read_text().startswith(f"process {child} ")
    with locked(tmp_path / "l", wait=0):
        assert (tmp_path / "l" / "lock").read_text().startswith(f"process {os.getpid()} ")


def test_a_lock_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="the store cannot be written"), locked(tmp_path / "file"):
        raise AssertionError


def test_a_lock_is_never_followed_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "lock").symlink_to("victim")
    with pytest.raises(StoreError), locked(tmp_path):
        raise AssertionError
    assert (tmp_path / "victim").read_text() == "precious"


def test_where_the_system_has_no_such_lock_writing_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policydiff.store.lock.fcntl", None)
    with pytest.raises(StoreError, match="cannot be written on this system") as caught, locked(tmp_path / "l"):
        raise AssertionError
    assert "Linux, macOS or WSL" in str(caught.value)
    assert not (tmp_path / "l").exists()
