"""The check where something is wrong, large or hostile: one clear line, the right exit code."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.cli.staging import failing, stage
from tests.guard.policy import NAME, POLICY, REMOVED
from tests.repositories import commit, git, make_repository


def no_commits(folder: Path) -> None:
    make_repository(folder)
    (folder / "a-policy.md").write_text(POLICY)
    git(folder, "add", "-A")


def test_a_repository_without_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_commits(tmp_path)
    monkeypatch.chdir(tmp_path)
    ran = run("check")
    assert ran.code == 0
    assert ran.err == "policydiff: warning: no commits yet; every policy is new\n"
    ran = run("check", "--against", "HEAD")
    assert (ran.code, ran.err) == (2, f"policydiff: error: {tmp_path}: no commits yet; commit the policy first\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (NAME, b"\0\1\2binary", "is not text (NUL byte at offset 0)"),
        (NAME, "---\na: [\n---\nx\n", "broken front matter"),
        ("policydiff-waivers.toml", "[[waiver]]\nprint = 'x'\n", "policydiff-waivers.toml:2: unknown key 'print'"),
        ("policydiff.toml", "polices = []\n", "unknown key 'polices'; did you mean policies?"),
        ("policydiff.toml", 'policies = ["(a+)+\\\\.md"]\n', "nothing is escaped with a backslash"),
        ("policydiff.toml", '[severity]\nitem_droped = "low"\n', "no such rule: 'item_droped'; did you mean"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line_and_exit_2(root: Path, name: str, text: str | bytes, said: str) -> None:
    stage(root, REMOVED)
    stage(root, text, name)
    ran = run("check")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("policydiff: error: ")
    assert said in ran.err


def test_a_typo_in_the_waivers_is_told_when_it_comes_not_when_it_is_needed(root: Path) -> None:
    stage(root, "[[waiver]]\nby = 'Ada'\n", "policydiff-waivers.toml")
    ran = run("check")
    assert ran.code == 2
    assert "policydiff-waivers.toml:1: the waiver has no fingerprint" in ran.err


def test_a_policy_that_was_binary_before_is_told_and_judged_as_new(root: Path) -> None:
    commit(root, {NAME: b"\0\1binary"})
    stage(root, POLICY)
    ran = run("check")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert f"{NAME}@HEAD: is not text (NUL byte at offset 0)" in ran.err
    assert "judged as a new policy" in ran.err


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("check")
    assert ran.code == 2
    assert "is in no git repository" in ran.err


def test_a_commit_of_ten_thousand_files(root: Path) -> None:
    feed = ["commit refs/heads/big\ncommitter A <a@example.org> 1700000000 +0000\ndata 1\nx\nfrom refs/heads/main\n"]
    feed += [f"M 100644 inline src/f{number}.txt\ndata 2\n{number % 10}\n\n" for number in range(10_000)]
    feed += [f"M 100644 inline {NAME}\ndata {len(REMOVED)}\n{REMOVED}\n"]
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input="".join(feed).encode(), check=True)
    assert len(failing("--against", "main..big")) == 1
    git(root, "read-tree", "big")
    assert len(failing()) == 1


def test_hostile_paths_and_texts_reach_no_terminal(root: Path) -> None:
    name = "docs/evil\x1b[31m-policy.md"
    commit(root, {name: POLICY})
    stage(root, REMOVED.replace("We will delete", "We may \x1b]0;x\x07delete"), name)
    for chosen in ("text", "markdown", "github", "junit", "csv", "sarif", "gitlab", "json"):
        ran = run("check", "--format", chosen)
        assert ran.code == 1
        assert "\x1b" not in ran.out + ran.err, chosen
        assert "\x07" not in ran.out, chosen


def test_a_file_name_that_is_no_text_is_spelled_out(root: Path) -> None:
    name = os.fsdecode(b"docs/caf\xe9-policy.md")
    try:
        commit(root, {name: POLICY})
    except OSError:
        pytest.skip("the file system takes such names for broken")
    stage(root, REMOVED, name)
    for chosen in ("text", "markdown", "github", "junit", "csv", "sarif", "gitlab", "json"):
        ran = run("check", "--format", chosen)
        assert ran.code == 1, (chosen, ran.err)
        assert ran.out.encode()
