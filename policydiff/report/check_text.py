"""The verdict of a check for a terminal or a pipe."""

from collections.abc import Iterator

from policydiff.guard.finding import Finding, JudgedPolicy, Kind, Standing, Verdict
from policydiff.report.findings import CheckReport
from policydiff.report.lines import Line, Run, wrap
from policydiff.report.paint import ascii_form, paint
from policydiff.report.sanitize import one_line
from policydiff.report.text import Page, wrap_hanging
from policydiff.report.view import Report
from policydiff.report.wording import counted

_INDENT = "    "
_STYLES = {Standing.FAILING: "high", Standing.UNSURE: "medium"}
_HINT = (
    "To let one land: announce it in the changelog (with require-announcement), or waive its fingerprint with a reason "
    "(docs/waivers.md)."
)


def render(report: CheckReport) -> str:
    """The verdict as text; colour and width as its view says."""
    lines = list(_lines(report))
    if not report.view.unicode:
        lines = [tuple(Run(ascii_form(run.text), run.style) for run in line) for line in lines]
    return paint(lines, color=report.view.color)


def _lines(report: CheckReport) -> Iterator[Line]:
    width = report.view.width
    for policy in report.verdict.policies:
        shown = report.shown(policy)
        yield from wrap([Run(_policy_words(policy, len(shown)), "title")], width)
        page = Page(Report(policy.comparison, view=report.view))
        for number, finding in enumerate(shown, start=1):
            yield from page.change_lines(number, finding.change)
            yield from _standing(finding, width)
        yield ()
    yield from wrap([Run(headline(report.verdict), "title")], width)
    if report.verdict.failing:
        yield from wrap([Run(_HINT, "faint")], width)


def _policy_words(policy: JudgedPolicy, shown: int) -> str:
    where = one_line(policy.path)
    if policy.kind in (Kind.RENAMED, Kind.VERSION):
        word = "was" if policy.kind is Kind.RENAMED else "after"
        where = f"{where} ({word} {one_line(policy.old_path)})"
    whole = f" · fingerprint of the deletion {policy.fingerprint}" if policy.fingerprint else ""
    return f"{where} · {policy.kind} · {counted(shown, 'finding')}{whole}"


def _standing(finding: Finding, width: int) -> Iterator[Line]:
    words = f"{_INDENT}{finding.standing} · {finding.severity} · {finding.fingerprint}"
    note = f" · {one_line(finding.note)}" if finding.note else ""
    yield from wrap_hanging(
        (Run(words, _STYLES.get(finding.standing, "faint")), Run(note, "faint")), width, f"{_INDENT}  "
    )


def headline(verdict: Verdict) -> str:
    """The one sentence to read last: whether the change may land."""
    counts = verdict.counts()
    if not verdict.policies:
        return f"No policy changed between {verdict.old_name} and {verdict.new_name}."
    settled = Standing.WAIVED, Standing.ANNOUNCED, Standing.UNSURE
    passed = [f"{counts[standing]} {standing}" for standing in settled if counts[standing]]
    rest = f" ({', '.join(passed)})" if passed else ""
    what = counted(counts[Standing.FAILING], "finding") if counts[Standing.FAILING] else "Nothing"
    verb = "stop" if counts[Standing.FAILING] > 1 else "stops"
    where = f"{counted(len(verdict.policies), 'policy').replace('policys', 'policies')} changed"
    return f"{what} {verb} the change from {verdict.old_name} to {verdict.new_name}; {where}{rest}."
