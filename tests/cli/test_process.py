"""The installed command as a process: what it loads, how it starts, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import policydiff

ROOT = Path(policydiff.__file__).parent.parent
COMMAND = [sys.executable, "-m", "policydiff"]
HEAVY = {"rich", "yaml", "markdown_it", "git", "difflib", "json", "argparse", "textual"}
WEB = {"textual", "http.server", "http.client", "aiohttp", "requests", "urllib3", "socketserver", "asyncio"}


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))


def loaded(work: Path, *argv: str) -> set[str]:
    code = (
        "import sys; from policydiff.cli.entry import run;"
        f"sys.argv = ['policydiff', *{list(argv)!r}]; run();"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=work, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_help_loads_next_to_nothing(work: Path) -> None:
    assert not loaded(work, "--help") & HEAVY


def test_comparing_files_loads_neither_textual_nor_a_web_stack_nor_git(work: Path) -> None:
    modules = loaded(work, "diff", "old.md", "new.md")
    assert not modules & (WEB | {"git", "rich", "yaml"})
    assert "policydiff.rules.judge" in modules


def test_a_version_of_a_store_needs_no_git(work: Path) -> None:
    assert "git" not in loaded(work, "show", "rsp@1.0")


def test_help_starts_quickly(work: Path) -> None:
    def best(command: list[str]) -> float:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            subprocess.run(command, cwd=work, capture_output=True, check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    assert best([*COMMAND, "--help"]) < 2 * best([sys.executable, "-c", "pass"]) + 0.1


def shell(command: str, work: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    script = command.replace("policydiff ", f"{sys.executable} -m policydiff ")
    environment = {**os.environ, **variables}
    return subprocess.run(
        ["bash", "-c", script], cwd=work, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command",
    [
        "cat old.md | policydiff diff - new.md",
        "cat old.md | policydiff diff /dev/stdin new.md",
        "policydiff diff <(cat old.md) new.md",
        "policydiff diff <(cat old.md) <(cat new.md)",
        "policydiff diff - new.md < old.md",
    ],
)
def test_streams_of_every_kind_are_read(work: Path, command: str) -> None:
    done = shell(command, work)
    assert (done.returncode, done.stderr) == (0, "")
    assert "✗ removed" in done.stdout


def test_a_reader_that_leaves_early_ends_it_quietly(work: Path) -> None:
    done = shell("policydiff schema | head -1; echo ${PIPESTATUS[0]}", work)
    assert (done.stdout, done.stderr) == ("{\n0\n", "")
    done = shell(
        "policydiff diff rsp@1.0 rsp@3.0 --store $STORE | head -1 > /dev/null", work, STORE=str(ROOT / "policies")
    )
    assert done.stderr == ""


@pytest.mark.parametrize(("command", "code"), [("policydiff diff - new.md <&-", 2), ("policydiff schema >&-", 0)])
def test_closed_streams_are_empty_ones(work: Path, command: str, code: int) -> None:
    done = shell(command, work)
    assert done.returncode == code
    assert ("standard input: is empty" in done.stderr) == bool(code)


def test_a_full_disk_is_one_line(work: Path) -> None:
    done = shell("policydiff schema > /dev/full", work)
    assert done.returncode == 2
    assert done.stderr == (
        "policydiff: error: standard output: cannot be written (No space left on device); use --output FILE\n"
    )


@pytest.mark.parametrize("variables", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}])
def test_a_terminal_without_unicode_loses_no_more_than_signs(work: Path, variables: dict[str, str]) -> None:
    done = shell("policydiff diff old.md new.md", work, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    assert "x removed" in done.stdout
    json = shell("policydiff diff old.md new.md --format json", work, **variables)
    assert json.returncode == 0


def test_an_interrupt_ends_with_one_line_and_nothing_written(work: Path) -> None:
    os.mkfifo(work / "pipe")
    argv = [*COMMAND, "diff", "pipe", "new.md", "--output", "report.txt"]
    process = subprocess.Popen(argv, cwd=work, stderr=subprocess.PIPE, text=True)
    # Opening a pipe waits for its reader, so the signal meets the command at work.
    with (work / "pipe").open("wb"):
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
    assert (process.returncode, said) == (130, "policydiff: interrupted\n")
    assert not (work / "report.txt").exists()


def test_a_large_file_is_refused_at_once(work: Path) -> None:
    with (work / "large.md").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    done = shell("policydiff diff large.md new.md", work)
    assert done.returncode == 2
    assert "large.md" in done.stderr and "MB" in done.stderr


def test_nothing_is_written_to_the_home(work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home of its own"
    home.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    shell("policydiff diff rsp@1.0 rsp@3.0; policydiff versions; policydiff show rsp --clauses", work)
    assert list(home.rglob("*")) == []
