"""Why a change is what it is, and what people said about it, as lines."""

from collections.abc import Iterable, Sequence

from policydiff.tui.alignment import change_sign
from policydiff.tui.painting import clipped

from policydiff.model import Change, Evidence, Shift
from policydiff.report.lines import Line, Run, wrap
from policydiff.report.sanitize import one_line
from policydiff.report.wording import DIRECTION_SIGNS, kind_words, outcome_words, places, reason_words, unsure_words
from policydiff.verdicts import Verdict

_INDENT = 4
_MOST_WORDS = 90


def why_lines(
    change: Change,
    width: int,
    labels: tuple[str, str],
    note: str,
    verdicts: Sequence[Verdict],
    shifted: Sequence[Verdict],
) -> list[Line]:
    """What the tool says of a change, and who judged it how."""
    lines: list[Line] = []
    unsure = unsure_words(change)
    head = [
        Run(f" {change_sign(change)} {outcome_words(change).upper()} ", f"chip-{change.outcome}"),
        Run("  "),
        Run(f" {change.severity} " if change.severity == "critical" else str(change.severity), change.severity),
        Run(f" · {unsure or f'confidence {change.confidence:.2f}'}", "unsure" if unsure else "faint"),
        Run(f" · {change.category} · {kind_words(change)}", "faint"),
    ]
    lines += wrap(_solid(head), width)
    for verdict in shifted:
        lines += wrap([Run(f"↻ {_said(verdict)}: the text has changed since; judge it anew", "weakened")], width)
    for verdict in verdicts:
        lines += wrap([Run(_said(verdict), verdict.judgement)], width)
        if verdict.note:
            lines += _hanging([Run(one_line(verdict.note).strip())], width)
    for shift in change.shifts:
        lines += _shift(shift, width)
    if note:
        lines += _hanging([Run(note, "faint")], width)
    for label, side in zip(labels, (change.old, change.new), strict=True):
        if side:
            lines += wrap([Run(clipped(f"{label}  {places(side)}", width), "faint")], width)
    return lines


def _solid(runs: Iterable[Run]) -> list[Run]:
    """Runs with blanks that do not break, so that a label keeps its padding."""
    return [
        Run(run.text.replace(" ", "\u00a0") if run.style.startswith(("chip", "critical")) else run.text, run.style)
        for run in runs
    ]


def _said(verdict: Verdict) -> str:
    sign = {"accepted": "✓", "disputed": "⊘", "needs-attention": "⚑"}[verdict.judgement]
    who = f" by {one_line(verdict.by)}" if verdict.by else ""
    return f"{sign} {verdict.judgement.replace('-', ' ')}{who}, {verdict.at[:10]}"


def _shift(shift: Shift, width: int) -> list[Line]:
    head = [
        Run(f"{DIRECTION_SIGNS[shift.direction]} {reason_words(shift)}", shift.direction),
        Run(f"  {shift.rule}", "faint"),
    ]
    lines = wrap(head, width)
    gone, came = _evidence(shift.old), _evidence(shift.new)
    if not gone and not came:
        return lines
    words: list[Run] = []
    if gone:
        words.append(Run(gone, "gone"))
    if gone and came:
        words.append(Run(" → ", "faint"))
    if came:
        words.append(Run(came, "new"))
    return lines + _hanging(words, width)


def _evidence(evidence: Iterable[Evidence]) -> str:
    return clipped(", ".join(one_line(each.text).strip() for each in evidence if each.text.strip()), _MOST_WORDS)


def _hanging(runs: Sequence[Run], width: int) -> list[Line]:
    return [(Run(" " * _INDENT), *line) for line in wrap(runs, max(width - _INDENT, 10))]
