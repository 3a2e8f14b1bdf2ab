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


def test_a_working_tree_whose_repository_lies_elsewhere_is_found_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, tree = tmp_path / "kept.git", tmp_path / "home"
    (tree / "docs").mkdir(parents=True)
    make_repository(elsewhere, "--bare")
    (tree / "docs" / "terms.md").write_text("We will.\n")
    with pytest.raises(UsageError, match="is in no git repository"):
        Repository.around(tree)
    monkeypatch.setenv("GIT_DIR", str(elsewhere))
    monkeypatch.setenv("GIT_WORK_TREE", str(tree))
    git(tree, "add", "docs/terms.md")
    git(tree, "commit", "-q", "-m", "Record")
    found = Repository.around(tree / "docs")
    assert found.top == tree
    assert read(found, "HEAD", "docs/terms.md") == b"We will.\n"
    assert found.content(found.blob(found.commit("HEAD"), "docs/terms.md", "", 100)) == b"We will.\n"
    assert found.git_folder == elsewhere
    assert [each.paths for each in found.history()] == [("docs/terms.md",)]


def test_git_dir_alone_means_that_the_working_tree_is_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = tmp_path / "tree"
    make_repository(tree)
    commit(tree, {"terms.md": "We will.\n"})
    (tree / ".git").rename(tmp_path / "kept")
    monkeypatch.setenv("GIT_DIR", "../kept")
    monkeypatch.chdir(tree)
    assert read(Repository.around(tree), "HEAD", "terms.md") == b"We will.\n"
    assert Repository.around(Path()).top == tree


def test_a_repository_inside_the_surrounding_one_is_the_nearer(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = make_repository(root / "inner")
    commit(inner, {"terms.md": "Inside.\n"})
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.chdir(root)
    assert read(Repository.around(inner), "HEAD", "terms.md") == b"Inside.\n"
    assert read(Repository.around(root), "HEAD", "terms.md") == b"We may.\n"


def test_the_environment_wins_where_both_have_the_same_working_tree(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "kept.git"
    make_repository(elsewhere, "--bare")
    monkeypatch.setenv("GIT_DIR", str(elsewhere))
    monkeypatch.setenv("GIT_WORK_TREE", str(root))
    (root / "terms.md").write_text("Kept elsewhere.\n")
    git(root, "add", "terms.md")
    git(root, "commit", "-q", "-m", "Record")
    assert read(Repository.around(root), "HEAD", "terms.md") == b"Kept elsewhere.\n"


@pytest.mark.parametrize(
    ("named", "tree", "why"),
    [
        ("nowhere", None, r"GIT_DIR \(nowhere\) names none with a working tree"),
        ("bare.git", None, r"names none with a working tree; correct GIT_DIR, or name the working tree"),
        ("bare.git", "other", "is not in the working tree of the repository that GIT_DIR names; go to "),
    ],
)
def test_an_environment_that_does_not_help_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, tree: str | None, why: str
) -> None:
    make_repository(tmp_path / "bare.git", "--bare")
    for name in ("here", "other"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", named)
    if tree:
        monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / tree))
    with pytest.raises(UsageError, match=why):
        Repository.around(tmp_path / "here")
