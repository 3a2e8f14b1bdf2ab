"""The verdict of a check for a pull request comment: bounded, harmless."""

from collections.abc import Iterator

from policydiff.guard.finding import Finding, JudgedPolicy, Standing
from policydiff.report.check_text import headline
from policydiff.report.findings import CheckReport
from policydiff.report.markdown import COMMENT_LIMIT, Sides, change_block, fitting
from policydiff.report.markdown_escape import code_span, escape_piece
from policydiff.report.sanitize import one_line
from policydiff.report.wording import counted, shared_roots

_RESERVE = 400
_SIGNS = {
    Standing.FAILING: "❌",
    Standing.WAIVED: "⏸",
    Standing.ANNOUNCED: "📣",
    Standing.UNSURE: "❔",
    Standing.NOTED: "·",
}


def render(report: CheckReport) -> str:
    """The verdict as Markdown, within the limit of a comment."""
    opening = f"## Policy check\n\n**{escape_piece(one_line(headline(report.verdict)), opens_line=False)}**\n\n"
    blocks = [block for policy in report.verdict.policies for block in _policy(report, policy)]
    kept = fitting(blocks, COMMENT_LIMIT - len(opening) - _RESERVE)
    parts = [opening, *kept]
    if len(kept) < len(blocks):
        parts.append(f"**{counted(len(blocks) - len(kept), 'part')} cut** to fit a comment.\n")
    return "".join(parts).rstrip("\n") + "\n"


def _policy(report: CheckReport, policy: JudgedPolicy) -> Iterator[str]:
    shown = report.shown(policy)
    whole = f", fingerprint of the deletion `{policy.fingerprint}`" if policy.fingerprint else ""
    yield f"### {code_span(policy.path)}\n\n{policy.kind}, {counted(len(shown), 'finding')}{whole}\n\n"
    names = code_span(report.verdict.old_name), code_span(report.verdict.new_name)
    sides = Sides(names, shared_roots(policy.comparison))
    for number, finding in enumerate(shown, start=1):
        yield change_block(number, finding.change, sides).replace("### ", "#### ", 1).rstrip("\n") + _standing(finding)


def _standing(finding: Finding) -> str:
    note = f": {escape_piece(one_line(finding.note), opens_line=False)}" if finding.note else ""
    return f"\n\n{_SIGNS[finding.standing]} **{finding.standing}** `{finding.fingerprint}`{note}\n\n"
