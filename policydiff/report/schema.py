"""The JSON Schema of `policydiff diff --format json`, made from the vocabulary so that the two cannot part."""

from collections.abc import Iterable
from typing import Any

from policydiff.model import Bearer, Category, Dimension, Direction, Norm, Outcome, Severity, Strength
from policydiff.report.json_report import SCHEMA_ID

Schema = dict[str, Any]

_STRING: Schema = {"type": "string"}
_BOOLEAN: Schema = {"type": "boolean"}
_NUMBER: Schema = {"type": "number"}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_STRINGS: Schema = {"type": "array", "items": _STRING}


def comparison_schema() -> Schema:
    """The schema, draft 2020-12. Keys may be added within a major version; none goes or changes its meaning."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA_ID,
        "description": "What became of each commitment between two versions of a policy, most important first.",
        **_object(
            {
                "schema": {"const": SCHEMA_ID},
                "tool": _object({"name": {"const": "policydiff"}, "version": _STRING}),
                "old": _ref("identity"),
                "new": _ref("identity"),
                "summary": _object({str(name): _OFFSET for name in (*Outcome, "material")}),
                "changes": {"type": "array", "items": _ref("change")},
                "warnings": _STRINGS,
            }
        ),
        "$defs": {
            "identity": _identity(),
            "change": _change(),
            "clause": _clause(),
            "shift": _shift(),
            "evidence": _evidence(),
        },
    }


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _one_of(members: Iterable[str]) -> Schema:
    return {"enum": [str(member) for member in members]}


def _identity() -> Schema:
    effective = {**_STRING, "pattern": r"^(\d{4}-\d{2}-\d{2})?$", "description": "ISO date, or empty where unknown"}
    sha256 = {**_STRING, "pattern": "^([0-9a-f]{64})?$", "description": "of the bytes as read"}
    ref = {**_STRING, "description": "the address by which the text was found"}
    fields = {"policy": _STRING, "version": _STRING, "effective": effective, "ref": ref, "sha256": sha256}
    return _object({**fields, "title": _STRING})


def _change() -> Schema:
    return _object(
        {
            "id": _STRING,
            "fingerprint": {**_STRING, "description": "stays the same when reports are worded anew"},
            "outcome": _one_of(Outcome),
            "material": {**_BOOLEAN, "description": "at least one dimension shifts"},
            "mixed": {**_BOOLEAN, "description": "weaker and stronger at once"},
            "moved": {**_BOOLEAN, "description": "stands in another place of the same document"},
            "severity": _one_of(Severity),
            "category": _one_of(Category),
            "norm": _one_of(Norm),
            "bearer": _one_of(Bearer),
            "old": {**_list("clause"), "description": "empty where the clause was added; several where it merged"},
            "new": {**_list("clause"), "description": "empty where the clause was removed; several where it split"},
            "shifts": _list("shift"),
            "score": {**_NUMBER, "description": "orders the ranking, higher is more important"},
            "similarity": {**_NUMBER, "minimum": 0, "maximum": 1},
            "confidence": {
                **_NUMBER,
                "minimum": 0,
                "maximum": 1,
                "description": "probability that the outcome is right, in hundredths",
            },
            "closest_to": {**_list("clause"), "description": "for these another change names this passage as closest"},
        }
    )


def _clause() -> Schema:
    return _object(
        {
            "text": {**_STRING, "description": "as written: the source from start to end"},
            "context": {**_STRINGS, "description": "lead-ins that govern the clause, outermost first"},
            "section": {**_STRING, "description": "headings above it, joined by ' > '"},
            "line": {"type": "integer", "minimum": 1},
            "start": {**_OFFSET, "description": "in characters"},
            "end": {**_OFFSET, "description": "in characters, exclusive"},
            "strength": {"enum": [*(str(member) for member in Strength), None]},
        }
    )


def _shift() -> Schema:
    return _object(
        {
            "dimension": _one_of(Dimension),
            "direction": _one_of(Direction),
            "rule": {**_STRING, "description": "`policydiff explain` tells what it detects"},
            "old": _list("evidence"),
            "new": _list("evidence"),
            "reason": _STRING,
        }
    )


def _evidence() -> Schema:
    place = {"type": ["integer", "null"], "minimum": 0}
    return _object({"text": _STRING, "start": place, "end": place})
