"""The JSON Schemas of what `audit` and `check` say."""

from policydiff.audit.matching import Announced
from policydiff.guard.finding import Kind, Standing
from policydiff.model import Direction, Outcome, Severity
from policydiff.report import check_json
from policydiff.report.audit_report import AUDIT_SCHEMA
from policydiff.report.schema_parts import (
    BOOLEAN,
    CHANGE,
    COUNT,
    LINE,
    SHARE,
    STRING,
    STRINGS,
    TOOL,
    Schema,
    array,
    document,
    obj,
    one_of,
    or_null,
    ref,
)


def audit_schema() -> Schema:
    """Of `policydiff audit`."""
    rate = obj({"share": or_null(SHARE), "count": COUNT, "total": COUNT, "low": SHARE, "high": SHARE})
    entry = obj({"text": STRING, "line": LINE})
    finding = obj(
        {
            "announcement": one_of(Announced),
            "direction": one_of(Direction),
            "entry": {**or_null(entry), "description": "what the account says of it, null where it is silent"},
            "change": ref("change"),
        }
    )
    of = {**STRING, "description": "all, a direction, or a category"}
    return document(
        AUDIT_SCHEMA,
        "What a publisher's own account says of each commitment that changed.",
        {
            "tool": TOOL,
            "old": ref("identity"),
            "new": ref("identity"),
            "account": {**STRING, "description": "where the account stands"},
            "rates": array(obj({"of": of, "strict": rate, "lenient": rate})),
            "findings": array(finding),
            "unshown": {**array(entry), "description": "what the account claims and the text does not show"},
            "notes": STRINGS,
        },
        ("identity", *CHANGE),
    )


def check_schema() -> Schema:
    """Of `policydiff check`."""
    policy = {
        "path": STRING,
        "old_path": STRING,
        "kind": one_of(Kind),
        "fingerprint": STRING,
        "old": ref("identity"),
        "new": ref("identity"),
        "summary": obj({str(name): COUNT for name in (*Outcome, "material")}),
    }
    finding = {
        "path": STRING,
        "old_path": STRING,
        "line": LINE,
        "old_line": {**COUNT, "description": "0 where there is no old version"},
        "fingerprint": STRING,
        "severity": one_of(Severity),
        "standing": one_of(Standing),
        "note": {**STRING, "description": "the reason of a waiver, or the entry that announces it"},
        "rules": array(obj({"rule": STRING, "severity": one_of(Severity)})),
        "change": ref("change"),
    }
    return document(
        check_json.SCHEMA_ID,
        "What a commit or a range of commits does to commitments, and whether it may land.",
        {
            "tool": TOOL,
            "old": STRING,
            "new": STRING,
            "passes": BOOLEAN,
            "summary": obj({str(standing): COUNT for standing in Standing}),
            "policies": array(obj(policy)),
            "findings": array(obj(finding)),
            "warnings": STRINGS,
        },
        ("identity", *CHANGE),
    )
