"""CSV (RFC 4180): one row a finding, harmless in a spreadsheet."""

import csv
import io

from policydiff.guard.finding import Finding, Verdict
from policydiff.report.sanitize import one_line
from policydiff.report.wording import reason_words

FIELDS = (
    "path", "line", "old_path", "old_line", "outcome", "severity", "standing", "rule", "category", "norm", "bearer",
    "section", "old", "new", "reasons", "fingerprint", "note", "confidence",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t")


def render(verdict: Verdict) -> str:
    """A head and a row for each finding."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FIELDS)
    writer.writerows([_cell(value) for value in _row(finding)] for finding in verdict.findings)
    return out.getvalue()


def _row(finding: Finding) -> tuple[object, ...]:
    change = finding.change
    section = (change.new or change.old)[0].section
    return (
        finding.path,
        finding.line,
        finding.old_path,
        finding.old_line or "",
        change.outcome,
        finding.severity,
        finding.standing,
        finding.rule,
        change.category,
        change.norm,
        change.bearer,
        " > ".join(section),
        " […] ".join(clause.text for clause in change.old),
        " […] ".join(clause.text for clause in change.new),
        "; ".join(reason_words(shift) for shift in change.shifts),
        finding.fingerprint,
        finding.note,
        f"{change.confidence:.2f}",
    )


def _cell(value: object) -> str:
    """A value on one line; an apostrophe keeps a spreadsheet from running what looks like a formula."""
    text = one_line(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
