from pathlib import Path

import pytest

from policydiff.store.layout import Layout, layout_of, markdown_files, nearest_root
from tests.repositories import make_repository


def write(root: Path, *names: str, text: str = "We will.\n") -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.mark.parametrize(
    ("files", "git", "layout"),
    [
        (["rsp/1.0.md", "rsp/2.0.md"], False, Layout.FOLDERS),
        (["Claude.ai/Terms of Service.md"], True, Layout.HISTORY),
        (["Claude.ai/Terms of Service.md"], False, Layout.HISTORY),
        (["acme/house rules.md"], True, Layout.HISTORY),
        (["README.md"], True, None),
        ([], False, None),
    ],
)
def test_layouts_are_told_apart(tmp_path: Path, files: list[str], git: bool, layout: Layout | None) -> None:
    if git:
        make_repository(tmp_path)
    assert layout_of(write(tmp_path, *files)) == layout


def test_front_matter_in_a_repository_means_one_file_a_version(tmp_path: Path) -> None:
    make_repository(tmp_path)
    assert layout_of(write(tmp_path, "rsp/1.0.md", text="---\nversion: 1.0\n---\nx")) == Layout.FOLDERS


def test_furniture_hidden_folders_and_links_are_passed_by(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", "secret/1.0.md")
    root = write(tmp_path / "store", "README.md", "rsp/README.md", "rsp/1.0.md", ".git/x/y.md", "rsp/notes.txt")
    (root / "link").symlink_to(outside, target_is_directory=True)
    assert list(markdown_files(root)) == [("rsp", "1.0.md")]


def test_the_nearest_store_up_the_tree_is_found(tmp_path: Path) -> None:
    write(tmp_path, "policies/rsp/1.0.md", "work/deep/notes.txt")
    assert nearest_root(tmp_path / "work" / "deep") == tmp_path / "policies"
    assert nearest_root(tmp_path / "policies" / "rsp") == tmp_path / "policies"


def test_an_empty_policies_folder_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    assert nearest_root(tmp_path) is None


def test_the_top_of_a_recorded_collection_is_a_store(tmp_path: Path) -> None:
    root = write(make_repository(tmp_path / "archive"), "Grok/Terms of Service.md")
    assert nearest_root(root / "Grok") == root


def test_any_other_repository_is_no_store(tmp_path: Path) -> None:
    root = write(make_repository(tmp_path / "code"), "docs/guide.md")
    assert nearest_root(root) is None
