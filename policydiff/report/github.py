"""Annotations for GitHub Actions: workflow commands on standard output."""

from policydiff.guard.finding import Finding, Standing, Verdict
from policydiff.model import Severity
from policydiff.report.findings import last_line, message, title
from policydiff.report.sanitize import one_line


def render(verdict: Verdict) -> str:
    """One command a finding: an error where it fails, a warning where it could have, else a notice."""
    return "".join(f"{_command(finding)}\n" for finding in verdict.findings)


def _command(finding: Finding) -> str:
    places = f"file={_property(finding.path)},line={finding.line},endLine={last_line(finding)}"
    named = _property(f"{title(finding)} [{finding.rule} {finding.fingerprint}]")
    return f"::{_level(finding)} {places},title={named}::{_data(message(finding))}"


def _level(finding: Finding) -> str:
    if finding.standing is Standing.FAILING:
        return "error"
    noted = finding.standing in (Standing.UNSURE, Standing.NOTED) and finding.severity.rank >= Severity.MEDIUM.rank
    return "warning" if noted else "notice"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
