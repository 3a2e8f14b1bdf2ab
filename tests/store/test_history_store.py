from pathlib import Path

import pytest

from policydiff.model.errors import UsageError
from policydiff.store.catalogue import find_versions
from policydiff.store.history_store import HistoryStore
from tests.repositories import commit, git, make_repository

TERMS = "Acme.ai/Terms of Service"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = make_repository(tmp_path / "archive")
    commit(root, {"README.md": "about", f"{TERMS}.md": "We will.\n"}, "2025-01-01")
    commit(root, {f"{TERMS}.md": "We may.\n"}, "2025-03-01")
    commit(root, {"Acme.ai/Privacy Policy.md": "We keep.\n"}, "2025-03-02")
    commit(root, {f"{TERMS}.md": "We could.\n"}, "2025-03-05")
    commit(root, {f"{TERMS}.md": "We might.\n"}, "2025-03-05")
    return root


def test_policies_are_files_without_furniture(archive: Path) -> None:
    assert HistoryStore(archive).policies() == ("Acme.ai/Privacy Policy", TERMS)


def test_versions_are_commits_that_changed_the_file(archive: Path) -> None:
    versions = HistoryStore(archive).versions(TERMS)
    assert [version.effective for version in versions] == ["2025-01-01", "2025-03-01", "2025-03-05", "2025-03-05"]
    earlier_that_day = git(archive, "rev-parse", "HEAD~1")[:8]
    assert [version.label for version in versions] == ["2025-01-01", "2025-03-01", earlier_that_day, "2025-03-05"]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (None, "We might.\n"),
        ("-1", "We could.\n"),
        ("2025-02-28", "We will.\n"),
        ("2025-03-05", "We might.\n"),
        ("HEAD~1", "We could.\n"),
        ("HEAD~2", "We may.\n"),
        ("main", "We might.\n"),
    ],
)
def test_every_kind_of_address_finds_its_text(archive: Path, wanted: str | None, text: str) -> None:
    store = HistoryStore(archive)
    (version,) = find_versions(store, TERMS, wanted)
    read = store.read(version)
    assert read.source == text
    assert read.identity.policy == TERMS
    assert read.path is None


def test_a_bare_repository_is_read_alike(archive: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(archive), "bare.git")
    store = HistoryStore(tmp_path / "bare.git")
    assert store.policies() == ("Acme.ai/Privacy Policy", TERMS)
    assert store.read(find_versions(store, TERMS, "2025-02-28")[0]).source == "We will.\n"


def test_an_archive_in_a_folder_of_a_repository_keeps_to_it(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "mono")
    commit(root, {"terms/Acme/Terms of Service.md": "We will.\n", "other/Acme/Terms of Service.md": "No.\n"})
    store = HistoryStore(root / "terms")
    assert store.policies() == ("Acme/Terms of Service",)
    assert store.read(store.versions("Acme/Terms of Service")[0]).source == "We will.\n"


def test_a_deleted_file_keeps_its_versions(archive: Path) -> None:
    commit(archive, {f"{TERMS}.md": None}, "2025-04-01")
    assert HistoryStore(archive).versions(TERMS)[-1].effective == "2025-03-05"


def test_an_unknown_revision_is_told(archive: Path) -> None:
    with pytest.raises(UsageError, match="no such version"):
        find_versions(HistoryStore(archive), TERMS, "v9")
