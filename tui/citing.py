"""Quotes with citations, fit to be pasted into a text."""

from policydiff.tui.comparing import Compared

from policydiff.model import Change, Clause, Identity
from policydiff.report.sanitize import one_line
from policydiff.report.wording import outcome_words


def citation(change: Change, compared: Compared) -> str:
    """The words of each side as written, each with where it stands, and what became of it."""
    parts = [
        _side(side, identity, label)
        for side, identity, label in (
            (change.old, compared.comparison.old, compared.labels[0]),
            (change.new, compared.comparison.new, compared.labels[1]),
        )
        if side
    ]
    words = outcome_words(change)
    closing = f"[{words} between {compared.heads[0]} and {compared.heads[1]}; fingerprint {change.fingerprint}]"
    return "\n\n".join([*parts, closing]) + "\n"


def _side(clauses: tuple[Clause, ...], identity: Identity, label: str) -> str:
    quote = " […] ".join(one_line(clause.text).strip() for clause in clauses)
    section = " > ".join(one_line(title).strip() for title in clauses[0].section)
    lines = ", ".join(dict.fromkeys(str(clause.line) for clause in clauses))
    parts = [
        one_line(identity.title).strip(),
        label,
        f"effective {identity.effective}" if identity.effective else "",
        section,
        f"line{'s' if ',' in lines else ''} {lines}",
        f"sha256 {identity.sha256[:12]}" if identity.sha256 else "",
    ]
    return f"“{quote}”\n— {', '.join(part for part in parts if part)}"
