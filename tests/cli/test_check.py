"""The check on what is staged: words, places, files that come, go and move."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, run
from tests.cli.staging import failing, stage
from tests.guard.policy import EDITS, NAME, POLICY, REMOVED, STOPPED, WEAKENED
from tests.repositories import commit, git


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_only_the_edits_that_lose_something_stop(root: Path, edit: str) -> None:
    stage(root, EDITS[edit])
    ran = run("check", "--staged")
    assert (ran.code, ran.err) == (1 if edit in STOPPED else 0, "")


def test_the_report_shows_words_place_rule_and_fingerprint(root: Path) -> None:
    stage(root, REMOVED)
    ran = run("check")
    (finding,) = failing()
    for shown in (
        "✗ removed · critical · consequence · obligation on the provider",
        f"{NAME}@HEAD, line 7",
        "We will stop lending a drill as soon as one member has been hurt by it.",
        "[commitment_removed]",
        f"failing · critical · {finding['fingerprint']}",
        "1 finding stops the change from HEAD to the index; 1 policy changed.",
    ):
        assert shown in ran.out


def test_no_policy_touched(root: Path) -> None:
    stage(root, "print('hello')\n", "tool.py")
    assert run("check") == Ran(0, "No policy changed between HEAD and the index.\n", "")


def test_the_index_is_judged_and_never_the_working_tree(root: Path) -> None:
    (root / NAME).write_text(REMOVED)
    assert run("check").code == 0
    stage(root, REMOVED)
    (root / NAME).write_text(POLICY)
    assert run("check").code == 1
    # Half-staged: the weakening is in the index, the removal only in the working tree.
    stage(root, WEAKENED)
    (root / NAME).write_text(WEAKENED.replace("We will never sell", "We sell"))
    assert [one["change"]["outcome"] for one in failing()] == ["weakened"]  # type: ignore[index]


def test_index_and_tree_stay_as_they_are(root: Path) -> None:
    stage(root, REMOVED)
    (root / NAME).write_text(WEAKENED)
    (root / "untracked.md").write_text("x")
    index = root / ".git" / "index"
    before = index.read_bytes(), index.stat().st_mtime_ns, git(root, "status", "--porcelain")
    index_time = index.stat().st_mtime_ns
    run("check")
    assert index.stat().st_mtime_ns == index_time
    assert (index.read_bytes(), before[1], git(root, "status", "--porcelain")) == before
    assert not list(root.glob("**/*.lock"))


@pytest.mark.parametrize("text", [None, "", "\n\n", "---\npolicy: lending\n---\n\n"])
def test_a_policy_that_goes_or_is_emptied_stops(root: Path, text: str | None) -> None:
    stage(root, text)
    assert run("check").code == 1
    assert len(failing()) >= 5


def test_a_deletion_has_a_fingerprint_of_its_own(root: Path) -> None:
    stage(root, None)
    data = json.loads(run("check", "--format", "json").out)
    (policy,) = data["policies"]
    assert policy["kind"] == "deleted"
    message = root / "message"
    message.write_text(f"Close\n\nPolicydiff-Waive: {policy['fingerprint']} the library closed\n")
    assert run("check", "--staged", "--message", str(message)).code == 0


def test_a_new_policy_passes_and_a_rename_is_the_same_policy(root: Path) -> None:
    stage(root, POLICY, "docs/house-policy.md")
    assert run("check").code == 0
    git(root, "commit", "-qm", "new")
    git(root, "mv", NAME, "docs/rules-policy.md")
    assert run("check").code == 0
    stage(root, REMOVED, "docs/rules-policy.md")
    (finding,) = failing()
    assert (finding["path"], finding["old_path"]) == ("docs/rules-policy.md", NAME)


def test_a_rewritten_and_renamed_policy_is_known_by_its_name(root: Path) -> None:
    head = "---\npolicy: lending\n---\n"
    commit(root, {NAME: head + POLICY})
    (root / NAME).unlink()
    stage(root, head + "# Rules\n\nWe will keep one saw.\n", "other/new-policy.md")
    (policy,) = json.loads(run("check", "--format", "json").out)["policies"]
    assert (policy["kind"], policy["path"], policy["old_path"]) == ("renamed", "other/new-policy.md", NAME)


def test_a_policy_moved_out_of_sight_is_still_judged(root: Path) -> None:
    git(root, "mv", NAME, "notes.md")
    ran = run("check")
    assert ran.code == 0
    assert "notes.md: renamed, and no policy by the configuration any more" in ran.err


def test_a_new_version_file_is_judged_against_the_version_before(root: Path) -> None:
    def version(number: str, text: str) -> str:
        return f"---\npolicy: lending\nversion: '{number}'\n---\n{text}"

    commit(
        root, {"policies/lending/1.9.md": version("1.9", POLICY), "policies/lending/1.2.md": version("1.2", WEAKENED)}
    )
    stage(root, version("1.10", REMOVED), "policies/lending/1.10.md")
    (finding,) = failing()
    assert finding["old_path"] == "policies/lending/1.9.md"


def test_paths_narrow_and_a_named_file_is_a_policy(root: Path) -> None:
    stage(root, REMOVED)
    stage(root, POLICY, "notes.txt")
    git(root, "commit", "-qm", "notes", "notes.txt")
    stage(root, REMOVED, "notes.txt")
    assert {one["path"] for one in failing()} == {NAME}
    assert {one["path"] for one in failing("notes.txt")} == {"notes.txt"}
    assert {one["path"] for one in failing("docs")} == {NAME}
    assert {one["path"] for one in failing(".", "notes.txt")} == {NAME, "notes.txt"}
    (root / "empty").mkdir()
    assert failing("empty") == []
    assert "nowhere.md: no such file in HEAD or in the index" in run("check", "nowhere.md").err
    for outside in ("..", "../../elsewhere/policy.md", "/"):
        ran = run("check", outside)
        assert ran.code == 2
        assert "is outside the repository; name a path below" in ran.err


def test_from_inside_a_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage(root, REMOVED)
    monkeypatch.chdir(root / "docs")
    assert {one["path"] for one in failing(NAME.rpartition("/")[2])} == {NAME}
    assert run("check", "..").code == 1


def test_unsure_findings_stop_unless_asked_otherwise_and_are_never_hidden(root: Path) -> None:
    stage(root, REMOVED)
    assert run("check").code == 1
    ran = run("check", "--min-confidence", "1", "--min-severity", "critical")
    assert ran.code == 0
    assert "We will stop lending a drill" in ran.out
    assert "unsure · critical · " in ran.out
    assert "Nothing stops the change from HEAD to the index; 1 policy changed (1 unsure)." in " ".join(ran.out.split())
    summary = json.loads(run("check", "--min-confidence", "1", "--format", "json").out)["summary"]
    assert (summary["failing"], summary["unsure"]) == (0, 1)
    (root / "policydiff.toml").write_text("min-confidence = 1.0\n")
    assert run("check").code == 0
    assert run("check", "--min-confidence", "0").code == 1


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "gitlab", "csv", "markdown"])
def test_every_format_lists_what_is_unsure(root: Path, name: str) -> None:
    stage(root, REMOVED)
    assert "We will stop lending a drill" in run("check", "--min-confidence", "1", "--format", name).out
