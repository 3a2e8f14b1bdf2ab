"""What README.md shows can be typed: its commands run, its links lead somewhere, its tests are the project's tests."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from policydiff.cli.commands import COMMANDS
from policydiff.report.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\]\((?!https?://)([^)\s]+)\)")
_ANCHOR = re.compile(r"[^\w\- ]")


def shown() -> list[str]:
    """The commands of the console blocks."""
    return [
        line.removeprefix("$ ") for block in _BLOCK.findall(README) for line in block.splitlines() if line[:2] == "$ "
    ]


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    """A folder with the files that the tour speaks of, in a repository with two revisions."""
    (tmp_path / "old.md").write_text("# Rules\n\nWe will inspect every tool every month.\n")
    (tmp_path / "new.md").write_text("# Rules\n\nWe intend to inspect every tool.\n")

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    for name in ("old.md", "new.md"):
        (tmp_path / "policy.md").write_bytes((tmp_path / name).read_bytes())
        git("add", "policy.md")
        git("commit", "-q", "-m", f"As in {name}")
    return tmp_path


def test_the_tour_shows_commands() -> None:
    assert len(shown()) >= 8
    assert all(command.startswith("policydiff ") for command in shown())
    assert {command.split()[1] for command in shown()} <= {*COMMANDS, "--help", "--version"}


@pytest.mark.parametrize("command", shown())
def test_a_command_of_the_readme_runs(reader: Path, command: str) -> None:
    if "policy.md@" in command and subprocess.run(["git", "--version"], capture_output=True, check=False).returncode:
        pytest.skip("git is not installed")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    script = f'policydiff() {{ "{sys.executable}" -m policydiff "$@"; }}; {command}'
    done = subprocess.run(
        ["bash", "-c", script], cwd=reader, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr
    assert done.stdout or "--output" in command


def test_every_format_is_named() -> None:
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    for name in FORMATS:
        assert f"`{name}`" in README
        assert f"\n## {name}\n" in formats


def test_the_test_command_is_the_one_that_ci_calls() -> None:
    assert "\n```sh\nmake test\n```\n" in README
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """What a link into a page can point at, as GitHub names headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {_ANCHOR.sub("", head.lower().replace("`", "")).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name}: {link}"
        assert not anchor or anchor in anchors(target), f"{page.name}: {link}"


def test_measured_blocks_are_filled() -> None:
    for page in (ROOT / "README.md", ROOT / "docs" / "accuracy.md"):
        blocks = re.findall(r"<!-- measured: ([\w-]+) -->\n(.*?)<!-- end -->", page.read_text(encoding="utf-8"), re.S)
        assert blocks
        assert all(body.startswith("```text\n") and body.count("\n") > 3 for _, body in blocks)
