"""The JSON Schemas of what is said of a store and of one text: `config`, `import`, `show`, `verify`, `versions`."""

from policydiff.model import BlockKind, Norm
from policydiff.report import schema_names
from policydiff.report.document_pages import DOCUMENT_SCHEMA
from policydiff.report.schema import comparison_schema
from policydiff.report.schema_parts import (
    BOOLEAN,
    COUNT,
    DATE,
    READ_AS,
    STRING,
    STRINGS,
    Schema,
    array,
    clause_properties,
    document,
    identity_properties,
    obj,
    one_of,
    or_null,
)


def config_schema() -> Schema:
    """Of `policydiff config`."""
    value = {"type": ["string", "number", "boolean", "array"], "items": STRING}
    source = {**STRING, "description": "file and line, or that it is the default"}
    setting = obj({"setting": STRING, "value": value, "from": source})
    return document(
        schema_names.CONFIG, "The settings in force, and where each was made.", {"settings": array(setting)}
    )


def document_schema() -> Schema:
    """Of `policydiff show`."""
    clause = {"id": STRING, **READ_AS, "kind": one_of(BlockKind), **clause_properties()}
    made = document(DOCUMENT_SCHEMA, "One version of a policy: its text, or its clauses.", identity_properties())
    made["properties"] |= {"text": STRING, "clauses": array(obj(clause))}
    return {**made, "oneOf": [{"required": ["text"]}, {"required": ["clauses"]}]}


def import_schema() -> Schema:
    """Of `policydiff import`."""
    comparison = comparison_schema()
    inner = {name: comparison[name] for name in ("type", "properties", "required")}
    made = document(
        schema_names.IMPORT,
        "What came, or would come, of bringing a text into the store.",
        {
            "outcome": one_of(("new", "re-upload", "already there")),
            "written": BOOLEAN,
            "address": STRING,
            "path": STRING,
            "commit": {**STRING, "description": "empty where nothing was written"},
            "branch": STRING,
            "record": {"type": "object", "additionalProperties": STRING, "description": "the facts that are known"},
            "sections": COUNT,
            "clauses": obj({str(norm): COUNT for norm in Norm}),
            "warnings": STRINGS,
            "comparison": {**or_null(inner), "description": "with the version of that label that was there before"},
        },
    )
    return {**made, "$defs": comparison["$defs"]}


def verification_schema() -> Schema:
    """Of `policydiff verify`."""
    finding = obj({"where": STRING, "what": STRING, "fix": STRING, "damage": BOOLEAN})
    counts = {"policies": COUNT, "versions": COUNT, "pinned": COUNT}
    objects = {**BOOLEAN, "description": "git has checked what it keeps"}
    return document(
        schema_names.VERIFICATION,
        "Whether a store is what it says it is.",
        {"store": STRING, "sound": BOOLEAN, **counts, "objects": objects, "findings": array(finding)},
    )


def versions_schema() -> Schema:
    """Of `policydiff versions`."""
    version = {"version": STRING, "address": STRING, "effective": DATE}
    version |= {"title": STRING, "publisher": STRING, "source": STRING}
    policy = obj({"policy": STRING, "versions": array(obj(version))})
    return document(schema_names.VERSIONS, "What a store holds, oldest first.", {"policies": array(policy)})
