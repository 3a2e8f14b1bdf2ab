"""The JSON Schemas of what `rules` and `explain` say."""

from policydiff.model import Dimension, Direction, Severity
from policydiff.report.rule_pages import RULE_SCHEMA, RULES_SCHEMA
from policydiff.report.schema_parts import STRING, Schema, array, document, obj, one_of


def rule_schema() -> Schema:
    """Of `policydiff explain`."""
    return document(RULE_SCHEMA, "One rule: what it detects, why, and on what it speaks.", _rule())


def rules_schema() -> Schema:
    """Of `policydiff rules`."""
    return document(RULES_SCHEMA, "Every rule.", {"rules": array(obj(_rule()))})


def _rule() -> Schema:
    pairs = array(obj({"old": STRING, "new": STRING}))
    mirror = {**STRING, "description": "the rule that sees the opposite edit, empty where there is none"}
    axes = {"dimension": one_of(Dimension), "direction": one_of(Direction), "severity": one_of(Severity)}
    words = {"detects": STRING, "why": STRING, "fires": pairs, "silent": pairs}
    return {"id": STRING, "title": STRING, **axes, "mirror": mirror, **words}
