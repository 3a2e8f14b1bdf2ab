"""The source tree as it is installed, and the files that belong to the project."""

import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = ("policydiff", "tui", "bench", "tests", "docs")
"""The top-level folders that may hold modules."""


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked() -> list[Path]:
    """Every file of the project: tracked by git, or new and not ignored. Skips where this is no checkout."""
    listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(listing, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("git is not installed, so the files of the project are not known")
    if done.returncode:
        pytest.skip("not a git checkout, so the files of the project are not known")
    return [path for name in sorted(set(done.stdout.split("\0")) - {""}) if (path := ROOT / name).is_file()]


def modules() -> list[Path]:
    """Every Python module of the project."""
    return sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
