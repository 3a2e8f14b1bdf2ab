"""Small texts to compare, in a working folder of their own."""

from pathlib import Path

import pytest

from tests.guard.policy import policy_repository

OLD = """\
# Workshop Rules

## Safety

We will inspect every power tool every month.
We will stop lending a drill as soon as one member has been hurt by it.

## Members

Members must return ladders within 3 days.
"""

NEW = """\
# Workshop Rules

## Safety

We intend to inspect every power tool every month.

## Members

Members must return ladders within 3 days.
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.md").write_text(OLD)
    (tmp_path / "new.md").write_text(NEW)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF"):
        monkeypatch.delenv(name, raising=False)
    folder = policy_repository(tmp_path / "repo")
    monkeypatch.chdir(folder)
    return folder
