"""The record that comparison hands to judgement."""

from dataclasses import dataclass

from policydiff.model import Clause


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Clauses that stand for one another; one side is empty where nothing does.

    `similarity` is the cosine of their words; `loose` marks a counterpart found by function, not by wording.
    `shared` marks a counterpart that says more than this, for it is that of another clause, too.
    `rivalry` is how near the runner-up among the counterparts came to the one that was taken, 0 to 1.
    """

    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    similarity: float
    moved: bool = False
    loose: bool = False
    rivalry: float = 0.0
    shared: bool = False

    def __hash__(self) -> int:
        # Hashed as wholes, clauses would have to be read for it; their names tell them apart in one comparison.
        return hash((tuple(clause.id for clause in self.old), tuple(clause.id for clause in self.new)))

    @property
    def stands_still(self) -> bool:
        """True for a clause that kept its words and the force with which it is read: no rule can speak of it."""
        if len(self.old) != 1 or len(self.new) != 1 or self.loose:
            return False
        return self.old[0].plain == self.new[0].plain and self.old[0].reads_like(self.new[0])
