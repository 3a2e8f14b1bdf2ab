"""The verdict of a check for programs."""

from typing import Any

from policydiff.guard.finding import Finding, JudgedPolicy
from policydiff.report.findings import CheckReport
from policydiff.report.json_report import TOOL, change_data, dumps, identity_data

SCHEMA_ID = "policydiff.check/1"


def render(report: CheckReport) -> str:
    """The verdict as JSON with a line feed at its end."""
    verdict = report.verdict
    return dumps(
        {
            "schema": SCHEMA_ID,
            "tool": TOOL,
            "old": verdict.old_name,
            "new": verdict.new_name,
            "passes": not verdict.failing,
            "summary": verdict.counts(),
            "policies": [_policy(policy) for policy in verdict.policies],
            "findings": [_finding(finding) for policy in verdict.policies for finding in report.shown(policy)],
            "warnings": list(verdict.warnings),
        }
    )


def _policy(policy: JudgedPolicy) -> dict[str, Any]:
    return {
        "path": policy.path,
        "old_path": policy.old_path,
        "kind": policy.kind,
        "fingerprint": policy.fingerprint,
        "old": identity_data(policy.comparison.old),
        "new": identity_data(policy.comparison.new),
        "summary": policy.comparison.counts(),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
        "old_path": finding.old_path,
        "line": finding.line,
        "old_line": finding.old_line,
        "fingerprint": finding.fingerprint,
        "severity": finding.severity,
        "standing": finding.standing,
        "note": finding.note,
        "rules": [{"rule": ruling.rule, "severity": ruling.severity} for ruling in finding.rulings],
        "change": change_data(finding.change),
    }
