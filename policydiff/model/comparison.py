"""What a comparison finds, as data: formatters make the sentences."""

from collections import Counter
from dataclasses import dataclass, field

from policydiff.model.clause import Clause
from policydiff.model.document import Identity
from policydiff.model.span import Span
from policydiff.model.vocabulary import Bearer, Category, Dimension, Direction, Norm, Outcome, Severity


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one side that a rule points at; `span` is their place in that side's source where it is known."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One rule speaking about one change: a finding on one dimension.

    `arguments` fill the rule's message template.
    """

    rule: str
    dimension: Dimension
    direction: Direction
    old: tuple[Evidence, ...] = ()
    new: tuple[Evidence, ...] = ()
    arguments: dict[str, str] = field(default_factory=dict, hash=False)
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one commitment: the clauses on both sides (several where it split or merged) and why.

    `similarity` is how close the two sides stand, 0 to 1; `score` orders the ranking, higher is more important.
    `confidence` is the probability that the outcome is right, 0 to 1.
    `fingerprint` survives rewording of reports: it hashes outcome-free identity (clause words and section).
    `closest_to` are commitments of the side that is empty here, for which another change names a passage of this one as
    the closest.
    """

    id: str
    fingerprint: str
    outcome: Outcome
    material: bool
    mixed: bool
    moved: bool
    severity: Severity
    category: Category
    norm: Norm
    bearer: Bearer
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    shifts: tuple[Shift, ...]
    score: float
    similarity: float = 0.0
    confidence: float = 1.0
    closest_to: tuple[Clause, ...] = ()

    @property
    def binds(self) -> bool:
        """Whether the change concerns a norm on either side: what a report lists unless everything is asked for.

        Who stands behind a text may be named in a sentence that binds nobody; a shift of that concerns every norm.
        A definition that came or went and shifts nothing concerns none.
        """
        if self.norm is Norm.DEFINITION and not (self.material or (self.old and self.new)):
            return False
        return self.material or any(clause.binds for clause in (*self.old, *self.new))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and their changes, most important first, retained ones last."""

    old: Identity
    new: Identity
    changes: tuple[Change, ...]
    warnings: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many changes have each outcome, every outcome named, and how many are material."""
        counter = Counter(change.outcome for change in self.changes)
        counts = {outcome.value: counter[outcome] for outcome in Outcome}
        counts["material"] = sum(change.material for change in self.changes)
        return counts
