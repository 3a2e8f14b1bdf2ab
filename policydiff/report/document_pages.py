"""One version as people and programs read it: its text, or its clauses."""

from policydiff.model import Clause, Document, Identity
from policydiff.report.json_report import clause_data, dumps, identity_data
from policydiff.report.lines import Line, Run, wrap
from policydiff.report.paint import ascii_form, paint
from policydiff.report.sanitize import one_line
from policydiff.report.view import View
from policydiff.report.wording import clause_words, counted, dated

DOCUMENT_SCHEMA = "policydiff.document/1"


def text_json(identity: Identity, source: str) -> str:
    """A version's text as JSON."""
    return dumps({"schema": DOCUMENT_SCHEMA, **identity_data(identity), "text": source})


def clauses_json(document: Document) -> str:
    """A version's clauses as JSON."""
    clauses = [
        {
            "id": clause.id,
            "norm": clause.norm,
            "bearer": clause.bearer,
            "category": clause.category,
            "kind": clause.kind,
            **clause_data(clause),
        }
        for clause in document.clauses
    ]
    return dumps({"schema": DOCUMENT_SCHEMA, **identity_data(document.identity), "clauses": clauses})


def clauses_text(document: Document, view: View) -> str:
    """A version's clauses with what they are, under their sections."""
    identity = document.identity
    lines: list[Line] = [
        (Run(dated(one_line(identity.label), identity), "title"),),
        (Run(counted(len(document.clauses), "clause"), "faint"),),
    ]
    section: tuple[str, ...] | None = None
    for clause in document.clauses:
        if clause.section != section:
            section = clause.section
            title = " > ".join(one_line(heading) for heading in section) or "(no heading)"
            lines += [(), *wrap([Run(title, "title")], view.width)]
        lines += _clause(clause, view.width)
    if not view.unicode:
        lines = [tuple(Run(ascii_form(run.text), run.style) for run in line) for line in lines]
    return paint(lines, color=view.color)


def _clause(clause: Clause, width: int) -> list[Line]:
    number = f"{clause.line:>5}  "
    body = wrap([Run(one_line(clause.text).strip())], max(width - len(number), 20))
    return [
        (Run(number, "faint"), Run(clause_words(clause), "faint")),
        *((Run(" " * len(number)), *line) for line in body),
    ]
