"""Who may import whom: the contracts of pyproject.toml hold, name every package, and can be broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project

pytest.importorskip("importlinter", reason="import-linter comes with the dev extra")

LINT = "import sys; from importlinter.cli import lint_imports_command as run; run()"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The packages laid out as an installation does it, the terminal app and the policies in their places."""
    folders = project()["tool"]["setuptools"]["package-dir"]
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in sorted(folders):
        shutil.copytree(ROOT / folders[name], tmp_path.joinpath(*name.split(".")), ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    command = [sys.executable, "-c", LINT, "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_contracts_are_kept(installed: Path) -> None:
    done = lint(installed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("model/clause.py", "import policydiff.parse", "Each layer imports only what lies below it"),
        ("rules/judge.py", "from policydiff.report import text", "Each layer imports only what lies below it"),
        ("compare/terms.py", "import policydiff.store.text", "Each layer imports only what lies below it"),
        ("store/text.py", "import policydiff.parse", "What keeps or fetches stands beside the pipeline"),
        ("parse/norms.py", "import subprocess", "The core knows no files"),
        ("rules/pair.py", "from pathlib import Path", "The core knows no files"),
        ("lexicon/phrases.py", "import random", "The core knows no files"),
        ("store/text.py", "import git", "Git is behind one door"),
        ("cli/main.py", "import textual.app", "Only the terminal app imports Textual"),
        ("tui/__init__.py", "import policydiff.cli.main", "Each layer imports only what lies below it"),
        ("report/text.py", "import http.server", "Only importing a source may talk to a network"),
        ("report/text.py", "from rich.text import Text", "Only what paints imports Rich"),
        ("report/text.py", "import yaml", "Each library is behind one door"),
    ],
)
def test_an_import_that_a_contract_forbids_breaks_it(installed: Path, module: str, line: str, contract: str) -> None:
    with (installed / "policydiff" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint(installed)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = [verdict for verdict in done.stdout.splitlines() if " BROKEN" in verdict and verdict.startswith(contract)]
    assert broken, done.stdout


def test_the_terminal_app_may_import_textual(installed: Path) -> None:
    (installed / "policydiff" / "tui" / "screen.py").write_text("import textual.app\n")
    assert lint(installed).returncode == 0


def test_a_package_without_a_layer_breaks_the_contract(installed: Path) -> None:
    (installed / "policydiff" / "attic").mkdir()
    (installed / "policydiff" / "attic" / "__init__.py").write_text("")
    done = lint(installed)
    assert done.returncode == 1
    assert "policydiff.attic" in done.stdout


def test_every_package_is_in_the_contract() -> None:
    named = {
        name.strip(" ()")
        for contract in project()["tool"]["importlinter"]["contracts"]
        if contract["id"] == "layers"
        for layer in contract["layers"]
        for name in layer.split("|")
    }
    packages = {path.parent.name for path in (ROOT / "policydiff").glob("*/__init__.py")}
    single = {path.stem for path in (ROOT / "policydiff").glob("*.py")} - {"__init__"}
    assert packages | single | {"tui"} <= named


def test_every_contract_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    heads = [number for number, line in enumerate(lines) if line == "[[tool.importlinter.contracts]]"]
    assert len(heads) == len(project()["tool"]["importlinter"]["contracts"])
    for number in heads:
        assert lines[number - 1].startswith("# "), f"line {number + 1}: a contract without its reason above it"
