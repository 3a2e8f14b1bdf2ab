"""Rules as people and programs read them: the list, and the page that explains one."""

from collections.abc import Sequence
from typing import Any

from policydiff.model import Rule
from policydiff.report.json_report import dumps
from policydiff.report.lines import Run, wrap
from policydiff.report.paint import paint
from policydiff.report.sanitize import one_line
from policydiff.report.table import table
from policydiff.report.view import View
from policydiff.report.wording import DIRECTION_SIGNS

RULES_SCHEMA = "policydiff.rules/1"
RULE_SCHEMA = "policydiff.rule/1"


def rules_table(rules: Sequence[Rule]) -> str:
    """One line a rule."""
    heads = ("rule", "dimension", "direction", "severity", "title")
    return table([(rule.id, rule.dimension, rule.direction, rule.severity, rule.title) for rule in rules], heads)


def rules_json(rules: Sequence[Rule]) -> str:
    """The rules as JSON."""
    return dumps({"schema": RULES_SCHEMA, "rules": [rule_data(rule) for rule in rules]})


def rule_json(rule: Rule) -> str:
    """One rule as JSON."""
    return dumps({"schema": RULE_SCHEMA, **rule_data(rule)})


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule as plain data."""
    return {
        "id": rule.id,
        "title": rule.title,
        "dimension": rule.dimension,
        "direction": rule.direction,
        "severity": rule.severity,
        "mirror": rule.mirror,
        "detects": rule.detects.strip(),
        "why": rule.why.strip(),
        "fires": [{"old": pair.old, "new": pair.new} for pair in rule.fires],
        "silent": [{"old": pair.old, "new": pair.new} for pair in rule.silent],
    }


def rule_page(rule: Rule, view: View) -> str:
    """Everything about one rule: what it detects, why that matters, pairs on which it speaks and keeps silent."""
    sign = DIRECTION_SIGNS[rule.direction] if view.unicode else ""
    lines = [
        (Run(f"{rule.id}: {one_line(rule.title)}", "title"),),
        (Run(f"{sign} {rule.dimension} {rule.direction}, severity {rule.severity}".strip(), rule.direction),),
        (),
        *_paragraph("Detects", rule.detects, view),
        *_paragraph("Why it matters", rule.why, view),
    ]
    for title, pairs in (("Speaks on", rule.fires), ("Keeps silent on", rule.silent)):
        for pair in pairs:
            lines.append((Run(title, "title"),))
            lines += _quoted("- ", pair.old, view)
            lines += _quoted("+ ", pair.new, view)
            lines.append(())
    opposite = f"The opposite edit: {rule.mirror}" if rule.mirror else f"No mirror: {one_line(rule.no_mirror_because)}"
    lines.append((Run(opposite, "faint"),))
    return paint(lines, color=view.color)


def _paragraph(title: str, text: str, view: View) -> list[tuple[Run, ...]]:
    return [(Run(title, "title"),), *_quoted("  ", text, view), ()]


def _quoted(mark: str, text: str, view: View) -> list[tuple[Run, ...]]:
    lines = wrap([Run(one_line(text).strip())], view.width - 4)
    return [(Run(f"  {mark if row == 0 else '  '}"), *line) for row, line in enumerate(lines)]
