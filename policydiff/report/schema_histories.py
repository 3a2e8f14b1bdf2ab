"""The JSON Schemas of what `blame`, `log` and `trace` say of a whole past."""

from policydiff.history.judgement import Verdict
from policydiff.history.lineage import Event
from policydiff.model import Bearer, Category, Norm, Outcome, Severity
from policydiff.report.lineage import BLAME_SCHEMA, LINEAGE_SCHEMA
from policydiff.report.log import LOG_SCHEMA
from policydiff.report.schema_parts import (
    BOOLEAN,
    COUNT,
    DATE,
    NUMBER,
    READ_AS,
    SHARE,
    STRING,
    STRINGS,
    TOOL,
    Schema,
    array,
    clause_properties,
    document,
    obj,
    one_of,
    or_null,
    passage_properties,
    several,
)

_COUNTS: Schema = {"type": "object", "additionalProperties": COUNT, "description": "those that occur"}


def blame_schema() -> Schema:
    """Of `policydiff blame`."""
    clause = {
        "id": STRING,
        "since": {**STRING, "description": "the version that gave the clause its present force"},
        "date": DATE,
        "ref": STRING,
        "outcome": {**or_null(one_of(Outcome)), "description": "null where it was there in the first version"},
        "worded_since": STRING,
        **READ_AS,
        **clause_properties(),
        "shifts": several("reason"),
    }
    head = {"tool": TOOL, "policy": STRING, "version": STRING}
    return document(
        BLAME_SCHEMA,
        "Since which version each clause has its present force.",
        {**head, "clauses": array(obj(clause))},
        ("reason",),
    )


def lineage_schema() -> Schema:
    """Of `policydiff trace`."""
    moment = {
        "event": one_of(Event),
        "version": STRING,
        "date": DATE,
        "ref": STRING,
        "clause": STRING,
        **passage_properties(),
        "mixed": BOOLEAN,
        "shifts": several("reason"),
    }
    return document(
        LINEAGE_SCHEMA,
        "The life of one commitment through all versions of its policy.",
        {
            "tool": TOOL,
            "policy": STRING,
            "versions": {**COUNT, "description": "how many versions were read"},
            "stands": BOOLEAN,
            "first_on_record": {**BOOLEAN, "description": "the first version has it, so that it may be older"},
            "moments": array(obj(moment)),
            "closest": {
                "oneOf": [obj({**passage_properties(), "similarity": SHARE}), {"type": "null"}],
                "description": "what comes nearest to a commitment that is gone, null where nothing does",
            },
            "others": {
                **array(obj({"ref": STRING, "clause": STRING, **passage_properties()})),
                "description": "commitments that hold the words asked for as well",
            },
        },
        ("reason", "passage"),
    )


def log_schema() -> Schema:
    """Of `policydiff log`."""
    change = {
        "fingerprint": STRING,
        "outcome": one_of(Outcome),
        "material": BOOLEAN,
        "mixed": BOOLEAN,
        "moved": BOOLEAN,
        "severity": one_of(Severity),
        "category": one_of(Category),
        "norm": one_of(Norm),
        "bearer": one_of(Bearer),
        "old": several("passage"),
        "new": several("passage"),
        "shifts": several("reason"),
        "score": NUMBER,
    }
    revision = {
        "policy": STRING,
        "version": STRING,
        "date": DATE,
        "ref": STRING,
        "before": {**or_null(STRING), "description": "the version it was judged against"},
        "verdict": one_of(Verdict),
        "same_as": {**or_null(STRING), "description": "an earlier version with the same words"},
        "identical": BOOLEAN,
        "summary": _COUNTS,
        "changes": array(obj(change)),
        "warnings": STRINGS,
    }
    return document(
        LOG_SCHEMA,
        "Every recorded revision, judged.",
        {"tool": TOOL, "of": STRING, "revisions": array(obj(revision))},
        ("reason", "passage"),
    )
