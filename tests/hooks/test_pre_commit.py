"""The hooks under real pre-commit: only commits that lose something stop."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.guard.policy import EDITS, NAME, POLICY, REMOVED, STOPPED, policy_repository
from tests.repositories import commit, git, make_repository

pytest.importorskip("pre_commit", reason="pre-commit comes with the dev extra")

ROOT = Path(__file__).resolve().parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
BUILD_VARIABLE = "POLICYDIFF_BUILD_HOOK"


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def try_commit(folder: Path, message: str = "Change") -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "commit", "-m", message], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`policydiff` on the PATH, from this checkout, whatever is installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "policydiff"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m policydiff "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.fixture
def hook_source(tmp_path: Path, bin_folder: Path) -> Path:
    """The hooks as they are published, but run by the installed command: nothing has to be built."""
    source = make_repository(tmp_path / "hooks")
    ours = [{**hook, "language": "system"} for hook in HOOKS]
    commit(source, {".pre-commit-hooks.yaml": yaml.safe_dump(ours)})
    return source


def configured(source: Path, *ids: str) -> str:
    revision = git(source, "rev-parse", "HEAD")
    repo = {"repo": str(source), "rev": revision, "hooks": [{"id": name} for name in ids]}
    return yaml.safe_dump({"repos": [repo]})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return policy_repository(tmp_path / "project")


def install(project: Path, source: Path, hook: str, *types: str) -> None:
    commit(project, {".pre-commit-config.yaml": configured(source, hook)})
    done = pre_commit(project, "install", *(flag for name in types for flag in ("--hook-type", name)))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_try_repo(project: Path, hook_source: Path, edit: str) -> None:
    (project / NAME).write_text(EDITS[edit])
    git(project, "add", "-A")
    done = pre_commit(project, "try-repo", str(hook_source), "policydiff-check", "--verbose")
    assert done.returncode == (1 if edit in STOPPED else 0), done.stdout + done.stderr
    assert "policydiff (no commitment vanishes silently)" in done.stdout


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_an_installed_hook(project: Path, hook_source: Path, edit: str) -> None:
    install(project, hook_source, "policydiff-check", "pre-commit")
    (project / NAME).write_text(EDITS[edit])
    git(project, "add", "-A")
    index = git(project, "ls-files", "--stage")
    done = try_commit(project)
    assert (done.returncode != 0) is (edit in STOPPED), done.stdout + done.stderr
    if edit in STOPPED:
        assert "1 finding stops the change from HEAD to the index" in done.stdout + done.stderr
        assert git(project, "ls-files", "--stage") == index
        assert git(project, "status", "--porcelain") == f"M  {NAME}"


def test_half_staged_deleted_and_partly_committed_files(project: Path, hook_source: Path) -> None:
    install(project, hook_source, "policydiff-check", "pre-commit")
    (project / NAME).write_text(EDITS["reword"])
    git(project, "add", "-A")
    (project / NAME).write_text(REMOVED)
    assert try_commit(project).returncode == 0
    assert (project / NAME).read_text() == REMOVED
    # `git commit -a` and `git commit FILE` show the hook an index of their own.
    for arguments in (("-a",), (NAME,)):
        done = subprocess.run(
            ["git", "commit", "-qm", "x", *arguments], cwd=project, capture_output=True, text=True, check=False
        )
        assert done.returncode != 0
    git(project, "checkout", "-q", NAME)
    git(project, "rm", "-q", NAME)
    assert try_commit(project).returncode != 0


def test_a_waiver_in_the_message(project: Path, hook_source: Path) -> None:
    install(project, hook_source, "policydiff-check-message", "commit-msg")
    (project / NAME).write_text(REMOVED)
    git(project, "add", "-A")
    done = try_commit(project)
    assert done.returncode != 0
    (line,) = [row for row in (done.stdout + done.stderr).splitlines() if "failing ·" in row]
    fingerprint = line.split()[-1]
    assert try_commit(project, f"Drop drills\n\nPolicydiff-Waive: {fingerprint} no drills left").returncode == 0


def test_the_hook_for_a_range(project: Path, hook_source: Path) -> None:
    commit(project, {".pre-commit-config.yaml": configured(hook_source, "policydiff-check-range")})
    first = git(project, "rev-parse", "HEAD")
    commit(project, {NAME: EDITS["move"]})
    second = git(project, "rev-parse", "HEAD")
    commit(project, {NAME: REMOVED})
    for start, end, code in ((first, second, 0), (second, "HEAD", 1), (first, "HEAD", 1)):
        done = pre_commit(project, "run", "--hook-stage", "pre-push", "--from-ref", start, "--to-ref", end)
        assert done.returncode == code, done.stdout + done.stderr


def test_a_merge_that_drops_a_commitment_stops(project: Path, hook_source: Path) -> None:
    install(project, hook_source, "policydiff-check", "pre-commit", "pre-merge-commit")
    git(project, "switch", "-q", "-c", "side")
    commit(project, {NAME: POLICY + "\nWe will send the minutes of every meeting to all members.\n"})
    git(project, "switch", "-q", "main")
    commit(project, {"x.txt": "x"})
    merge = ("merge", "-q", "--no-ff")
    ours = subprocess.run(
        ["git", *merge, "-s", "ours", "side"], cwd=project, capture_output=True, text=True, check=False
    )
    assert ours.returncode != 0, ours.stdout + ours.stderr
    git(project, "merge", "--abort")
    git(project, *merge, "side")


@pytest.mark.skipif(not os.environ.get(BUILD_VARIABLE), reason=f"builds an environment; set {BUILD_VARIABLE}=1")
def test_the_hooks_as_published(project: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    tracked = ("policydiff", "tui", "policies", "pyproject.toml", "LICENSE", "README.md", ".pre-commit-hooks.yaml")
    source.mkdir()
    for name in tracked:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    make_repository(source)
    git(source, "add", "-A")
    git(source, "commit", "-qm", "source")
    for edit in ("reflow", "remove"):
        (project / NAME).write_text(EDITS[edit])
        git(project, "add", "-A")
        done = pre_commit(project, "try-repo", str(source), "policydiff-check", "--verbose")
        assert done.returncode == (1 if edit in STOPPED else 0), done.stdout + done.stderr
