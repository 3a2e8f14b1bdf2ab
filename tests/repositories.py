"""Real git repositories for tests, with dates and identity pinned."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, day: str = "2025-01-01") -> str:
    """Run git in `folder` as it would be on `day`."""
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+0000", "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **dates}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def make_repository(folder: Path, *options: str) -> Path:
    """An empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main", *options)
    return folder


def commit(folder: Path, files: dict[str, str | bytes | None], day: str = "2025-01-01") -> str:
    """Commit `files` (None deletes one); returns the commit's id."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Record", day=day)
    return git(folder, "rev-parse", "HEAD")
