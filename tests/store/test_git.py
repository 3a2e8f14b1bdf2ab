import os
from pathlib import Path

import pytest

from policydiff.model.errors import InputError, StoreError, UsageError
from policydiff.store.git import Repository
from tests.repositories import commit, git, make_repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = make_repository(tmp_path / "repo")
    commit(folder, {"terms.md": "We will.\r\n", "a b/ü [x].md": "x"}, "2025-01-01")
    git(folder, "tag", "v1.0")
    commit(folder, {"terms.md": "We may.\n"}, "2025-02-01")
    return folder


def read(repository: Repository, revision: str, path: str, limit: int = 1000) -> bytes:
    return repository.read(repository.blob(repository.commit(revision), path, f"{path}@{revision}", limit))


def test_bytes_come_as_they_were_committed(root: Path) -> None:
    repository = Repository.around(root)
    assert read(repository, "v1.0", "terms.md") == b"We will.\r\n"
    assert read(repository, "HEAD", "terms.md") == b"We may.\n"
    assert read(repository, "HEAD", "a b/ü [x].md") == b"x"


@pytest.mark.parametrize("revision", ["v1.0", "HEAD~1", "main~1", "HEAD^"])
def test_any_name_of_a_commit_is_understood(root: Path, revision: str) -> None:
    assert Repository.around(root).commit(revision) == git(root, "rev-parse", "v1.0^{commit}")


@pytest.mark.parametrize("revision", ["--all", "-1", "HEAD:terms.md", "a..b", "x\ny", "", "../x"])
def test_a_hostile_revision_never_reaches_git(root: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="is no git revision"):
        Repository.around(root).commit(revision)


def test_an_unknown_revision_suggests_the_nearest(root: Path) -> None:
    with pytest.raises(UsageError, match=r"v1\.1: no such revision in .*; did you mean v1\.0\?"):
        Repository.around(root).commit("v1.1")


def test_an_empty_repository_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no commits yet; commit the policy first"):
        Repository.around(make_repository(tmp_path / "new")).commit("HEAD")


def test_outside_of_a_repository_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is in no git repository"):
        Repository.around(tmp_path)


def test_a_missing_path_suggests_the_nearest(root: Path) -> None:
    with pytest.raises(InputError, match=r"no such file at that revision; did you mean terms\.md\?"):
        read(Repository.around(root), "HEAD", "term.md")


@pytest.mark.parametrize(
    ("path", "why"),
    [("a b", "a directory"), ("link.md", "a symbolic link"), ("../x", "no such file"), ("-x", "no such file")],
)
def test_only_plain_files_are_read(root: Path, path: str, why: str) -> None:
    (root / "link.md").symlink_to("/etc/passwd")
    commit(root, {})
    with pytest.raises(InputError, match=why):
        read(Repository.around(root), "HEAD", path)


def test_size_is_bounded_before_reading(root: Path) -> None:
    commit(root, {"large.md": "x" * 2000})
    with pytest.raises(InputError, match="is the most that is read"):
        read(Repository.around(root), "HEAD", "large.md", limit=1999)


def test_variables_of_a_surrounding_hook_do_not_redirect(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_repository(tmp_path / "other")
    commit(other, {"terms.md": "Wrong."})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert read(Repository.around(root), "HEAD", "terms.md") == b"We may.\n"
    assert os.environ["GIT_DIR"] == str(other / ".git")


def test_a_missing_git_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(StoreError, match="git is not installed"):
        Repository.around(root)


def test_a_damaged_object_is_a_damaged_store(root: Path) -> None:
    repository = Repository.around(root)
    blob = repository.blob(repository.commit("HEAD"), "terms.md", "terms.md", 1000)
    loose = root / ".git" / "objects" / blob[:2] / blob[2:]
    loose.chmod(0o644)
    loose.write_bytes(b"broken")
    with pytest.raises(StoreError, match="git cannot read the object; run `git fsck`"):
        read(Repository.around(root), "HEAD", "terms.md")


def test_a_worktree_and_a_repository_with_other_hashes_work(root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "-q", str(tmp_path / "tree"), "v1.0")
    assert read(Repository.around(tmp_path / "tree"), "HEAD", "terms.md") == b"We will.\r\n"
    modern = tmp_path / "sha256"
    modern.mkdir()
    git(modern, "init", "-q", "--object-format=sha256")
    commit(modern, {"terms.md": "We shall.\n"})
    assert read(Repository.around(modern), "HEAD", "terms.md") == b"We shall.\n"
