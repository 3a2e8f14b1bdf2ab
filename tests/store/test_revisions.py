from pathlib import Path

import pytest

from policydiff.model.errors import InputError, StoreError
from policydiff.store.folder_store import FolderStore
from policydiff.store.history_store import HistoryStore
from policydiff.store.location import bundled
from policydiff.store.revisions import Archive, Source, identity
from tests.repositories import commit, git, make_repository

TERMS = "Acme.ai/Terms of Service"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = make_repository(tmp_path / "archive")
    commit(root, {f"{TERMS}.md": "We will.\n", "Böck/Privacy Policy.md": "We keep.\n"}, "2025-01-01")
    commit(root, {f"{TERMS}.md": "We may.\n"}, "2025-02-01")
    commit(root, {f"{TERMS}.md": "We will.\n"}, "2025-03-01")
    return root


@pytest.mark.parametrize("bare", [False, True])
def test_versions_come_with_their_contents(archive: Path, tmp_path: Path, bare: bool) -> None:
    if bare:
        git(tmp_path, "clone", "-q", "--bare", str(archive), "bare.git")
        archive = tmp_path / "bare.git"
    found = Archive(HistoryStore(archive))
    first, second, third = found.recorded(TERMS)
    assert [one.version.label for one in (first, second, third)] == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert first.content == third.content != second.content
    contents = found.source.open()
    assert contents.read(second.place, "x") == b"We may.\n"
    text = contents.text(third.place, identity(third.version))
    assert (text.source, text.identity.version) == ("We will.\n", "2025-03-01")


def test_names_beyond_ascii_are_found(archive: Path) -> None:
    (only,) = Archive(HistoryStore(archive)).recorded("Böck/Privacy Policy")
    assert only.version.effective == "2025-01-01"


def test_a_link_is_no_text(archive: Path) -> None:
    (archive / "Acme.ai" / "Link Policy.md").symlink_to("Terms of Service.md")
    commit(archive, {"other.txt": "x"}, "2025-04-01")
    assert Archive(HistoryStore(archive)).recorded("Acme.ai/Link Policy") == ()


def test_a_renamed_policy_keeps_its_contents(archive: Path) -> None:
    git(archive, "mv", "Acme.ai/Terms of Service.md", "Acme.ai/Developer Terms.md")
    git(archive, "commit", "-q", "-m", "Rename", day="2025-04-01")
    found = Archive(HistoryStore(archive)).recorded("Acme.ai/Developer Terms")
    assert len(found) == 4
    assert len({one.content for one in found}) == 2


def test_a_folder_has_contents_too() -> None:
    store = bundled()
    assert isinstance(store, FolderStore)
    found = Archive(store)
    versions = found.recorded("rsp")
    assert [one.version.label for one in versions] == ["1.0", "2.0", "2.2", "3.0"]
    assert len({one.content for one in versions}) == 4
    assert found.source.open().read(versions[0].place, "x").startswith(b"---")


def test_an_object_that_is_gone_is_told(archive: Path) -> None:
    with pytest.raises(StoreError, match="git cannot read the object"):
        Source(str(archive), True).open().read("0" * 40, "x")
    with pytest.raises(InputError):
        Source(str(archive), False).open().read("nowhere.md", "x")
