"""The JSON Schema of `policydiff diff --format json`, made from the vocabulary so that the two cannot part."""

from policydiff.model import Outcome
from policydiff.report.json_report import SCHEMA_ID
from policydiff.report.schema_parts import CHANGE, COUNT, STRINGS, TOOL, Schema, document, obj, ref, several


def comparison_schema() -> Schema:
    """The schema, draft 2020-12. Keys may be added within a major version; none goes or changes its meaning."""
    return document(
        SCHEMA_ID,
        "What became of each commitment between two versions of a policy, most important first.",
        {
            "tool": TOOL,
            "old": ref("identity"),
            "new": ref("identity"),
            "summary": obj({str(name): COUNT for name in (*Outcome, "material")}),
            "changes": several("change"),
            "warnings": STRINGS,
        },
        ("identity", *CHANGE),
    )
