"""Is every material change announced in the publisher's own account? Broader than the guard's question.

The guard lets a change land only where an entry names it. A reader of a published account takes more for an
announcement: an entry that names the class or the section a commitment belongs to and says what was done to it. Hence
three ways, beside the guard's, in which a claim announces a commitment: by its words, by the headings over it, by what
was changed in it. What is named without the direction, or against it, is announced in part.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.audit.account import Entry
from policydiff.audit.claims import Claim, claims, class_leaning, denies, directions, leaning
from policydiff.audit.direction import direction_of
from policydiff.audit.matching import Announced, announced_in
from policydiff.audit.parts import parts
from policydiff.audit.rates import Silence, silence
from policydiff.audit.relevance import NONE, Relevance, Scale
from policydiff.lexicon import phrases
from policydiff.model import Category, Change, Comparison, Direction

FACETS = {
    "cadence": frozenset({
        "cadence_slowed", "cadence_quickened", "deadline_extended", "deadline_shortened", "urgency_added",
        "urgency_dropped", "occasion_added", "occasion_dropped",
    }),
    "threshold": frozenset({"threshold_raised", "threshold_lowered"}),
}  # fmt: skip
"""What an account may say was changed in a commitment, and the rules that see it changed."""

UNTITLED_WORDS = 30
"""Words up to which a claim without a title speaks of one class of commitments; longer ones sum up the revision."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds, shares from 0 to 1.

    `named`: of a claim's words, what a commitment must have to be named by it, and of the share of the commitment
    that it names best, `close`. `touched`: share of `named` from which it is announced in part. `heading` and `alike`:
    of a heading's words, and of likeness in category, what a claim on a whole class needs. `facet`: of the words of a
    heading or of its own, what a claim on a facet needs. `place`: what a heading adds to the words.
    """

    named: float = 0.1
    close: float = 0.9
    touched: float = 0.8
    heading: float = 0.4
    alike: float = 0.7
    facet: float = 0.4
    place: float = 0.05


DEFAULT = Settings()
"""Chosen by hand on two coded revisions; `python -m bench.audit` chooses them anew without the pair that is scored."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One commitment that changed, what the account says of it, and the entry that says it (None where silent)."""

    change: Change
    verdict: Announced
    entry: Entry | None = None

    @property
    def direction(self) -> Direction:
        """Which way the change went."""
        return direction_of(self.change)


@dataclass(frozen=True, slots=True)
class Audit:
    """An account held against a comparison. `unshown` are entries that match no material change."""

    comparison: Comparison
    findings: tuple[Finding, ...]
    unshown: tuple[Entry, ...]

    @property
    def silence(self) -> Silence:
        """The silent revision rates."""
        return silence(one.verdict for one in self.findings)

    def by_direction(self) -> dict[Direction, Silence]:
        """The rates of each direction that occurs, weaker first."""
        found = {way: [one.verdict for one in self.findings if one.direction is way] for way in Direction}
        return {way: silence(verdicts) for way, verdicts in found.items() if verdicts}

    def by_category(self) -> dict[Category, Silence]:
        """The rates of each category that occurs."""
        found = {kind: [one.verdict for one in self.findings if one.change.category is kind] for kind in Category}
        return {kind: silence(verdicts) for kind, verdicts in found.items() if verdicts}


def audit(comparison: Comparison, account: Sequence[Entry], settings: Settings = DEFAULT) -> Audit:
    """What an account says of each commitment that changed materially.

    The work grows with the number of changes times the number of entries.
    """
    changes = parts(comparison.changes)
    told = claims(account)
    scale = Scale(comparison.changes, told)
    table = [[scale.relevance(claim, change) for claim in told] for change in changes]
    best = [max((_named(row[column], settings) for row in table), default=0.0) for column in range(len(told))]
    classes = _classes(told)
    strict = announced_in(changes, tuple(account))
    findings, spoken = [], set()
    for change, row, guard in zip(changes, table, strict, strict=True):
        finding, strength = Finding(change, guard.verdict, guard.entry), guard.named
        for claim, relevance, top in zip(told, row, best, strict=True):
            verdict = _verdict(change, claim, relevance, (top, classes[claim.block]), settings)
            share = _named(relevance, settings)
            if verdict is not Announced.SILENT:
                spoken.add(claim.entry)
            if (_rank(verdict), share) > (_rank(finding.verdict), strength):
                finding, strength = Finding(change, verdict, claim.entry), share
        if finding.entry is not None:
            spoken.add(finding.entry)
        findings.append(finding)
    return Audit(comparison, tuple(findings), tuple(entry for entry in account if entry not in spoken))


def _verdict(
    change: Change,
    claim: Claim,
    relevance: Relevance,
    context: tuple[float, frozenset[Direction]],
    settings: Settings,
) -> Announced:
    if relevance == NONE or denies(claim.text):
        return Announced.SILENT
    best, block = context
    named, said = _named(relevance, settings), leaning(claim.text)
    close = named >= settings.close * best
    if close and relevance.shared and named >= settings.named and (not said or said & directions(change)):
        return Announced.ANNOUNCED
    # A class is spoken of one way; where its claims go both ways, they say nothing of the single commitment.
    if (
        block == frozenset({direction_of(change)})
        and relevance.of_heading >= settings.heading
        and relevance.category >= settings.alike
    ):
        return Announced.ANNOUNCED
    if _facet(change, claim) and relevance.of_heading + relevance.of_claim >= settings.facet:
        return Announced.ANNOUNCED
    touched = close and relevance.shared and named >= settings.touched * settings.named
    return Announced.PARTIAL if touched else Announced.SILENT


def _named(relevance: Relevance, settings: Settings) -> float:
    return relevance.of_claim + settings.place * relevance.of_heading


def _classes(told: Sequence[Claim]) -> dict[int, frozenset[Direction]]:
    """For each block of claims, the way in which its title, or else its opening, says that a class went."""
    openings: dict[int, str] = {}
    for claim in told:
        short = claim.words if len(claim.words.split()) <= UNTITLED_WORDS else ""
        openings.setdefault(claim.block, claim.title or short)
    return {block: class_leaning(opening) for block, opening in openings.items()}


def _facet(change: Change, claim: Claim) -> bool:
    spoken = phrases("audit", *FACETS).find(claim.text)
    rules = {shift.rule for shift in change.shifts}
    return any(spoken[facet] and rules & seen for facet, seen in FACETS.items())


def _rank(verdict: Announced) -> int:
    return (Announced.SILENT, Announced.PARTIAL, Announced.ANNOUNCED).index(verdict)
