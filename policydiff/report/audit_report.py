"""The audit of an account, for people and for programs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from policydiff.audit.auditing import Audit, Finding
from policydiff.audit.matching import Announced
from policydiff.audit.rates import Rate, Silence
from policydiff.report.json_report import TOOL, change_data, dumps, identity_data
from policydiff.report.lines import Line, Run, wrap
from policydiff.report.markdown_escape import escape_piece
from policydiff.report.paint import ascii_form, paint
from policydiff.report.sanitize import one_line
from policydiff.report.view import View
from policydiff.report.wording import SIGNS, counted, shared_roots, side_labels

AUDIT_SCHEMA = "policydiff.audit/1"

ORDER = (Announced.SILENT, Announced.PARTIAL, Announced.ANNOUNCED)
"""Verdicts in the order in which a reader wants them."""

_STYLES = {Announced.SILENT: "high", Announced.PARTIAL: "medium", Announced.ANNOUNCED: "faint"}


@dataclass(frozen=True, slots=True)
class AuditReport:
    """An audit with how it is shown; `account` names where the account stands."""

    audit: Audit
    account: str
    notes: tuple[str, ...] = ()
    view: View = field(default_factory=View)


def percent(rate: Rate) -> str:
    """A rate as "57 % (43 of 76; 95 % interval 45 to 67 %)"."""
    if rate.share is None:
        return "none to count"
    low, high = round(100 * rate.low), round(100 * rate.high)
    return f"{100 * rate.share:.0f} % ({rate.count} of {rate.total}; 95 % interval {low} to {high} %)"


def headline(audit: Audit) -> str:
    """The one sentence to read first."""
    if not audit.findings:
        return "No material change to announce."
    counts = {verdict: sum(one.verdict is verdict for one in audit.findings) for verdict in ORDER}
    parts = ", ".join(f"{number} {verdict}" for verdict, number in counts.items() if number)
    return f"{counted(len(audit.findings), 'changed commitment')}: {parts}."


def rows(audit: Audit) -> Iterator[tuple[str, Silence]]:
    """The rates as named rows: all, by direction, by category."""
    yield "all", audit.silence
    yield from ((str(way), silence) for way, silence in audit.by_direction().items())
    yield from ((str(kind), silence) for kind, silence in audit.by_category().items())


def render_text(report: AuditReport) -> str:
    """For reading in a terminal."""
    lines = list(_text(report))
    if not report.view.unicode:
        lines = [tuple(Run(ascii_form(run.text), run.style) for run in line) for line in lines]
    return paint(lines, color=report.view.color)


def _text(report: AuditReport) -> Iterator[Line]:
    audit, width = report.audit, report.view.width
    old, new = side_labels(audit.comparison)
    yield (Run(f"{old} → {new}, announced in {one_line(report.account)}", "title"),)
    yield from wrap([Run(headline(audit))], width)
    for note in report.notes:
        yield from wrap([Run(f"Note: {one_line(note)}")], width)
    if audit.findings:
        yield ()
        yield (Run("Silent revision rate", "title"),)
        for name, silence in rows(audit):
            yield (Run(f"  {name:<17}strict  {percent(silence.strict)}"),)
            yield (Run(f"  {'':<17}lenient {percent(silence.lenient)}", "faint"),)
    roots = shared_roots(audit.comparison)
    for verdict in ORDER:
        held = [one for one in audit.findings if one.verdict is verdict]
        if held:
            yield ()
            yield (Run(f"{str(verdict).capitalize()} ({len(held)})", "title"),)
        for one in held:
            start = Run(f"{SIGNS[one.change.outcome]} {one.change.outcome}", str(one.change.outcome))
            about = Run(f" · {one.change.severity} · {one.change.category} · {_place(one, roots)}: ", _STYLES[verdict])
            yield from _hung([start, about, Run(f"“{_words(one)}”")], width)
            if one.entry:
                told = f"account, line {one.entry.line}: “{one_line(one.entry.plain)}”"
                yield from ((Run("      "), *line) for line in wrap([Run(told, "faint")], max(width - 6, 20)))
    if audit.unshown:
        yield ()
        yield (Run(f"Claimed, and not shown by the text ({len(audit.unshown)})", "title"),)
        for entry in audit.unshown:
            yield from _hung([Run(f"line {entry.line}: “{one_line(entry.plain)}”")], width)


def _hung(runs: list[Run], width: int) -> Iterator[Line]:
    first, *rest = wrap(runs, max(width - 4, 20))
    yield (Run("  "), *first)
    yield from ((Run("    "), *line) for line in rest)


def _words(finding: Finding) -> str:
    clauses = finding.change.old or finding.change.new
    return " […] ".join(one_line(clause.text).strip() for clause in clauses)


def _place(finding: Finding, roots: tuple[int, int]) -> str:
    change = finding.change
    clause, root = (change.old[0], roots[0]) if change.old else (change.new[0], roots[1])
    side = "old" if change.old else "new"
    title = one_line(clause.section[-1]).strip() if clause.section[root:] else ""
    return f"{side} line {clause.line}" + (f", {title}" if title else "")


def render_markdown(report: AuditReport) -> str:
    """For a page or a comment."""
    audit = report.audit
    old, new = (_escaped(label) for label in side_labels(audit.comparison))
    lines = [f"## Announced? {old} → {new}", "", f"**{headline(audit)}** Account: {_escaped(report.account)}.", ""]
    for note in report.notes:
        lines += [f"*{_escaped(note)}*", ""]
    if audit.findings:
        lines += ["| | silent, strict | silent, lenient |", "|---|---|---|"]
        lines += [f"| {name} | {percent(each.strict)} | {percent(each.lenient)} |" for name, each in rows(audit)]
        lines.append("")
    roots = shared_roots(audit.comparison)
    for verdict in ORDER:
        held = [one for one in audit.findings if one.verdict is verdict]
        if held:
            lines += [f"### {str(verdict).capitalize()} ({len(held)})", ""]
        for one in held:
            about = f"{SIGNS[one.change.outcome]} {one.change.outcome} · {one.change.severity} · {one.change.category}"
            lines.append(f"- {about} · {_escaped(_place(one, roots))}: “{_escaped(_words(one))}”")
            if one.entry:
                lines.append(f"  - account, line {one.entry.line}: “{_escaped(one.entry.plain)}”")
        lines += [""] if held else []
    if audit.unshown:
        lines += [f"### Claimed, and not shown by the text ({len(audit.unshown)})", ""]
        lines += [f"- line {entry.line}: “{_escaped(entry.plain)}”" for entry in audit.unshown]
    return "\n".join(lines).rstrip("\n") + "\n"


def _escaped(text: str) -> str:
    return escape_piece(one_line(text), opens_line=False)


def render_json(report: AuditReport) -> str:
    """For programs."""
    audit = report.audit
    return dumps(
        {
            "schema": AUDIT_SCHEMA,
            "tool": TOOL,
            "old": identity_data(audit.comparison.old),
            "new": identity_data(audit.comparison.new),
            "account": report.account,
            "rates": [
                {"of": name, "strict": _rate(each.strict), "lenient": _rate(each.lenient)} for name, each in rows(audit)
            ],
            "findings": [
                {
                    "announcement": one.verdict,
                    "direction": one.direction,
                    "entry": {"text": one.entry.text, "line": one.entry.line} if one.entry else None,
                    "change": change_data(one.change),
                }
                for one in audit.findings
            ],
            "unshown": [{"text": entry.text, "line": entry.line} for entry in audit.unshown],
            "notes": list(report.notes),
        }
    )


def _rate(rate: Rate) -> dict[str, Any]:
    share = None if rate.share is None else round(rate.share, 6)
    return {
        "share": share,
        "count": rate.count,
        "total": rate.total,
        "low": round(rate.low, 6),
        "high": round(rate.high, 6),
    }


AUDIT_FORMATS: dict[str, Callable[[AuditReport], str]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
}
"""The formats of an audit."""
