"""The JSON Schema of every document that a command prints, by name; each is published in `docs/`."""

from collections.abc import Callable

from policydiff.report.schema import comparison_schema
from policydiff.report.schema_histories import blame_schema, lineage_schema, log_schema
from policydiff.report.schema_parts import Schema
from policydiff.report.schema_rules import rule_schema, rules_schema
from policydiff.report.schema_stores import (
    config_schema,
    document_schema,
    import_schema,
    verification_schema,
    versions_schema,
)
from policydiff.report.schema_verdicts import audit_schema, check_schema

SCHEMAS: dict[str, tuple[str, Callable[[], Schema]]] = {
    "comparison": ("diff", comparison_schema),
    "audit": ("audit", audit_schema),
    "blame": ("blame", blame_schema),
    "check": ("check", check_schema),
    "config": ("config", config_schema),
    "document": ("show", document_schema),
    "import": ("import", import_schema),
    "lineage": ("trace", lineage_schema),
    "log": ("log", log_schema),
    "rule": ("explain", rule_schema),
    "rules": ("rules", rules_schema),
    "verification": ("verify", verification_schema),
    "versions": ("versions", versions_schema),
}
"""Every document by its name, the command that prints it, and its schema."""
