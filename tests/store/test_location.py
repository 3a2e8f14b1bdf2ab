import tomllib
from pathlib import Path

import pytest

import policydiff
from policydiff.model.errors import StoreError, UsageError
from policydiff.store.folder_store import FolderStore
from policydiff.store.history_store import HistoryStore
from policydiff.store.location import BUNDLED_NAME, bundled, locate
from policydiff.store.starting import start
from tests.repositories import commit, git, make_repository

ROOT = Path(policydiff.__file__).parent.parent


def make_store(root: Path, policy: str = "p") -> Path:
    (root / policy).mkdir(parents=True)
    (root / policy / "1.md").write_text("We will.\n")
    return root


def test_what_is_named_wins_over_the_environment_and_the_neighbourhood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = make_store(tmp_path / "policies", "near").parent
    monkeypatch.setenv("POLICYDIFF_STORE", str(make_store(tmp_path / "env", "env")))
    assert locate(str(make_store(tmp_path / "named", "named")), near).policies() == ("named",)
    assert locate(None, near).policies() == ("env",)
    monkeypatch.setenv("POLICYDIFF_STORE", "")
    assert locate(None, near).policies() == ("near",)


def test_without_any_store_the_bundled_one_answers(tmp_path: Path) -> None:
    store = locate(None, tmp_path)
    assert (store.name, store.read_only) == (BUNDLED_NAME, True)
    assert "rsp" in store.policies()


def test_a_folder_that_holds_policies_will_do(tmp_path: Path) -> None:
    make_store(tmp_path / "policies")
    assert locate(str(tmp_path), tmp_path).policies() == ("p",)


def test_the_layout_decides_the_kind_of_store(tmp_path: Path) -> None:
    archive = make_repository(tmp_path / "archive")
    commit(archive, {"Acme/Terms of Service.md": "We will.\n"})
    assert isinstance(locate(str(archive), tmp_path), HistoryStore)
    assert isinstance(locate(str(make_store(tmp_path / "s")), tmp_path), FolderStore)


@pytest.mark.parametrize(
    ("name", "why"), [("none", "no such folder"), ("file", "is no folder"), ("empty", "holds no policies")]
)
def test_a_store_that_is_asked_for_and_not_there_is_an_error(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=f"--store .*{name}: {why}; name a folder"):
        locate(str(tmp_path / name), tmp_path)


def test_every_bundled_version_reads() -> None:
    store = bundled()
    for policy in store.policies():
        for version in store.versions(policy):
            text = store.read(version)
            assert not text.warnings
            assert text.identity.effective
            assert text.identity.title


def test_every_package_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    folders = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for top in ("policydiff", "tui")
        for path in (ROOT / top).rglob("*.py")
        if "__pycache__" not in path.parts
    }
    mapped = {f"policydiff.{name}" if name.split(".")[0] == "tui" else name for name in folders}
    assert set(settings["packages"]) == mapped | {"policydiff.policies"}


def test_a_store_on_another_branch_is_told(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "work")
    commit(root, {"a.txt": "a"})
    git(root, "switch", "-q", "-c", "texts")
    start(root / "policies")
    git(root, "switch", "-q", "main")
    for named in (root, root / "policies"):
        with pytest.raises(UsageError, match=r"; the branch texts has the store; run `git switch texts`"):
            locate(str(named), tmp_path)


def test_a_store_that_was_started_is_found_from_inside_it(tmp_path: Path) -> None:
    start(tmp_path / "texts")
    (tmp_path / "texts" / "p").mkdir()
    store = locate(None, tmp_path / "texts" / "p")
    assert isinstance(store, FolderStore)
    assert store.root == tmp_path / "texts"


@pytest.mark.parametrize("content", [b"layout = 'piles'\n", b"", b"\xff"])
def test_a_store_whose_layout_cannot_be_read_is_damaged(tmp_path: Path, content: bytes) -> None:
    start(tmp_path / "policies")
    (tmp_path / "policies" / "store.toml").write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.toml: (names no layout|cannot be read); "):
        locate(None, tmp_path)
