"""What stands around clauses that are compared without the rest of their documents."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from policydiff.compare.terms import Census
from policydiff.model import Document


class WholeNeededError(Exception):
    """Documents were cut down to what may have changed, and what to say of it depends on clauses that stand still.

    `paths` are the sections in which those stand, where that is known: with them the rest need not be compared.
    """

    def __init__(self, paths: frozenset[tuple[str, ...]] = frozenset()) -> None:
        super().__init__()
        self.paths = paths


@dataclass(frozen=True)
class Surroundings:
    """What a comparison must know of the clauses that were left out on both sides because they stand still.

    Each is counted when first asked for: most revisions change too little to ask.
    """

    count: Callable[[], tuple[Census, Census]]
    """The terms of both whole texts, the clauses that are compared included."""
    anchors: Callable[[], list[tuple[int, int]]]
    """Offsets of the clauses left out, in the old text and in the new."""
    name_leads: Callable[[], set[str]]
    """The keys of the clauses and headings that stand in both texts."""
    whole: Callable[[bool], Document]
    """The old text (True) or the new one, with all its clauses."""
    words: Callable[[bool], str]
    """All the words of the old text (True) or the new one, to be searched for wordings that still stand."""
    notices: tuple[bool, bool]
    """Whether notices of failed page loads stand in the old text, and in the new."""

    @cached_property
    def censuses(self) -> tuple[Census, Census]:
        """The terms of both whole texts."""
        return self.count()

    @cached_property
    def leads(self) -> set[str]:
        """The keys of the clauses and headings that stand in both texts."""
        return self.name_leads()
