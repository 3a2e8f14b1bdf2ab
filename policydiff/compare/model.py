"""The record that comparison hands to judgement."""

from dataclasses import dataclass

from policydiff.model import Clause


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Clauses that stand for one another; one side is empty where nothing does.

    `similarity` is the cosine of their words; `loose` marks a counterpart found by function, not by wording.
    `rivalry` is how near the runner-up among the counterparts came to the one that was taken, 0 to 1.
    """

    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    similarity: float
    moved: bool = False
    loose: bool = False
    rivalry: float = 0.0

    @property
    def stands_still(self) -> bool:
        """True for a clause that nothing happened to: the same words in the same place, read the same way."""
        if len(self.old) != 1 or len(self.new) != 1 or self.loose or self.moved:
            return False
        old, new = self.old[0], self.new[0]
        return (old.plain, old.section, old.context, old.norm, old.strength, old.bearer, old.label) == (
            (new.plain, new.section, new.context, new.norm, new.strength, new.bearer, new.label)
        )
