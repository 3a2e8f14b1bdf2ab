"""Measure accuracy and write what was measured into README.md and docs/accuracy.md: `python docs/measured.py`.

A block between `<!-- measured: NAME -->` and `<!-- end -->` holds the output of one measurement. Nothing is written
where the expert codings are absent.
"""

import re
import subprocess
import sys
from pathlib import Path

from bench.corpus import absent

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/accuracy.md")
MEASUREMENTS = {
    "accuracy": ["bench.accuracy"],
    "confusion": ["bench.accuracy", "--confusion"],
    "left-out": ["bench.accuracy", "--leave-one-out"],
    "revisions": ["bench.revisions"],
    "confidence": ["bench.confidence", "--evaluation"],
}
_BLOCK = re.compile(r"(<!-- measured: ([\w-]+) -->\n).*?(<!-- end -->)", re.S)


def output(name: str) -> str:
    """What a measurement prints. The one without the scored pair also says which thresholds it chose."""
    command = [sys.executable, "-m", *MEASUREMENTS[name]]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    if name == "confusion":
        return done.stdout.rpartition("\noutcome by")[2].partition("\n")[2].strip("\n")
    if name != "left-out":
        return done.stdout.strip("\n")
    table = done.stdout.rpartition("\n\n")[2].strip("\n")
    return f"{done.stderr.strip()}\n\n{table}"


def main() -> int:
    """Write the pages."""
    if absent():
        sys.stderr.write(absent() + "\n")
        return 0
    known: dict[str, str] = {}

    def block(found: re.Match[str]) -> str:
        name = found[2]
        if name not in known:
            known[name] = output(name)
        return f"{found[1]}```text\n{known[name]}\n```\n{found[3]}"

    for page in PAGES:
        path = ROOT / page
        path.write_text(_BLOCK.sub(block, path.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
