"""The record that comparison hands to judgement."""

from dataclasses import dataclass

from policydiff.model import Clause


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Clauses that stand for one another; one side is empty where nothing does.

    `similarity` is the cosine of their words; `loose` marks a counterpart found by function, not by wording.
    """

    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    similarity: float
    moved: bool = False
    loose: bool = False
