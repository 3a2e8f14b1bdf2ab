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

    @property
    def stands_still(self) -> bool:
        """True for a clause that kept its words and the force with which it is read: no rule can speak of it."""
        if len(self.old) != 1 or len(self.new) != 1 or self.loose:
            return False
        old, new = self.old[0], self.new[0]
        return (
            old.plain == new.plain
            and (old.label, old.norm, old.strength, old.advisory_section)
            == (new.label, new.norm, new.strength, new.advisory_section)
        )
