"""Words that still stand, though no clause of theirs was found: as a heading, cut into other sentences, said once.

A clause whose whole wording can be read in the other version was neither removed nor added.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from policydiff.compare.model import Correspondence
from policydiff.compare.surroundings import Surroundings
from policydiff.compare.terms import key
from policydiff.model import Clause, Document
from policydiff.parse.titles import is_account

FEWEST_WORDS = 4
"""Fewer words than these stand in many a text by chance."""


@dataclass(slots=True)
class Standing:
    """Which words of one version can be read in the other; each version is read only when first asked for.

    `around` holds the words of documents that were cut down to what may have changed.
    """

    old: Document
    new: Document
    around: Surroundings | None = None
    _read: dict[bool, str] = field(default_factory=dict)
    _said: dict[bool, dict[str, list[Clause]]] = field(default_factory=dict)

    def unchanged(self, one: Correspondence) -> bool:
        """Whether a one-sided correspondence merely lost its clause: all its words stand on the other side."""
        if one.old and one.new:
            return False
        in_old = not one.old
        return all(
            self._said_here(clause, in_old=in_old) or self._stands(clause, in_old=in_old)
            for clause in one.old or one.new
            if clause.binds
        )

    def _said_here(self, clause: Clause, *, in_old: bool) -> bool:
        """Whether the same is said in the same place: once or twice, it binds alike."""
        if in_old not in self._said:
            said = self._said[in_old] = {}
            for one in (self.old if in_old else self.new).clauses:
                said.setdefault(key(one.plain), []).append(one)
        alike = self._said[in_old].get(key(clause.plain), ())
        return any(_place(one) == _place(clause) and one.binds for one in alike)

    def _stands(self, clause: Clause, *, in_old: bool) -> bool:
        words = key(clause.plain)
        if words.count(" ") < FEWEST_WORDS - 1:
            return False
        there = self._times(words, in_old)
        # Said twice before and once now: the counterpart of that one is another clause.
        return there > 0 and there >= self._times(words, not in_old)

    def _times(self, words: str, in_old: bool) -> int:
        text, sought = self._words(in_old), f" {words} "
        count, at = 0, text.find(sought)
        while at >= 0:
            count, at = count + 1, text.find(sought, at + 1)
        return count

    def _words(self, in_old: bool) -> str:
        if in_old not in self._read:
            document = self.old if in_old else self.new
            self._read[in_old] = (
                self.around.words(in_old)
                if self.around
                else all_words(
                    (section.title for section in document.sections),
                    [words_told((clause.section, clause.plain) for clause in document.clauses) or ""],
                )
            )
        return self._read[in_old]


def _place(clause: Clause) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headings over a clause, and its lead-ins."""
    return tuple(map(key, clause.section)), clause.context


def words_told(clauses: Iterable[tuple[tuple[str, ...], str]]) -> str | None:
    """The words of some clauses, given with their section, in a row; None where none of them counts."""
    # To quote a commitment in an account of changes is not to keep it.
    told = [key(text) for section, text in clauses if not is_account(section)]
    return " ".join(told) if told else None


def all_words(titles: Iterable[str], told: Iterable[str]) -> str:
    """The words of a text: each title on a line of its own, then those of its clauses in a row."""
    return "\n".join([*(f" {key(title)} " for title in titles), f" {' '.join(told)} "])
