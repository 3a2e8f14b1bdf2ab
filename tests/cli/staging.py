"""Staging edits of a policy, and what the check says of them."""

import json
from pathlib import Path

from tests.cli.running import run
from tests.guard.policy import NAME
from tests.repositories import git


def stage(root: Path, text: str | bytes | None, name: str = NAME) -> None:
    path = root / name
    if text is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    git(root, "add", "-A")


def findings(*argv: str) -> list[dict[str, str]]:
    ran = run("check", "--format", "json", "--min-severity", "info", *argv)
    return list(json.loads(ran.out)["findings"])


def failing(*argv: str) -> list[dict[str, str]]:
    return [finding for finding in findings(*argv) if finding["standing"] == "failing"]
