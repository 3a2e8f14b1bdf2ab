"""The check on revisions, ranges, merges and picked commits."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.cli.staging import failing, stage
from tests.guard.policy import NAME, POLICY, REMOVED
from tests.repositories import commit, git


@pytest.mark.parametrize(
    ("against", "stopped"),
    [("HEAD", 0), ("HEAD~1", 1), ("v1", 1), ("HEAD~1..HEAD", 1), ("v1...", 1), ("HEAD..HEAD~1", 0)],
)
def test_any_revision_and_range(root: Path, against: str, stopped: int) -> None:
    git(root, "tag", "v1")
    commit(root, {NAME: REMOVED})
    assert len(failing("--against", against)) == stopped


def test_the_merge_base_keeps_the_others_work_out(root: Path) -> None:
    git(root, "switch", "-q", "-c", "topic")
    commit(root, {"x.txt": "x"})
    git(root, "switch", "-q", "main")
    commit(root, {NAME: POLICY + "\nWe will send the minutes to all members.\n"})
    git(root, "switch", "-q", "topic")
    assert run("check", "--against", "main..topic").code == 1
    assert run("check", "--against", "main...topic").code == 0
    assert run("check", "--against", "main...").code == 0


def test_pre_commit_names_the_range(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = git(root, "rev-parse", "HEAD")
    commit(root, {NAME: REMOVED})
    assert run("check").code == 0
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", first)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "HEAD")
    assert run("check").code == 1
    assert run("check", "--staged").code == 0


def test_a_merge_is_judged_against_all_its_parents(root: Path) -> None:
    git(root, "switch", "-q", "-c", "side")
    commit(root, {NAME: REMOVED})
    git(root, "switch", "-q", "main")
    commit(root, {"x.txt": "x"})
    git(root, "merge", "-q", "--no-commit", "--no-ff", "side")
    assert run("check").code == 0
    stage(root, REMOVED.replace("We will never sell", "We may sell"))
    assert len(failing()) == 1
    git(root, "merge", "--abort")
    git(root, "switch", "-q", "side")
    git(root, "merge", "-q", "--no-commit", "--no-ff", "main")
    assert run("check").code == 0


def test_a_picked_commit_is_judged_against_where_it_lands(root: Path) -> None:
    git(root, "switch", "-q", "-c", "side")
    picked = commit(root, {NAME: REMOVED})
    git(root, "switch", "-q", "main")
    git(root, "cherry-pick", "--no-commit", picked)
    assert run("check").code == 1
    git(root, "reset", "-q", "--hard")
    git(root, "switch", "-q", "--detach", "side")
    assert run("check").code == 0
