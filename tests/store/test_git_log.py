from pathlib import Path

import pytest

from policydiff.model.errors import StoreError
from policydiff.store.git import Repository
from policydiff.store.git_log import day_of, read_revisions
from tests.repositories import commit, git, make_repository


def test_odd_names_and_messages_are_read_as_what_they_are(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "odd")
    names = ["a\nb.md", "M", "\x01" + "a" * 40 + " 1\x02.md", "ü [x] *.md"]
    made = commit(root, dict.fromkeys(names, "x"), "2025-01-01")
    git(root, "commit", "-q", "--allow-empty", "-m", "Empty", day="2025-01-02")
    git(root, "mv", "M", "R100")
    odd = "Key: value\nOther: a: \x01" + "b" * 40 + " 1\x02"
    git(root, "commit", "-q", "-m", "Rename", "-m", odd, day="2025-01-03")
    renamed, first = Repository.around(root).history()
    assert (renamed.paths, dict(renamed.renames), renamed.day) == (("R100",), {"R100": "M"}, "2025-01-03")
    assert dict(renamed.trailers) == {"Key": "value", "Other": "a: \x01" + "b" * 40 + " 1\x02"}
    assert (first.commit, sorted(first.paths), dict(first.trailers)) == (made, sorted(names), {})


def test_nothing_is_no_history() -> None:
    assert list(read_revisions("")) == []


def test_what_git_never_prints_is_refused() -> None:
    with pytest.raises(StoreError, match="a history that cannot be read"):
        list(read_revisions("noise\0"))


def test_days_are_those_of_utc() -> None:
    assert day_of("1735689599") == "2024-12-31"
    assert day_of("-1") == "1969-12-31"
