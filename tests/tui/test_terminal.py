"""A session in a real terminal, as a person has it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from policydiff.verdicts.book import read_sheet

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
PATIENCE = 20.0
"""Seconds to wait for something to appear."""


class Terminal:
    """A tmux session of its own server."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "tmux.sock"
        self._folder = folder

    def tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", str(self._socket), "-f", "/dev/null", *arguments], capture_output=True, text=True, check=True
        )
        return done.stdout

    def start(self, *arguments: str, size: tuple[int, int] = (120, 40)) -> None:
        command = [sys.executable, "-m", "policydiff", "review", *arguments]
        width, height = map(str, size)
        environment = [f"{name}={os.environ[name]}" for name in os.environ if name.startswith(("XDG_", "POLICYDIFF"))]
        shell = ["env", "TERM=screen-256color", *environment, *command]
        self.tmux("set-option", "-g", "default-size", f"{width}x{height}")
        self.tmux("new-session", "-d", "-s", "s", "-x", width, "-y", height, "-c", str(self._folder), *shell)
        self.tmux("set-option", "-t", "s", "remain-on-exit", "on")

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", "-t", "s", *keys)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p", "-t", "s")

    def wait_for(self, text: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if text in (screen := self.screen()):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"{text!r} did not appear:\n{self.screen()}")

    def wait_until_dead(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.tmux("display-message", "-p", "-t", "s", "#{pane_dead}").strip() == "1":
                self.tmux("kill-session", "-t", "s")
                return
            time.sleep(0.05)
        raise AssertionError(f"still running:\n{self.screen()}")

    def pid(self) -> int:
        return int(self.tmux("display-message", "-p", "-t", "s", "#{pane_pid}"))


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(tmp_path)
    made.tmux("new-session", "-d", "-s", "keep", "sleep", "120")
    yield made
    made.tmux("kill-server")


def test_open_filter_judge_quit_and_find_the_verdicts_again(terminal: Terminal, store: Path) -> None:
    pair = ("tool-library@1.0", "tool-library@2.0", "--store", str(store))
    terminal.start(*pair)
    terminal.wait_for("0 of 4 reviewed")
    terminal.press("/")
    terminal.wait_for("search changes and both texts")
    time.sleep(0.3)
    terminal.press("drill")
    terminal.wait_for("1 of 4 changes")
    terminal.press("Enter")
    time.sleep(0.5)
    terminal.press("d")
    terminal.wait_for("1 of 4 reviewed")
    terminal.press("q")
    terminal.wait_until_dead()
    sheet = read_sheet(store / "tool-library" / "1.0..2.0.verdicts.toml")
    assert [(one.judgement, one.outcome) for one in sheet.verdicts] == [("disputed", "removed")]
    terminal.start(*pair, size=(80, 24))
    assert "⊘" in terminal.wait_for("1 of 4 reviewed")
    terminal.press("q")
    terminal.wait_until_dead()


def test_killed_in_the_middle_no_verdict_made_is_lost(terminal: Terminal, store: Path) -> None:
    terminal.start("tool-library@1.0", "tool-library@2.0", "--store", str(store))
    terminal.wait_for("0 of 4 reviewed")
    terminal.press("a")
    terminal.press("d")
    terminal.wait_for("2 of 4 reviewed")
    os.kill(terminal.pid(), signal.SIGKILL)
    terminal.wait_until_dead()
    folder = store / "tool-library"
    assert len(read_sheet(folder / "1.0..2.0.verdicts.toml").verdicts) == 2
    assert not list(folder.glob("*.part"))


def test_the_editor_opens_at_the_line(
    terminal: Terminal, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "$@" > "$0.part" && mv "$0.part" "$0.said"\n')
    editor.chmod(0o755)
    terminal.tmux("set-environment", "-g", "EDITOR", str(editor))
    terminal.start("tool-library@1.0", "tool-library@2.0", "--store", str(store))
    terminal.wait_for("0 of 4 reviewed")
    terminal.press("o")
    said = Path(f"{editor}.said")
    end = time.monotonic() + PATIENCE
    while not said.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert said.read_text().split() == ["+13", str(store / "tool-library" / "1.0.md")]
    terminal.wait_for("0 of 4 reviewed")
    terminal.press("q")
    terminal.wait_until_dead()
