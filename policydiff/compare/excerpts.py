"""Lone passages that are set side by side: whoever does so says that they correspond, and that they bind."""

from dataclasses import fields, replace

from policydiff.model import Bearer, Clause, Document, Norm, Strength


def is_excerpt(document: Document) -> bool:
    """Whether a document is a lone passage without a title."""
    return bool(document.clauses) and not document.sections and len({one.block for one in document.clauses}) == 1


def at_their_word(old: Document, new: Document) -> tuple[Document, Document]:
    """Two passages; where neither binds, as what they would be under the words that led in to them.

    An item torn from its list has lost the verb that governed it.
    """
    if any(one.binds for one in (*old.clauses, *new.clauses)):
        return old, new
    before, after = (replace(each, clauses=tuple(map(_binding, each.clauses))) for each in (old, new))
    return before, after


def _binding(clause: Clause) -> Clause:
    held = {field.name: getattr(clause, field.name) for field in fields(Clause)}
    return Clause(**{**held, "norm": Norm.OBLIGATION, "bearer": Bearer.PROVIDER, "strength": Strength.BINDING})
