"""The check as a plain git hook, where git itself is in the middle of something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard.policy import NAME, POLICY, REMOVED, WEAKENED, policy_repository
from tests.repositories import commit, git

ROOT = Path(__file__).resolve().parents[2]
HOOK = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m policydiff check --staged\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = policy_repository(tmp_path / "project")
    for name in ("pre-commit", "pre-merge-commit"):
        hook = folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(HOOK)
        hook.chmod(0o755)
    return folder


def attempt(folder: Path, *arguments: str) -> bool:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode == 0


def test_in_a_linked_working_tree(project: Path, tmp_path: Path) -> None:
    git(project, "worktree", "add", "-q", "-b", "topic", str(tmp_path / "linked"))
    linked = tmp_path / "linked"
    (linked / NAME).write_text(REMOVED)
    assert not attempt(linked, "commit", "-qam", "x")
    (linked / NAME).write_text(POLICY.replace("every power tool", "every  power tool"))
    assert attempt(linked, "commit", "-qam", "x")
    # The main working tree has an index of its own, in which nothing is staged.
    (project / NAME).write_text(REMOVED)
    assert not attempt(project, "commit", "-qam", "x")


def test_from_a_folder_below(project: Path) -> None:
    (project / NAME).write_text(REMOVED)
    assert not attempt(project / "docs", "commit", "-qam", "x")
    assert not attempt(project / "docs", "commit", "-qm", "x", Path(NAME).name)


def test_on_a_detached_head(project: Path) -> None:
    git(project, "switch", "-q", "--detach")
    (project / NAME).write_text(WEAKENED)
    assert not attempt(project, "commit", "-qam", "x")
    git(project, "checkout", "-q", NAME)
    (project / "x.txt").write_text("x")
    git(project, "add", "-A")
    assert attempt(project, "commit", "-qm", "x")


def test_while_a_rebase_is_under_way(project: Path) -> None:
    title = "# Lending Policy"
    git(project, "switch", "-q", "-c", "topic")
    (project / NAME).write_text(POLICY.replace(title, "# Topic"))
    git(project, "commit", "-qam", "topic", "--no-verify")
    git(project, "switch", "-q", "main")
    (project / NAME).write_text(WEAKENED.replace(title, "# Main"))
    git(project, "commit", "-qam", "main", "--no-verify")
    git(project, "switch", "-q", "topic")
    assert not attempt(project, "rebase", "-q", "main")
    # What main has weakened is not this commit's doing; what the resolution drops is.
    (project / NAME).write_text(WEAKENED.replace(title, "# Both"))
    git(project, "add", "-A")
    assert attempt(project, "commit", "-qm", "resolved")
    (project / NAME).write_text(REMOVED.replace(title, "# Both"))
    assert not attempt(project, "commit", "-qam", "more")


def test_the_first_commit_of_a_repository(tmp_path: Path, project: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main", "fresh")
    fresh = tmp_path / "fresh"
    hook = fresh / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK)
    hook.chmod(0o755)
    (fresh / "a-policy.md").write_text(POLICY)
    git(fresh, "add", "-A")
    assert attempt(fresh, "commit", "-qm", "first")


def test_an_unresolved_conflict_cannot_be_judged(project: Path) -> None:
    git(project, "switch", "-q", "-c", "side")
    commit_without_hook(project, REMOVED)
    git(project, "switch", "-q", "main")
    commit_without_hook(project, POLICY.replace("one member", "any member"))
    assert not attempt(project, "merge", "-q", "side")
    done = subprocess.run(["sh", "-c", HOOK], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "has a conflict that is not resolved; resolve it and `git add` it" in done.stderr


def commit_without_hook(project: Path, text: str) -> None:
    (project / NAME).write_text(text)
    git(project, "commit", "-qam", "x", "--no-verify")


def test_a_merge_resolved_by_hand(project: Path) -> None:
    extra = "\nWe will send the minutes of every meeting to all members.\n"
    git(project, "switch", "-q", "-c", "side")
    commit_without_hook(project, POLICY.replace("one member", "a member") + extra)
    git(project, "switch", "-q", "main")
    commit_without_hook(project, POLICY.replace("one member", "any member"))
    assert not attempt(project, "merge", "-q", "side")
    (project / NAME).write_text(POLICY.replace("one member", "any member"))
    git(project, "add", "-A")
    assert not attempt(project, "commit", "-qm", "the minutes are lost")
    (project / NAME).write_text(POLICY.replace("one member", "any member") + extra)
    git(project, "add", "-A")
    assert attempt(project, "commit", "-qm", "merged")
    assert commit(project, {NAME: POLICY.replace("one member", "any member") + extra + "\nMore.\n"})


@pytest.mark.parametrize("bare", [True, False])
def test_with_a_repository_that_lies_beside_its_working_tree(project: Path, tmp_path: Path, bare: bool) -> None:
    kept = tmp_path / "kept.git"
    (project / ".git").rename(kept)
    git(project, f"--git-dir={kept}", "config", "core.bare", str(bare).lower())
    where = (f"--git-dir={kept}", f"--work-tree={project}")
    (project / NAME).write_text(REMOVED)
    for folder in (project, project / "docs", tmp_path):
        assert not attempt(folder, *where, "commit", "-qam", "x")
    (project / NAME).write_text(POLICY.replace("every power tool", "every  power tool"))
    assert attempt(tmp_path, *where, "commit", "-qam", "x")


def test_with_an_index_beside_the_usual_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other-index")
    git(project, "read-tree", "HEAD")
    (project / NAME).write_text(REMOVED)
    git(project, "add", NAME)
    assert not attempt(project, "commit", "-qm", "x")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert git(project, "diff", "--cached", "--name-only") == ""


def test_a_repository_that_cannot_be_found_is_one_clear_line(project: Path, tmp_path: Path) -> None:
    (project / ".git").rename(tmp_path / "kept.git")
    done = subprocess.run(
        [sys.executable, "-m", "policydiff", "check", "--staged"],
        cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GIT_DIR": "nowhere"},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "GIT_DIR (nowhere) names none" in done.stderr
