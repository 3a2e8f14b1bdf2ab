"""A draft of the itemised account of a revision: each commitment, what became of it, which way, in its own words."""

from collections.abc import Iterator

from policydiff.model import Change, Clause, Outcome
from policydiff.report.markdown_escape import escape_piece
from policydiff.report.sanitize import one_line
from policydiff.report.view import Report
from policydiff.report.wording import dated, reason_words, shared_roots, side_labels

_ORDER = (Outcome.REMOVED, Outcome.WEAKENED, Outcome.RELOCATED, Outcome.STRENGTHENED, Outcome.ADDED)


def render(report: Report) -> str:
    """The account as Markdown, ready to be edited: one heading an outcome, one item a material change."""
    _, label = side_labels(report.comparison)
    lines = ["## Changelog", "", f"### {_escaped(dated(label, report.comparison.new))}", ""]
    changes = [change for change in report.shown() if change.material]
    roots = shared_roots(report.comparison)
    for outcome in _ORDER:
        items = [_item(change, roots) for change in changes if change.outcome is outcome]
        if items:
            lines += [f"#### {str(outcome).capitalize()}", "", *items, ""]
    if not changes:
        lines += ["No commitment changed.", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _item(change: Change, roots: tuple[int, int]) -> str:
    old, new = _quoted(change.old), _quoted(change.new)
    place = _place(change.old or change.new, roots[0] if change.old else roots[1])
    verb = "weakened in part" if change.mixed else str(change.outcome)
    if change.outcome in (Outcome.REMOVED, Outcome.ADDED):
        what = f"{old or new}{place} is {verb}"
    elif change.outcome is Outcome.RELOCATED:
        what = f"{old}{place} is relocated, and now reads {new}"
    else:
        what = f"{old}{place} is {verb} to {new}"
    reasons = "; ".join(_reasons(change))
    return f"- **{str(change.category).capitalize()}:** {what}{f' ({reasons})' if reasons else ''}."


def _reasons(change: Change) -> Iterator[str]:
    if change.outcome in (Outcome.REMOVED, Outcome.ADDED):
        return
    for shift in change.shifts:
        yield _escaped(reason_words(shift))


def _quoted(clauses: tuple[Clause, ...]) -> str:
    words = " […] ".join(one_line(clause.plain).strip() for clause in clauses)
    return f"“{_escaped(words)}”" if words else ""


def _place(clauses: tuple[Clause, ...], root: int) -> str:
    path = " > ".join(one_line(title).strip() for title in clauses[0].section[root:])
    return f" ({_escaped(path)})" if path else ""


def _escaped(text: str) -> str:
    return escape_piece(one_line(text), opens_line=False)
