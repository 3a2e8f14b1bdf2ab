"""Whole processes against named rivals on the same texts in the same run: seconds, ratio, peak memory.

python -m bench.speed [--slow]     --slow adds the rival that takes a minute

Every tool runs with its compiled modules at hand, as an installed one does: what compiling takes is not its speed.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from bench.corpus import CORPUS, absent

BUNDLED = Path(__file__).resolve().parents[1] / "policies"
REDLINES = (
    "import sys; from redlines import Redlines; "
    "a, b = (open(p).read() for p in sys.argv[1:3]); Redlines(a, b).output_markdown"
)


@cache
def _compiled() -> dict[str, str]:
    """An environment in which compiled modules are kept from one run to the next."""
    kept = tempfile.mkdtemp(prefix="policydiff-bench-compiled-")
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": kept}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def measure(command: list[str], runs: int) -> tuple[float, float]:
    """Least wall-clock seconds and highest peak memory in MB over some runs of a command."""
    seconds, memory = [], []
    environment = _compiled()
    if runs > 1:
        subprocess.run(command, env=environment, capture_output=True, check=False)
    for _ in range(runs):
        start = time.perf_counter()
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
        seconds.append(time.perf_counter() - start)
        memory.append(usage.ru_maxrss / 1024)
    return min(seconds), max(memory)


def rows(old: str, new: str, *, slow: bool) -> dict[str, list[str]]:
    """Commands by name; those whose tool is not installed are left out."""
    python = sys.executable
    commands = {
        "redlines": [python, "-c", REDLINES, old, new],
        "git diff --word-diff": ["git", "diff", "--no-index", "--word-diff", old, new],
        "policydiff diff (json)": [python, "-m", "policydiff", "diff", old, new, "--format", "json"],
        "policydiff diff (text)": [python, "-m", "policydiff", "diff", old, new],
        "policydiff diff (markdown)": [python, "-m", "policydiff", "diff", old, new, "--format", "markdown"],
    }
    rival = shutil.which("governdiff") or str(Path(python).parent / "governdiff")
    if slow and Path(rival).exists():
        commands["governdiff diff"] = [rival, "diff", old, new]
    if subprocess.run([python, "-c", "import redlines"], capture_output=True, check=False).returncode:
        del commands["redlines"]
    return commands


def compare_on(name: str, old: Path, new: Path, *, slow: bool) -> None:
    """Print one table."""
    base = None
    print(f"\nspeed on {name} (best of 5, whole process)\n  {'command':<28}{'seconds':>9}{'ratio':>8}{'MB':>7}")
    for title, command in rows(str(old), str(new), slow=slow).items():
        seconds, memory = measure(command, 1 if title.startswith("governdiff") else 5)
        base = base or seconds
        print(f"  {title:<28}{seconds:>9.3f}{seconds / base:>8.2f}{memory:>7.0f}")


def main(arguments: list[str]) -> None:
    """Print start-up time and the tables."""
    python = sys.executable
    bare, _ = measure([python, "-c", "pass"], 10)
    helped, _ = measure([python, "-m", "policydiff", "--help"], 10)
    print(f"\nstart-up: python -c pass {bare * 1000:.0f} ms, policydiff --help {helped * 1000:.0f} ms")
    slow = "--slow" in arguments
    if absent():
        print(absent())
        compare_on("the bundled RSP 2.2 and 3.0", BUNDLED / "rsp/2.2.md", BUNDLED / "rsp/3.0.md", slow=slow)
        return
    compare_on("RSP 2.2 and 3.0", CORPUS / "rsp/2.2.md", CORPUS / "rsp/3.0.md", slow=slow)
    compare_on("RSP 1.0 and 2.0", CORPUS / "rsp/1.0.md", CORPUS / "rsp/2.0.md", slow=slow)


if __name__ == "__main__":
    main(sys.argv[1:])
