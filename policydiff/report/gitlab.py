"""GitLab's code quality report: the findings that are open."""

import json

from policydiff.guard.finding import Finding, Standing, Verdict
from policydiff.model import Severity
from policydiff.report.findings import last_line, message
from policydiff.report.sanitize import escape_unseen

_SEVERITIES = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}
_OPEN = (Standing.FAILING, Standing.UNSURE, Standing.NOTED)


def render(verdict: Verdict) -> str:
    """The findings as the list that GitLab reads; what was waived or announced is settled and left out."""
    open_ones = [one for one in verdict.findings if one.standing in _OPEN]
    return escape_unseen(json.dumps([_issue(finding) for finding in open_ones], ensure_ascii=False, indent=2)) + "\n"


def _issue(finding: Finding) -> dict[str, object]:
    return {
        "description": message(finding),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.line, "end": last_line(finding)}},
    }
