"""Texts out of repositories of every kind that git makes."""

import io
from pathlib import Path

import pytest

from policydiff.model.errors import PolicydiffError
from policydiff.store.history_store import HistoryStore
from policydiff.store.resolving import Resolver
from policydiff.store.text import Text
from tests.repositories import commit, git, make_repository

LONG = "".join(f"Rule {number}: members must do thing {number}.\n" for number in range(20))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = make_repository(tmp_path / "repo")
    commit(folder, {"old name.md": LONG}, "2025-01-01")
    git(folder, "tag", "first")
    git(folder, "mv", "old name.md", "second.md")
    commit(folder, {}, "2025-02-01")
    git(folder, "mv", "second.md", "terms.md")
    commit(folder, {"terms.md": LONG + "New.\n"}, "2025-03-01")
    return folder


def text(start: Path, spec: str) -> Text:
    return Resolver(io.BytesIO(b""), start=start).text(spec)


def test_a_file_is_followed_to_the_name_it_had(root: Path) -> None:
    read = text(root, "terms.md@first")
    assert read.source == LONG
    assert read.warnings == ("terms.md@first: the file was called old name.md then",)
    assert text(root, "terms.md@HEAD~1").warnings == ("terms.md@HEAD~1: the file was called second.md then",)
    assert text(root, "terms.md@HEAD").warnings == ()
    assert text(root.parent, "repo::terms.md@first").source == LONG


def test_a_history_goes_on_under_a_new_name(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "archive")
    commit(root, {"Acme/Terms.md": LONG, "Acme/Terms of Service.md": "Other.\n"}, "2025-01-01")
    git(root, "mv", "Acme/Terms.md", "Acme/Privacy Policy.md")
    commit(root, {}, "2025-02-01")
    commit(root, {"Acme/Privacy Policy.md": LONG + "New.\n"}, "2025-03-01")
    store = HistoryStore(root)
    versions = store.versions("Acme/Privacy Policy")
    assert [version.effective for version in versions] == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert [store.read(version).source for version in versions] == [LONG, LONG, LONG + "New.\n"]


def test_packed_references_and_objects_are_read(root: Path) -> None:
    git(root, "gc", "-q")
    git(root, "pack-refs", "--all")
    assert text(root, "terms.md@first").source == LONG


def test_a_bare_repository_is_read(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    assert text(tmp_path, "bare.git::old name.md@first").source == LONG
    assert text(tmp_path, "bare.git::terms.md").source == LONG + "New.\n"


def test_a_shallow_clone_says_that_it_is_one(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    assert text(tmp_path, "shallow::terms.md").source == LONG + "New.\n"
    with pytest.raises(PolicydiffError, match="the clone is shallow, `git fetch --unshallow` brings the rest"):
        text(tmp_path, "shallow::terms.md@HEAD~1")


def test_a_linked_working_tree_is_read(root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "-q", str(tmp_path / "tree"), "first")
    assert text(tmp_path / "tree", "old name.md@HEAD").source == LONG


def test_a_file_of_a_submodule_is_reached_from_within_and_told_from_without(root: Path, tmp_path: Path) -> None:
    outer = make_repository(tmp_path / "outer")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(root), "sub")
    commit(outer, {})
    assert text(outer, "sub/terms.md@HEAD").source == LONG + "New.\n"
    with pytest.raises(PolicydiffError, match=r"lies in the submodule sub; write .*outer/sub::terms\.md@REV"):
        text(tmp_path, "outer::sub/terms.md@HEAD")
