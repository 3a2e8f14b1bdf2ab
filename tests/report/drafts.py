"""Two versions of a small policy with a bit of everything, and reports made of such texts."""

from dataclasses import replace

from policydiff.model import Identity
from policydiff.parse import parse
from policydiff.report.view import Report, Selection
from policydiff.rules.judge import compare

OLD = """# Tool Library Rules

We lend tools to our neighbours.

## 1. Safety

**Inspection.** We will inspect every power tool every month and publish the results. We will stop lending a tool
until it has been repaired.

- We will keep a log of every repair.[^1]
  - The log will name the repairer.
- Members must return ladders within 3 days.

| Tool | Duty |
| --- | --- |
| Saw | We will fit a guard. |
| Drill | We will test the cable each week. |

[^1]: A repair is any work on a tool.

## 2. Contact

1. We will answer every letter within a week.
2. We will insure every tool.

> A tool is a promise.
"""

NEW = """# Tool Library Rules

We lend tools to our neighbours.

## 1. Safety

**Inspection.** We intend to inspect every power tool every quarter.

- We will keep a log of every repair.[^1]
  - The log may name the repairer.
- Members should return ladders within 2 days.

| Tool | Duty |
| --- | --- |
| Saw | We will fit a guard. |
| Chisel | We will keep the edge covered. |

[^1]: A repair is any work on a tool.

### 2. Contact

1. We will answer every letter within a week.
2. We will not lend chainsaws to minors.

> A tool is a promise.
"""

OLDER = Identity("tool-library", "1.0", "2024-03-01", "tool-library@1.0", "a" * 64, "Tool Library Rules")
NEWER = Identity("tool-library", "2.0", "2025-03-01", "tool-library@2.0", "b" * 64, "Tool Library Rules")


def report(old: str = OLD, new: str = NEW, selection: Selection | None = None) -> Report:
    documents = parse(old, OLDER), parse(new, NEWER)
    return Report(compare(*documents), selection or Selection(), documents=documents)


def named(one: Report, title: str, version: str) -> Report:
    """The report with another name for its new side."""
    identity = replace(one.comparison.new, title=title, version=version)
    return replace(one, comparison=replace(one.comparison, new=identity))
