"""The records every other layer speaks in: frozen, validated at the edges, free of files, clocks and colour."""

from policydiff.model.clause import Clause, Enumeration, Parts, Quantity
from policydiff.model.comparison import Change, Comparison, Evidence, Shift
from policydiff.model.document import Document, Identity, Section
from policydiff.model.rule import Example, Rule
from policydiff.model.span import Span
from policydiff.model.vocabulary import (
    Bearer,
    BlockKind,
    Category,
    Dimension,
    Direction,
    Norm,
    Outcome,
    Severity,
    Strength,
)

__all__ = [
    "Bearer",
    "BlockKind",
    "Category",
    "Change",
    "Clause",
    "Comparison",
    "Dimension",
    "Direction",
    "Document",
    "Enumeration",
    "Evidence",
    "Example",
    "Identity",
    "Norm",
    "Outcome",
    "Parts",
    "Quantity",
    "Rule",
    "Section",
    "Severity",
    "Shift",
    "Span",
    "Strength",
]
