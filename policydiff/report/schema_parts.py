"""What the JSON Schemas of several documents share: made from the vocabulary, so that the two cannot part."""

from collections.abc import Iterable
from typing import Any

from policydiff.model import Bearer, Category, Dimension, Direction, Norm, Outcome, Severity, Strength

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
BOOLEAN: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
LINE: Schema = {"type": "integer", "minimum": 1}
STRINGS: Schema = {"type": "array", "items": STRING}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
SHA256: Schema = {**STRING, "pattern": "^([0-9a-f]{64})?$"}
DATE: Schema = {**STRING, "pattern": r"^(\d{4}-\d{2}-\d{2})?$", "description": "ISO date, or empty where unknown"}
TOOL: Schema = {
    "type": "object",
    "properties": {"name": {"const": "policydiff"}, "version": STRING},
    "required": ["name", "version"],
}


def document(name: str, description: str, properties: Schema, shared: Iterable[str] = ()) -> Schema:
    """The schema, draft 2020-12, of a document whose `schema` is `name`; `shared` are parts that it refers to.

    Keys may be added within a major version; none goes or changes its meaning.
    """
    definitions = {part: SHARED[part]() for part in shared}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "description": description,
        **obj({"schema": {"const": name}, **properties}),
        **({"$defs": definitions} if definitions else {}),
    }


def obj(properties: Schema) -> Schema:
    """An object that has all of these keys."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def ref(name: str) -> Schema:
    """A shared part."""
    return {"$ref": f"#/$defs/{name}"}


def several(name: str) -> Schema:
    """A list of a shared part."""
    return array(ref(name))


def array(items: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """That, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(members: Iterable[str]) -> Schema:
    """One of these words."""
    return {"enum": [str(member) for member in members]}


READ_AS: Schema = {"norm": one_of(Norm), "bearer": one_of(Bearer), "category": one_of(Category)}
"""What a clause was read as."""


def identity_properties() -> Schema:
    """Which text it is."""
    address = {**STRING, "description": "the address by which the text was found"}
    sha256 = {**SHA256, "description": "of the bytes as read"}
    fields = {"policy": STRING, "version": STRING, "effective": DATE, "ref": address, "sha256": sha256}
    return {**fields, "title": STRING}


def _identity() -> Schema:
    return obj(identity_properties())


def _change() -> Schema:
    return obj(
        {
            "id": STRING,
            "fingerprint": {**STRING, "description": "stays the same when reports are worded anew"},
            "outcome": one_of(Outcome),
            "material": {**BOOLEAN, "description": "at least one dimension shifts"},
            "mixed": {**BOOLEAN, "description": "weaker and stronger at once"},
            "moved": {**BOOLEAN, "description": "stands in another place of the same document"},
            "severity": one_of(Severity),
            "category": one_of(Category),
            "norm": one_of(Norm),
            "bearer": one_of(Bearer),
            "old": {**several("clause"), "description": "empty where the clause was added; several where it merged"},
            "new": {**several("clause"), "description": "empty where the clause was removed; several where it split"},
            "shifts": several("shift"),
            "score": {**NUMBER, "description": "orders the ranking, higher is more important"},
            "similarity": {**NUMBER, "minimum": 0, "maximum": 1},
            "confidence": {**SHARE, "description": "probability that the outcome is right, in hundredths"},
            "closest_to": {
                **several("clause"),
                "description": "for these another change names this passage as closest",
            },
        }
    )


def clause_properties() -> Schema:
    """The words of a clause and their place."""
    return {
        "text": {**STRING, "description": "as written: the source from start to end"},
        "context": {**STRINGS, "description": "lead-ins that govern the clause, outermost first"},
        "section": {**STRING, "description": "headings above it, joined by ' > '"},
        "line": LINE,
        "start": {**COUNT, "description": "in characters"},
        "end": {**COUNT, "description": "in characters, exclusive"},
        "strength": strength(),
    }


def _clause() -> Schema:
    return obj(clause_properties())


def _shift() -> Schema:
    return obj(
        {
            "dimension": one_of(Dimension),
            "direction": one_of(Direction),
            "rule": {**STRING, "description": "`policydiff explain` tells what it detects"},
            "old": several("evidence"),
            "new": several("evidence"),
            "reason": STRING,
        }
    )


def _evidence() -> Schema:
    place = {"type": ["integer", "null"], "minimum": 0}
    return obj({"text": STRING, "start": place, "end": place})


def _reason() -> Schema:
    return obj({"dimension": one_of(Dimension), "direction": one_of(Direction), "rule": STRING, "reason": STRING})


def passage_properties() -> Schema:
    """Words and their place, where a document quotes them without what governs them."""
    return {"text": STRING, "section": STRING, "line": LINE, "strength": strength()}


def _passage() -> Schema:
    return obj(passage_properties())


def strength() -> Schema:
    """How firmly a clause binds, null where it does not."""
    return {"enum": [*(str(member) for member in Strength), None]}


SHARED = {
    "identity": _identity,
    "change": _change,
    "clause": _clause,
    "shift": _shift,
    "evidence": _evidence,
    "reason": _reason,
    "passage": _passage,
}
"""Parts that documents refer to, by name."""

CHANGE = ("change", "clause", "shift", "evidence")
"""The parts of a change."""
