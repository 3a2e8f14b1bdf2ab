"""Print docs/rules.md, made from the rules themselves: `python docs/rules_page.py > docs/rules.md`."""

import sys

from policydiff.model import Example, Rule
from policydiff.rules.registry import all_rules

INTRODUCTION = """\
# The rules

Each rule sees one kind of edit to a commitment, on one dimension, in one direction. `policydiff rules` lists them and
`policydiff explain RULE` shows one of these entries. The pairs under "speaks on" and "keeps silent on" are run by the
tests. Severity is what the rule says on its own; the force, category and bearer of the commitment then raise or lower
the severity of the change.

This page is made from the code by `make docs`.
"""


def row(rule: Rule) -> str:
    """The line of a rule in the table."""
    return f"| [`{rule.id}`](#{rule.id}) | {rule.dimension} | {rule.direction} | {rule.severity} | {rule.title} |"


def pair(title: str, example: Example) -> str:
    """An example as the old lines and the new ones; some are small documents of several lines."""
    old, new = (
        "".join(f"{sign} {line}".rstrip() + "\n" for line in text.strip().splitlines())
        for sign, text in (("-", example.old), ("+", example.new))
    )
    return f"{title}\n\n```diff\n{old}{new}```\n"


def entry(rule: Rule) -> str:
    """Everything about one rule."""
    opposite = (
        f"The opposite edit: [`{rule.mirror}`](#{rule.mirror})"
        if rule.mirror
        else f"No opposite: {rule.no_mirror_because}"
    )
    parts = [
        f"## {rule.id}\n",
        f"{rule.title}: {rule.dimension} {rule.direction}, severity {rule.severity}.\n",
        f"**Detects.** {rule.detects.strip()}\n",
        f"**Why it matters.** {rule.why.strip()}\n",
        *(pair("Speaks on", example) for example in rule.fires),
        *(pair("Keeps silent on", example) for example in rule.silent),
        f"{opposite}\n",
    ]
    return "\n".join(parts)


def page() -> str:
    """The whole page."""
    rules = all_rules()
    head = "| rule | dimension | direction | severity | what it sees |\n| --- | --- | --- | --- | --- |\n"
    return "\n".join([INTRODUCTION, head + "\n".join(map(row, rules)) + "\n", *map(entry, rules)])


if __name__ == "__main__":
    sys.stdout.write(page())
