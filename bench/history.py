"""`policydiff log --all` over recorded collections, first and second run, against `git log -p --word-diff`.

python -m bench.history
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.corpus import absent, clone

COLLECTIONS = ("genai-eu-versions", "pga-versions")
_SAMPLE_EVERY = 0.05


def family(pid: int) -> list[int]:
    """A process and all that it started, as far as /proc tells."""
    found, pending = [], [pid]
    while pending:
        one = pending.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                pending += map(int, (task / "children").read_text().split())
        except (OSError, ValueError):
            continue
    return found


def resident(pid: int) -> float:
    """Megabytes that a process family holds: pages that several share count in full, so the sum is an upper bound."""
    total = 0
    for one in family(pid):
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            continue
    return total * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Wall-clock seconds, processor seconds and peak megabytes of a command with all that it starts."""
    peak = [0.0]
    before = os.times()
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:
        done = threading.Event()

        def watch() -> None:
            while not done.wait(_SAMPLE_EVERY):
                peak[0] = max(peak[0], resident(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        code = process.wait()
        seconds = time.perf_counter() - start
        done.set()
        watcher.join()
    after = os.times()
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, used, peak[0]


def main() -> None:
    """Print one table a collection."""
    if absent():
        print(absent())
        return
    for name in COLLECTIONS:
        repository = clone(name)
        cache = tempfile.mkdtemp(prefix="policydiff-bench-cache-")
        environment = {**os.environ, "POLICYDIFF_CACHE": cache}
        git = ["git", "-C", str(repository), "log", "-p", "--word-diff", "--", "*.md"]
        log = [sys.executable, "-m", "policydiff", "log", "--all", "--store", str(repository)]
        count = subprocess.run(
            ["git", "-C", str(repository), "rev-list", "--count", "HEAD"], capture_output=True, text=True, check=True
        ).stdout.strip()
        print(f"\nhistory of {name}, {count} commits (whole process, all processes it starts)")
        print(f"  {'command':<30}{'seconds':>9}{'ratio':>8}{'CPU s':>9}{'MB':>7}")
        base = 0.0
        rows = (
            ("git log -p --word-diff", git),
            ("policydiff log --all, first", log),
            ("policydiff log --all, second", log),
        )
        for title, command in rows:
            seconds, used, memory = measure(command, environment)
            base = base or seconds
            print(f"  {title:<30}{seconds:>9.2f}{seconds / base:>8.1f}{used:>9.1f}{memory:>7.0f}")
        shutil.rmtree(cache, ignore_errors=True)


if __name__ == "__main__":
    main()
