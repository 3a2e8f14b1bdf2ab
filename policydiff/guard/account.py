"""The policy's own account of its changes: a section of the document."""

from dataclasses import replace

from policydiff.compare.terms import key
from policydiff.config.model import ChangelogPlace
from policydiff.lexicon import terms
from policydiff.model import Document, Span


def section_text(document: Document, title: str) -> str:
    """The words of the first section called `title`, subsections included; "" where there is none.

    Where the title is the default one, its usual synonyms are looked for too; words around it ("Appendix II") are no
    hindrance.
    """
    span = _section(document, title)
    return span.of(document.source) if span else ""


def without_account(document: Document, title: str) -> Document:
    """The document without the clauses of that section.

    An account quotes what went. Compared with the policy, the quotation would pass for the commitment itself.
    """
    span = _section(document, title)
    if span is None:
        return document
    kept = tuple(one for one in document.clauses if not span.start <= one.span.start < span.end)
    return replace(document, clauses=kept)


def _section(document: Document, title: str) -> Span | None:
    wanted = {key(title)}
    if key(title) == key(ChangelogPlace().section):
        wanted |= {key(term) for term in terms("announcement", "titles")}
    for number, section in enumerate(document.sections):
        if not any(f" {name} " in f" {key(section.title)} " for name in wanted):
            continue
        after = (later for later in document.sections[number + 1 :] if later.level <= section.level)
        return Span(section.span.end, next((later.span.start for later in after), len(document.source)))
    return None
