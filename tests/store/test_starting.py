import time
from pathlib import Path

import pytest

from policydiff.model.errors import UsageError
from policydiff.store.layout import Layout
from policydiff.store.location import open_store
from policydiff.store.starting import start
from policydiff.store.verifying import verify
from tests.repositories import commit, git, make_repository
from tests.store.writing import USERS_WORK, make_store, put, status

FRONT = "---\npolicy: p\nversion: '{}'\neffective: 2025-01-0{}\nsource: s\n---\nWe will.\n"


@pytest.mark.parametrize("layout", list(Layout))
def test_a_store_is_started_beside_the_users_work(tmp_path: Path, layout: Layout) -> None:
    store = make_store(tmp_path / "work", layout)
    assert status(store) == USERS_WORK
    found = open_store(store, "")
    assert found.policies() == ()
    assert verify(found).findings == ()
    again = start(store)
    assert (again.recorded, again.layout) == (None, layout)


def test_without_a_repository_around_it_gets_its_own(tmp_path: Path) -> None:
    started = start(tmp_path / "deep" / "policies")
    assert started.recorded is not None
    assert (tmp_path / "deep" / "policies" / ".git").is_dir()
    assert status(started.root) == ""


def test_texts_that_are_there_become_versions(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "work")
    commit(root, {"policies/p/1.md": FRONT.format(1, 1), "other.txt": "x"})
    (root / "policies" / "p" / "2.md").write_text(FRONT.format(2, 2))
    (root / "other.txt").write_text("y")
    started = start(root / "policies")
    assert started.adopted == 2
    assert status(root) == " M other.txt"
    verification = verify(open_store(root / "policies", ""))
    assert (verification.findings, verification.pinned) == ((), 2)


def test_what_the_user_changed_right_after_a_commit_still_shows(tmp_path: Path) -> None:
    """Git tells such a change by the age of its index alone, where size and second are the same."""
    root = make_repository(tmp_path / "work")
    while time.time() % 1 > 0.2:
        time.sleep(0.01)
    commit(root, {"policies/p/1.md": FRONT.format(1, 1), "other.txt": "x"})
    (root / "other.txt").write_text("y")
    second = int(time.time())
    while int(time.time()) == second:
        time.sleep(0.01)
    start(root / "policies")
    assert status(root) == " M other.txt"


def test_an_archive_becomes_a_store_of_its_own_layout(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "archive")
    commit(root, {"Acme/Terms of Service.md": "We will.\n"})
    assert start(root).layout is Layout.HISTORY
    put(root, "We may.\n", "2", "2026-01-01", policy="Acme/Terms of Service")
    assert verify(open_store(root, "")).sound


def test_a_repository_without_commits_will_do(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "new")
    start(root / "policies")
    assert git(root, "log", "--format=%s") == "Start a store of policies"
    assert status(root) == ""


@pytest.mark.parametrize(
    ("make", "options", "said"),
    [
        (lambda p: p.write_text("x"), {}, "is no folder"),
        (lambda p: git(p.parent, "init", "-q", "--bare", str(p)), {}, "without a working tree"),
        (start, {"layout": Layout.HISTORY}, "a store of the other layout"),
    ],
)
def test_what_cannot_be_a_store_is_refused(tmp_path: Path, make: object, options: dict[str, Layout], said: str) -> None:
    make(tmp_path / "x")  # type: ignore[operator]
    with pytest.raises(UsageError, match=said) as caught:
        start(tmp_path / "x", **options)
    assert caught.value.fix


def test_a_version_with_changes_that_are_not_committed_is_not_pinned(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "work")
    commit(root, {"policies/p/1.md": FRONT.format(1, 1)})
    (root / "policies" / "p" / "1.md").write_text(FRONT.format(1, 2))
    with pytest.raises(UsageError, match=r"policies/p/1\.md: has changes that are not committed"):
        start(root / "policies")
    assert not (root / "policies" / "store.toml").exists()
