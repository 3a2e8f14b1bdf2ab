"""What the hook costs a commit: whole processes against a hook that does nothing.

python -m bench.guard

Targets: no policy touched within 0.3 s of the hook that does nothing, one policy of 65 kB within 0.8 s.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 7
NO_POLICY, ONE_POLICY = 0.3, 0.8
SIZE = 65_000
"""Bytes of the policy that changes."""

_QUIET = {
    "GIT_AUTHOR_NAME": "Bench",
    "GIT_AUTHOR_EMAIL": "bench@example.org",
    "GIT_COMMITTER_NAME": "Bench",
    "GIT_COMMITTER_EMAIL": "bench@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def policy() -> str:
    """A policy of the size in question: the bundled safety policy, repeated under other headings as far as needed."""
    text = (ROOT / "policies" / "rsp" / "2.2.md").read_text(encoding="utf-8")
    body = text.partition("---\n")[2].partition("---\n")[2]
    while len(text.encode()) < SIZE:
        text += body.replace("## ", "## Further ")
    return text.encode()[:SIZE].decode(errors="ignore")


def edited(text: str) -> str:
    """The same with a dozen commitments weakened or gone."""
    lines = text.split("\n")
    found = [number for number, line in enumerate(lines) if " will " in line]
    for count, number in enumerate(found[:: max(len(found) // 12, 1)][:12]):
        lines[number] = "" if count % 3 == 0 else lines[number].replace(" will ", " may ", 1)
    return "\n".join(lines)


def repository(folder: Path) -> Path:
    """A repository with the policy, a configuration and a hundred other files."""
    git(folder, "init", "-q", "-b", "main")
    (folder / "docs").mkdir()
    (folder / "policydiff.toml").write_text('[severity]\nitem_dropped = "low"\n', encoding="utf-8")
    (folder / "docs" / "safety-policy.md").write_text(policy(), encoding="utf-8")
    for number in range(100):
        (folder / f"file{number}.txt").write_text(f"{number}\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Start")
    return folder


def git(folder: Path, *arguments: str) -> None:
    """Run git."""
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **_QUIET}, check=True, capture_output=True)


def seconds(folder: Path, command: list[str]) -> tuple[float, float]:
    """Least and middle wall-clock seconds of the hook over some runs."""
    taken = []
    environment = {**os.environ, **_QUIET, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / ".git" / "pyc")}
    # An installed command is compiled once; the first run here does that.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True)
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True)
        taken.append(time.perf_counter() - start)
    return min(taken), sorted(taken)[RUNS // 2]


def main() -> None:
    """Print the table."""
    check = [sys.executable, "-m", "policydiff", "check", "--staged"]
    with tempfile.TemporaryDirectory() as name:
        folder = repository(Path(name))
        (folder / "file1.txt").write_text("changed\n", encoding="utf-8")
        git(folder, "add", "-A")
        nothing, _ = seconds(folder, ["/bin/sh", "-c", ":"])
        print(f"\nthe hook (best and middle of {RUNS}, seconds above a hook that does nothing)")
        rows = [("no policy touched", NO_POLICY, seconds(folder, check))]
        source = folder / "docs" / "safety-policy.md"
        source.write_text(edited(source.read_text(encoding="utf-8")), encoding="utf-8")
        git(folder, "add", "-A")
        rows.append((f"one policy of {SIZE // 1000} kB", ONE_POLICY, seconds(folder, check)))
    for title, target, (best, middle) in rows:
        verdict = "ok" if best - nothing <= target else "too slow"
        print(f"  {title:<28}{best - nothing:>8.3f}{middle - nothing:>8.3f}   target {target}: {verdict}")


if __name__ == "__main__":
    main()
