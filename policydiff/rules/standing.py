"""Words that still stand, though no clause of theirs was found: as a heading, cut into other sentences, said once.

A clause whose whole wording can be read in the other version was neither removed nor added.
"""

import re
from dataclasses import dataclass, field

from policydiff.compare.model import Correspondence
from policydiff.compare.terms import key
from policydiff.model import Clause, Document
from policydiff.parse.titles import is_account

FEWEST_WORDS = 4
"""Fewer words than these stand in many a text by chance."""


@dataclass(slots=True)
class Standing:
    """Which words of one version can be read in the other; each version is read only when first asked for."""

    old: Document
    new: Document
    _read: dict[bool, str] = field(default_factory=dict)

    def unchanged(self, one: Correspondence) -> bool:
        """Whether a one-sided correspondence merely lost its clause: all its words stand on the other side."""
        if one.old and one.new:
            return False
        return all(self._stands(clause, in_old=not one.old) for clause in one.old or one.new if clause.binds)

    def _stands(self, clause: Clause, *, in_old: bool) -> bool:
        words = key(clause.plain)
        if words.count(" ") < FEWEST_WORDS - 1:
            return False
        there = self._times(words, in_old)
        # Said twice before and once now: the counterpart of that one is another clause.
        return there > 0 and there >= self._times(words, not in_old)

    def _times(self, words: str, in_old: bool) -> int:
        return len(re.findall(f"(?= {re.escape(words)} )", self._words(in_old)))

    def _words(self, in_old: bool) -> str:
        if in_old not in self._read:
            document = self.old if in_old else self.new
            titles = [f" {key(section.title)} " for section in document.sections]
            # To quote a commitment in an account of changes is not to keep it.
            told = " ".join(key(clause.plain) for clause in document.clauses if not is_account(clause.section))
            self._read[in_old] = "\n".join([*titles, f" {told} "])
        return self._read[in_old]
