from pathlib import Path

import pytest

from policydiff.model.errors import InputError, UsageError
from policydiff.store.catalogue import find_versions
from policydiff.store.folder_store import FolderStore


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    versions = {
        "rsp/1.0.md": "policy: rsp\ntitle: Scaling\nversion: '1.0'\neffective: 2023-09-19",
        "rsp/2.0.md": "policy: rsp\ntitle: Scaling\nversion: '2.0'\neffective: 2024-10-15",
        "rsp/2.10.md": "policy: rsp\nversion: '2.10'\neffective: 2025-05-14",
        "rsp/2.9.md": "policy: rsp\nversion: '2.9'\neffective: 2025-05-14",
        "terms/of use/2024-03-01.md": "effective: 2024-02-15",
        "terms/of use/2024-06-01.md": "effective: 2024-06-01",
    }
    for name, front in versions.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}\n---\n\n# {name}\n\nWe will.\n")
    return FolderStore(tmp_path)


def test_policies_are_folders_whose_names_may_hold_slashes_and_spaces(store: FolderStore) -> None:
    assert store.policies() == ("rsp", "terms/of use")


def test_versions_stand_in_order_of_date_then_number(store: FolderStore) -> None:
    assert [version.label for version in store.versions("rsp")] == ["1.0", "2.0", "2.9", "2.10"]


@pytest.mark.parametrize(
    ("policy", "wanted", "label"),
    [
        ("rsp", None, "2.10"),
        ("rsp", "2.0", "2.0"),
        ("rsp", "-1", "2.9"),
        ("rsp", "-0", "2.10"),
        ("rsp", "2024-10-14", "1.0"),
        ("rsp", "2024-10-15", "2.0"),
        ("rsp", "2099-01-01", "2.10"),
        ("terms/of use", "2024-02-20", "2024-03-01"),
    ],
)
def test_versions_are_found(store: FolderStore, policy: str, wanted: str | None, label: str) -> None:
    assert [version.label for version in find_versions(store, policy, wanted)] == [label]


def test_a_date_that_names_one_version_while_another_is_in_force_fits_both(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / "2024-01-01.md").write_text("---\neffective: 2024-02-01\n---\nx")
    (folder / "2023-01-01.md").write_text("---\neffective: 2023-01-01\n---\nx")
    found = find_versions(FolderStore(tmp_path), "p", "2024-01-01")
    assert {version.label for version in found} == {"2024-01-01", "2023-01-01"}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("2.1", "did you mean rsp@2.10"),
        ("zzz", "there are 2.10, 2.9, 2.0, 1.0"),
        ("2020-01-01", r"in force on that day; the first is rsp@1\.0, from 2023-09-19"),
        ("-4", r"there are 4 versions; the oldest is rsp@1\.0"),
        ("", "no such version"),
    ],
)
def test_a_version_that_is_not_there_is_told_with_the_nearest(store: FolderStore, wanted: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        find_versions(store, "rsp", wanted)


def test_a_text_knows_who_it_is(store: FolderStore) -> None:
    text = store.read(store.versions("rsp")[1])
    identity = text.identity
    assert (identity.policy, identity.version, identity.effective, identity.ref, identity.title) == (
        "rsp",
        "2.0",
        "2024-10-15",
        "rsp@2.0",
        "Scaling",
    )
    assert len(identity.sha256) == 64
    assert text.source.startswith("---\npolicy")
    assert text.path == store.root / "rsp/2.0.md"


def test_a_broken_version_does_not_hide_the_others(store: FolderStore) -> None:
    (store.root / "rsp" / "3.0.md").write_text("---\npolicy: rsp: x\n---\nWe will.\n")
    labels = [version.label for version in store.versions("rsp")]
    assert labels == ["3.0", "1.0", "2.0", "2.9", "2.10"]
    with pytest.raises(InputError, match=r"3\.0\.md:2: broken front matter"):
        store.read(store.versions("rsp")[0])


def test_a_folder_and_a_front_matter_that_disagree_are_told(store: FolderStore) -> None:
    (store.root / "rsp" / "4.0.md").write_text("---\npolicy: other\neffective: soon\n---\nWe will.\n")
    text = store.read(next(version for version in store.versions("rsp") if version.label == "4.0"))
    assert text.identity.effective == ""
    assert [warning.split(": ", 1)[1] for warning in text.warnings] == [
        "effective 'soon' in the front matter is no date (YYYY-MM-DD); left out",
        "the front matter names the policy 'other', its folder 'rsp'",
    ]
