import shlex
import sys
from pathlib import Path

import pytest

from tests.history.making import EDITIONS
from tests.repositories import commit, git, make_repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    root = make_repository(tmp_path / "policies")
    tool = f"{shlex.quote(sys.executable)} -m policydiff"
    git(root, "config", "diff.policy.command", f"{tool} git-diff")
    git(root, "config", "diff.policy.textconv", f"{tool} git-text")
    commit(root, {".gitattributes": "*.md diff=policy\n", "rules.md": EDITIONS[2]}, "2025-01-01")
    commit(root, {"rules.md": EDITIONS[3]}, "2025-02-01")
    return root


def test_log_speaks_in_commitments(repository: Path) -> None:
    out = git(repository, "log", "-p", "--ext-diff", "-1")
    assert "policydiff a/rules.md b/rules.md" in out
    assert "1 material change: 1 weakened." in out
    assert "[strength_lowered]" in out


def test_diff_speaks_in_commitments_of_the_working_tree(repository: Path) -> None:
    (repository / "rules.md").write_text(EDITIONS[4])
    assert "✗ removed" in git(repository, "diff")


def test_the_filter_gives_one_clause_a_line(repository: Path) -> None:
    out = git(repository, "log", "-p", "-1")
    assert "-We will stop lending any drill as soon as one member has been hurt by it.  [binding obligation" in out
    assert "+We intend to stop lending any drill as soon as one member has been hurt by it.  [intended" in out


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02binary", b"---\nkey: [broken\n---\nWe will.\n"])
def test_git_goes_on_whatever_a_file_holds(repository: Path, content: bytes) -> None:
    (repository / "rules.md").write_bytes(content)
    (repository / "zebra.md").write_text("We will.\n")
    git(repository, "add", "-A", "-N")
    out = git(repository, "diff")
    assert "policydiff a/rules.md b/rules.md" in out
    assert "policydiff a/zebra.md b/zebra.md" in out
    assert "zebra" in git(repository, "diff", "--no-ext-diff")


def test_new_deleted_and_renamed_files_are_shown(repository: Path) -> None:
    git(repository, "mv", "rules.md", "house rules.md")
    (repository / "new.md").write_text("We will sweep.\n")
    git(repository, "add", "-A")
    out = git(repository, "diff", "--cached", "-M")
    assert "house rules.md" in out
    assert "nothing like it" in out
