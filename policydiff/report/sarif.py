"""SARIF 2.1.0 (OASIS Standard, 2020), the form in which code hosts take findings."""

import json
from typing import Any

from policydiff.guard.finding import Finding, Standing, Verdict
from policydiff.model import Rule, Severity
from policydiff.report.findings import last_line, message
from policydiff.report.sanitize import escape_unseen, one_line
from policydiff.rules.registry import all_rules
from policydiff.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT_NAME = "policydiff/v1"
ROOT = "%SRCROOT%"

_UNRESERVED = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
"""Bytes that stand for themselves in the path of a URI (RFC 3986)."""

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}


def render(verdict: Verdict) -> str:
    """The findings as one run."""
    rules = all_rules()
    places = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "policydiff",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places) for finding in verdict.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_unseen(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.detects},
        "help": {"text": f"{rule.detects} {rule.why}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [str(rule.dimension), str(rule.direction)], "severity": str(rule.severity)},
    }


def _result(finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    change = finding.change
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": message(finding)},
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT_NAME: finding.fingerprint},
        "properties": {
            "outcome": str(change.outcome),
            "severity": str(finding.severity),
            "category": str(change.category),
            "standing": str(finding.standing),
            "confidence": change.confidence,
            "rules": [ruling.rule for ruling in finding.rulings],
            "oldPath": finding.old_path,
            "oldLine": finding.old_line,
        },
    }
    if finding.standing in (Standing.WAIVED, Standing.ANNOUNCED):
        suppression = {"kind": "external", "status": "accepted", "justification": one_line(finding.note)}
        result["suppressions"] = [suppression]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": artifact(finding.path),
            "region": {"startLine": finding.line, "endLine": last_line(finding)},
        }
    }


def artifact(path: str) -> dict[str, str]:
    """Where a file is, as a URI: below the root of the sources unless its path is absolute."""
    encoded = _percent_encoded(path)
    return {"uri": f"file://{encoded}"} if path.startswith("/") else {"uri": encoded, "uriBaseId": ROOT}


def _percent_encoded(path: str) -> str:
    encoded = path.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in encoded)
