"""A version's clauses as CSV (RFC 4180), one clause a row."""

import csv
import io

from policydiff.model import Clause, Document
from policydiff.report.sanitize import one_line

COLUMNS = (
    "policy",
    "version",
    "effective",
    "id",
    "section",
    "line",
    "start",
    "end",
    "norm",
    "strength",
    "bearer",
    "category",
    "context",
    "text",
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def clauses_csv(document: Document) -> str:
    """The clauses of a version under a line of column names; spans are in characters, lines count from 1."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    identity = document.identity
    for clause in document.clauses:
        facts = (identity.policy, identity.version, identity.effective, *_facts(clause))
        writer.writerow([_cell(fact) for fact in facts])
    return stream.getvalue()


def _facts(clause: Clause) -> tuple[str | int, ...]:
    return (
        clause.id,
        " > ".join(clause.section),
        clause.line,
        clause.span.start,
        clause.span.end,
        str(clause.norm),
        str(clause.strength or ""),
        str(clause.bearer),
        str(clause.category),
        " / ".join(clause.context),
        clause.text,
    )


def _cell(fact: str | int) -> str:
    text = one_line(str(fact))
    # A spreadsheet would run such a cell as a formula, and the words are a stranger's.
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
