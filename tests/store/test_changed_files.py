import os
from pathlib import Path

import pytest

from policydiff.model.errors import InputError, PolicydiffError, UsageError
from policydiff.store.changed_files import ChangedFile, ChangeSet, between, staged
from policydiff.store.git import Repository
from tests.repositories import commit, git, make_repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_repository(tmp_path / "repo")
    commit(tmp_path / "repo", {"a.md": "We will pay.\n", "b/c.md": "We will stay.\n" * 20})
    return tmp_path / "repo"


def here(root: Path, against: str = "") -> ChangeSet:
    repository = Repository.around(root)
    return between(repository, against) if against else staged(repository)


def test_nothing_staged_nothing_changed(root: Path) -> None:
    (root / "a.md").write_text("only in the working tree\n")
    assert here(root).files() == []


def test_the_index_is_read_where_it_differs_from_the_working_tree(root: Path) -> None:
    (root / "a.md").write_text("We will pay later.\n")
    git(root, "add", "a.md")
    (root / "a.md").write_text("not yet staged\n")
    changes = here(root)
    (changed,) = changes.files()
    assert (changed.old_path, changed.new_path) == ("a.md", "a.md")
    assert changes.read(changed.new_blob, "a.md") == b"We will pay later.\n"
    assert changes.read(changed.old_blob, "a.md") == b"We will pay.\n"
    assert changes.new_blob("a.md") == changed.new_blob


def test_files_come_go_and_are_renamed(root: Path) -> None:
    git(root, "mv", "b/c.md", "b/d.md")
    git(root, "rm", "-q", "a.md")
    (root / "new\tname é.md").write_text("x\n")
    git(root, "add", "-A")
    changes = here(root)
    found = {(each.old_path, each.new_path) for each in changes.files()}
    assert found == {("b/c.md", ""), ("", "b/d.md"), ("a.md", ""), ("", "new\tname é.md")}
    assert {new: each.old_path for new, each in changes.renames().items()} == {"b/d.md": "b/c.md"}


def test_links_and_submodules_are_no_files(root: Path) -> None:
    (root / "a.md").unlink()
    (root / "a.md").symlink_to("b/c.md")
    git(root, "add", "-A")
    (changed,) = here(root).files()
    assert (changed.old_path, changed.new_path) == ("a.md", "")


def test_ranges_mean_what_git_means(root: Path) -> None:
    git(root, "switch", "-q", "-c", "side")
    commit(root, {"a.md": "side\n"})
    git(root, "switch", "-q", "main")
    commit(root, {"b/c.md": "main\n"})
    assert [each.path for each in here(root, "main...side").files()] == ["a.md"]
    assert [each.path for each in here(root, "main..side").files()] == ["a.md", "b/c.md"]
    assert [each.path for each in here(root, "side...").files()] == ["b/c.md"]
    assert [each.path for each in here(root, "HEAD~1").files()] == ["b/c.md"]


def test_an_index_that_git_names_is_the_one_that_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "a.md").write_text("We will pay later.\n")
    other = root / ".git" / "other-index"
    monkeypatch.setenv("GIT_INDEX_FILE", str(other))
    git(root, "read-tree", "HEAD")
    git(root, "add", "a.md")
    assert [each.path for each in here(root).files()] == ["a.md"]
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other-index")
    assert [each.path for each in here(root).files()] == ["a.md"]
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert here(root).files() == []


def test_before_the_first_commit_everything_is_new(tmp_path: Path) -> None:
    make_repository(tmp_path)
    (tmp_path / "a.md").write_text("x\n")
    git(tmp_path, "add", "-A")
    changes = here(tmp_path)
    assert changes.is_first
    assert [(each.old_path, each.new_path) for each in changes.files()] == [("", "a.md")]
    with pytest.raises(UsageError, match="no commits yet"):
        here(tmp_path, "HEAD")


def test_a_conflict_is_told(root: Path) -> None:
    git(root, "switch", "-q", "-c", "side")
    commit(root, {"a.md": "side\n"})
    git(root, "switch", "-q", "main")
    commit(root, {"a.md": "main\n"})
    with pytest.raises(Exception, match="returned non-zero"):
        git(root, "merge", "-q", "side")
    changes = here(root)
    with pytest.raises(InputError, match=r"a\.md: has a conflict that is not resolved; resolve it"):
        changes.files()
    (root / "a.md").write_text("both\n")
    git(root, "add", "a.md")
    assert changes.others == (git(root, "rev-parse", "side"),)
    assert changes.base == git(root, "merge-base", "main", "side")


def test_trailers_of_a_range_and_of_a_message(root: Path, tmp_path: Path) -> None:
    (root / "a.md").write_text("x\n")
    git(root, "commit", "-qam", "Change\n\nPolicydiff-Waive: 0123456789abcdef the board\n agreed\nOther: x")
    (trailer,) = here(root, "HEAD~1..HEAD").trailers()
    assert trailer.value == "0123456789abcdef the board agreed"
    assert trailer.by == "Ada Author <ada@example.org>"
    assert trailer.where == f"commit {git(root, 'rev-parse', '--short', 'HEAD')}"
    message = tmp_path / "message"
    message.write_text("Change\n\npolicydiff-waive: 0123456789abcdef why\n# a comment\n")
    (found,) = here(root).message_trailers(message)
    assert (found.value, found.by) == ("0123456789abcdef why", "Ada Author <ada@example.org>")
    assert here(root).trailers() == []


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("nowhere", "no such revision"),
        ("main...nowhere", "no such revision"),
        ("--output=x", "it starts with a dash"),
        ("main:a.md", "it names more than a commit"),
    ],
)
def test_a_revision_that_is_none_is_told(root: Path, spec: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        here(root, spec)


def test_unrelated_histories_have_no_common_commit(root: Path) -> None:
    git(root, "switch", "-q", "--orphan", "island")
    commit(root, {"z.md": "z\n"})
    with pytest.raises(UsageError, match="the two have no common commit; write main"):
        here(root, "main...island")


def test_a_file_above_the_limit_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policydiff.store.changed_files.SIZE_LIMIT", 5)
    changes = here(root, "HEAD")
    blob = changes.old_blob("a.md")
    with pytest.raises(InputError, match="is the most"):
        changes.read(blob, "a.md")


def test_nothing_is_written(root: Path) -> None:
    (root / "a.md").write_text("staged\n")
    git(root, "add", "a.md")
    (root / "a.md").write_text("touched\n")
    os.utime(root / "b" / "c.md", (0, 0))
    index = root / ".git" / "index"
    before = index.read_bytes(), index.stat().st_mtime_ns, (root / "a.md").read_bytes()
    changes = here(root)
    changes.files()
    changes.renames()
    changes.new_blob("a.md")
    assert (index.read_bytes(), index.stat().st_mtime_ns, (root / "a.md").read_bytes()) == before


def test_a_bare_repository_has_no_index(root: Path, tmp_path: Path) -> None:
    git(root, "clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    with pytest.raises(PolicydiffError, match="bare repository"):
        here(tmp_path / "bare.git")
    assert here(tmp_path / "bare.git", "HEAD..HEAD").files() == []


def test_a_changed_file_is_called_by_where_it_is() -> None:
    assert ChangedFile("a", "b", "1", "2").path == "b"
    assert ChangedFile("a", "", "1", "").path == "a"
