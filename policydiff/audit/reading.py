"""The ways in which an account announces a commitment to a reader, beside the guard's.

A claim names the commitment by its words. A paragraph says which way a class of commitments went, and the commitment is
of that class. A claim says that a facet changed (how often, from which figure), and the commitment's did. A claim says
that a section came or went, and the commitment came or went with it. What is named without the direction is announced
in part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policydiff.audit.account import Entry
from policydiff.audit.claims import Claim, claims, denies, directions, leaning, says_change
from policydiff.audit.direction import direction_of
from policydiff.audit.matching import Announced
from policydiff.audit.matters import HEADING_STEMS, Matter, cited, covers, headings_over, matters, number
from policydiff.audit.relevance import alike, matter_of, named
from policydiff.audit.settings import DEFAULT, Settings
from policydiff.compare.terms import Weights, bag
from policydiff.lexicon import phrases
from policydiff.model import Change, Clause, Comparison, Outcome
from policydiff.parse.quantities import quantities

FACETS = {
    "cadence": frozenset({
        "cadence_slowed", "cadence_quickened", "deadline_extended", "deadline_shortened", "urgency_added",
        "urgency_dropped", "occasion_added", "occasion_dropped",
    }),
    "threshold": frozenset({"threshold_raised", "threshold_lowered"}),
}  # fmt: skip
"""What an account may say was changed in a commitment, and the rules that see it changed."""

_FIGURE_RULES = frozenset({"figure_set", "figure_dropped"})
_TIMES = frozenset({"duration", "frequency"})
_ONE_SIDED = (Outcome.ADDED, Outcome.REMOVED)


@dataclass(frozen=True, slots=True)
class Said:
    """That a claim speaks of a change; `strength`, how far its words name it, decides among claims of one verdict."""

    claim: Claim
    verdict: Announced
    strength: float


class Reading:
    """An account, read beside a comparison."""

    def __init__(self, comparison: Comparison, account: Sequence[Entry], settings: Settings = DEFAULT) -> None:
        before = [clause for change in comparison.changes for clause in change.old]
        after = [clause for change in comparison.changes for clause in change.new]
        self._weights = Weights(bag(clause.plain) for clause in (*before, *after))
        self._matters = matters(claims(account))
        self._settings = settings
        gone, come = _headings(before), _headings(after)
        self._titles = gone | come
        self._turned = {Outcome.ADDED: come - gone, Outcome.REMOVED: gone - come}

    @property
    def claimed(self) -> frozenset[Entry]:
        """The entries that claim something; the others give reasons for what stands beside them."""
        return frozenset(
            claim.entry
            for matter in self._matters
            for claim in matter.claims
            if says_change(claim) or len(matter.claims) == 1
        )

    def said_of(self, change: Change) -> Iterator[Said]:
        """All that the account says of a change."""
        for matter in self._matters:
            if denies(matter.claims[0].text):
                continue
            covered = covers(matter, change, self._weights)
            if covered and (verdict := self._of_class(matter, change)):
                yield self._said(matter.claims[0], verdict, change)
            for claim in matter.claims:
                verdicts = (
                    self._by_words(claim, change, alone=len(matter.claims) == 1),
                    self._of_facet(claim, change) if covered else None,
                    self._with_section(claim, change),
                )
                yield from (self._said(claim, verdict, change) for verdict in verdicts if verdict)

    def _said(self, claim: Claim, verdict: Announced, change: Change) -> Said:
        return Said(claim, verdict, self._named(claim, change))

    def _named(self, claim: Claim, change: Change) -> float:
        return named(claim, change, self._weights, self._settings)

    def _by_words(self, claim: Claim, change: Change, *, alone: bool) -> Announced | None:
        if denies(claim.text) or self._named(claim, change) < self._settings.named:
            return None
        if not says_change(claim):
            return Announced.PARTIAL if alone else None
        said = leaning(claim)
        if not said:
            # "We updated X" tells a reader that X is there before and after.
            return Announced.PARTIAL if change.outcome in _ONE_SIDED else Announced.ANNOUNCED
        return Announced.ANNOUNCED if said & directions(change) else None

    def _of_class(self, matter: Matter, change: Change) -> Announced | None:
        """A class that was recast: what is new in it is spoken of, but not the way in which it went.

        That a class binds less does not tell that a commitment of it is gone, unless something else is set against it.
        """
        if matter.way is None or alike(matter.weights, change) < self._settings.alike:
            return None
        if matter.way is direction_of(change):
            eased = change.outcome is Outcome.REMOVED and not matter.gone
            return Announced.PARTIAL if eased else Announced.ANNOUNCED
        return Announced.PARTIAL if change.outcome is Outcome.ADDED else None

    def _with_section(self, claim: Claim, change: Change) -> Announced | None:
        """Where a claim names a section and says which way it went: all of one that came or went, else no substance."""
        fits = direction_of(change) in leaning(claim) and not denies(claim.text)
        if not fits or not phrases("audit", "parts").spans(claim.words, "parts"):
            return None
        told, numbers = frozenset(matter_of(claim.words)), cited(claim.words)
        titles = [title for clause in (*change.old, *change.new) for title in headings_over(clause)[:1]]
        meant = [title for title in titles if number(title) in numbers or _all_in(title, told)]
        if any(title in self._turned.get(change.outcome, ()) for title in meant):
            return Announced.ANNOUNCED
        return Announced.PARTIAL if any(number(title) in numbers for title in meant) else None

    def _of_facet(self, claim: Claim, change: Change) -> Announced | None:
        """Where a claim says that a facet changed: of the sections that it names in full, else of all it is about."""
        if not says_change(claim) or denies(claim.text):
            return None
        spoken = phrases("audit", *FACETS).find(claim.text)
        if not any(spoken.values()):
            return None
        told = frozenset(matter_of(claim.words))
        meant = {title for title in self._titles if _named_in(title, told)}
        if meant and not any(meant & {*clause.section} for clause in (*change.old, *change.new)):
            return None
        rules = {shift.rule for shift in change.shifts}
        if any(spoken[facet] and rules & seen for facet, seen in FACETS.items()):
            return Announced.ANNOUNCED
        if not spoken["cadence"] or not _loses_or_gains_time(change):
            return None
        # What is said to be adjusted is there before and after.
        return Announced.ANNOUNCED if leaning(claim) & directions(change) else Announced.PARTIAL


def _headings(clauses: Sequence[Clause]) -> frozenset[str]:
    return frozenset(title for clause in clauses for title in headings_over(clause)[:1])


def _all_in(title: str, told: frozenset[str]) -> bool:
    stems = [stem for stem in matter_of(title) if not stem.replace(".", "").isdigit() and " " not in stem]
    return bool(stems) and told.issuperset(stems)


def _named_in(title: str, told: frozenset[str]) -> bool:
    """Whether words hold a whole title, its words side by side, that is not named by chance."""
    stems = [term for term in matter_of(title) if " " not in term and not term.replace(".", "").isdigit()]
    pairs = (f"{first} {second}" for first, second in pairwise(stems))
    return len(stems) >= HEADING_STEMS and told.issuperset(pairs)


def _loses_or_gains_time(change: Change) -> bool:
    held = [one for shift in change.shifts if shift.rule in _FIGURE_RULES for one in (*shift.old, *shift.new)]
    return any(figure.kind in _TIMES for one in held for figure in quantities(one.text))
