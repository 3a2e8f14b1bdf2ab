"""Every measurement, one after the other: `python -m bench [--slow]`.

Each runs in a process of its own: what a process measures of its children's memory starts from its own size, and one
that cannot run does not keep the others from it.
"""

import subprocess
import sys

MEASUREMENTS = (
    ("accuracy", "--leave-one-out"),
    ("revisions", "--wrong"),
    ("confidence", "--evaluation"),
    ("speed", *sys.argv[1:]),
    ("history",),
    ("importing",),
    ("guard",),
    ("audit",),
    ("review",),
)

failed = [
    name
    for name, *arguments in MEASUREMENTS
    if subprocess.run([sys.executable, "-m", f"bench.{name}", *arguments], check=False).returncode
]
if failed:
    sys.exit(f"could not be measured: {', '.join(failed)}")
