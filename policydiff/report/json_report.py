"""The report for programs: the JSON contract, the same bytes for the same input."""

import json
from collections.abc import Iterable
from typing import Any

from policydiff.model import Change, Clause, Evidence, Identity, Shift
from policydiff.report.sanitize import escape_unseen
from policydiff.report.view import Report
from policydiff.version import __version__

SCHEMA_ID = "policydiff.comparison/1"
TOOL = {"name": "policydiff", "version": __version__}


def render(report: Report) -> str:
    """The report as JSON with a line feed at its end."""
    return dumps(comparison_data(report))


def dumps(data: object) -> str:
    """JSON in the one way this tool writes it: UTF-8, unseen characters escaped, one line an entry.

    Each change stands on a line of its own, so that two reports can be compared by line.
    """
    return escape_unseen(_entries(data)) + "\n"


def dumps_line(data: object) -> str:
    """JSON on one line, for reports that are written piece by piece."""
    return escape_unseen(json.dumps(data, ensure_ascii=False))


def _entries(data: object) -> str:
    if not isinstance(data, dict):
        return json.dumps(data, ensure_ascii=False)
    return "{\n" + ",\n".join(f"  {json.dumps(name)}: {_entry(value)}" for name, value in data.items()) + "\n}"


def _entry(value: object) -> str:
    # An indented dump would be the same to read and three times slower: the encoder written in C knows no indents.
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value) + "\n  ]"
    return json.dumps(value, ensure_ascii=False)


def comparison_data(report: Report) -> dict[str, Any]:
    """The report as plain data, keys in the order of the contract."""
    return {
        "schema": SCHEMA_ID,
        "tool": TOOL,
        "old": identity_data(report.comparison.old),
        "new": identity_data(report.comparison.new),
        "summary": report.scope.counts(),
        "changes": [change_data(change) for change in report.shown(retained=True)],
        "warnings": list(report.comparison.warnings),
    }


def identity_data(identity: Identity) -> dict[str, str]:
    """Which text it is."""
    return {
        "policy": identity.policy,
        "version": identity.version,
        "effective": identity.effective,
        "ref": identity.ref,
        "sha256": identity.sha256,
        "title": identity.title,
    }


def clause_data(clause: Clause) -> dict[str, Any]:
    """A clause as one side of a change quotes it: the words as written and their place."""
    return {
        "text": clause.text,
        "context": list(clause.context),
        "section": " > ".join(clause.section),
        "line": clause.line,
        "start": clause.span.start,
        "end": clause.span.end,
        "strength": clause.strength,
    }


def change_data(change: Change) -> dict[str, Any]:
    """A change with the words of both sides and the rules that spoke."""
    return {
        "id": change.id,
        "fingerprint": change.fingerprint,
        "outcome": change.outcome,
        "material": change.material,
        "mixed": change.mixed,
        "moved": change.moved,
        "severity": change.severity,
        "category": change.category,
        "norm": change.norm,
        "bearer": change.bearer,
        "old": [clause_data(clause) for clause in change.old],
        "new": [clause_data(clause) for clause in change.new],
        "shifts": [_shift(shift) for shift in change.shifts],
        "score": round(change.score, 6),
        "similarity": round(change.similarity, 6),
        "confidence": change.confidence,
        "closest_to": [clause_data(clause) for clause in change.closest_to],
    }


def _shift(shift: Shift) -> dict[str, Any]:
    from policydiff.rules.registry import reason

    return {
        "dimension": shift.dimension,
        "direction": shift.direction,
        "rule": shift.rule,
        "old": _evidence(shift.old),
        "new": _evidence(shift.new),
        "reason": reason(shift),
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {
            "text": words.text,
            "start": words.span.start if words.span else None,
            "end": words.span.end if words.span else None,
        }
        for words in evidence
    ]
