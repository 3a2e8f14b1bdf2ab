"""Lone passages that are set side by side: whoever does so says that they correspond, and that they bind."""

from dataclasses import fields, replace

from policydiff.model import Bearer, Clause, Document, Norm, Strength


def is_excerpt(document: Document) -> bool:
    """Whether a document is a lone passage without a title, or nothing at all, where a passage came or went."""
    return not document.sections and len({one.block for one in document.clauses}) <= 1


def at_its_word(document: Document) -> Document:
    """A passage that binds nobody by itself, as what it would be under the words that led in to it.

    An item torn from its list has lost the verb that governed it.
    """
    if any(one.binds for one in document.clauses):
        return document
    return replace(document, clauses=tuple(map(_binding, document.clauses)))


def _binding(clause: Clause) -> Clause:
    held = {field.name: getattr(clause, field.name) for field in fields(Clause)}
    return Clause(**{**held, "norm": Norm.OBLIGATION, "bearer": Bearer.PROVIDER, "strength": Strength.BINDING})
