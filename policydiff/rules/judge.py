"""From correspondences to changes: the rules speak, and their weights decide the outcome."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from policydiff.compare.correspondence import correspond
from policydiff.compare.excerpts import at_its_word, is_excerpt
from policydiff.compare.model import Correspondence
from policydiff.compare.settings import DEFAULT, Settings
from policydiff.compare.surroundings import Surroundings
from policydiff.compare.terms import Weights, key
from policydiff.model import (
    Change,
    Clause,
    Comparison,
    Direction,
    Document,
    Outcome,
    Rule,
    Shift,
)
from policydiff.parse.illustrations import only_illustrates
from policydiff.parse.short_forms import expansion
from policydiff.rules.capture import uncaptured, words_lost
from policydiff.rules.carried import carried, comes, goes, once
from policydiff.rules.changes import change_of, speaker
from policydiff.rules.confidence import Estimate, confidence
from policydiff.rules.detectors import DETECTORS
from policydiff.rules.detectors.ladder import ladder
from policydiff.rules.detectors.party import party
from policydiff.rules.grounds import grounds, rewritten_share
from policydiff.rules.mirror import mirrored
from policydiff.rules.nearness import with_nearest
from policydiff.rules.pair import Detector, Pair, Party, name_stems, shift
from policydiff.rules.reach import incomparable, unheard
from policydiff.rules.registry import all_rules, rule
from policydiff.rules.renaming import Rename, names_differ, renaming
from policydiff.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Bench:
    """What judging a pair of versions needs beside the pair.

    Term weights, lead-ins on both sides, thresholds, the share of the documents that was rewritten, how confidence
    is had from what a judgement rests on, what writes out the short forms of names, the stems of the publisher's, and
    how names of the old version are called in the new one.
    """

    weights: Weights
    leads: Callable[[], set[str]]
    settings: Settings
    rewritten: float
    estimate: Estimate | None
    written_out: Callable[[str], str] = str
    named: frozenset[str] = frozenset()
    renamed: Callable[[], Rename] = lambda: str


def compare(
    old: Document,
    new: Document,
    settings: Settings = DEFAULT,
    *,
    retained: bool = True,
    around: Surroundings | None = None,
    estimate: Estimate | None = confidence,
    recorded: bool = True,
    excerpts: bool = False,
) -> Comparison:
    """What became of every clause of `old` in `new`, ranked; what is new at its own rank.

    Commitments are traced forward in time: where both texts carry a date and `new` is the older, the comparison is
    made from the older to the newer and mirrored, so that a revision read backwards says the opposite.
    Texts in different languages are not compared: no change is judged, and a warning says why.
    Without `retained` only what is material is named. `around` says what stands around the clauses of documents from
    which those that stand still were left out; such documents come in the order of their dates. `estimate` gives the
    confidence of each change; with None it is 0. `recorded` texts were captured by somebody, so that a failed page load
    or another page may stand in place of one; a text that its publisher keeps says what it says, however little.
    With `excerpts` two lone passages are read as what they would be where they were taken from, and as each other's
    counterparts (see `policydiff.compare.excerpts`).

    Raises WholeNeededError where documents were cut down too far to be compared as the whole ones would be.
    """
    if reason := incomparable(old, new):
        return Comparison(old.identity, new.identity, _unjudged(old, new), (*old.warnings, *new.warnings, reason))
    dates = old.identity.effective, new.identity.effective
    if all(dates) and dates[1] < dates[0]:
        forward, warnings = _traced(
            new, old, settings, ("new", "old"), retained, estimate, recorded=recorded, excerpts=excerpts
        )
        changes = [mirrored(change) for change in forward]
    else:
        changes, warnings = _traced(
            old, new, settings, ("old", "new"), retained, estimate, around, recorded=recorded, excerpts=excerpts
        )
    told = (*old.warnings, *new.warnings, *warnings, *unheard(new))
    return Comparison(old.identity, new.identity, ranked(changes), told)


def _unjudged(old: Document, new: Document) -> tuple[Change, ...]:
    """Every clause of two texts that are not compared, each on its own side, with nothing said of it."""
    sides = [*(Correspondence((one,), (), 0.0) for one in old.clauses)]
    sides += [Correspondence((), (one,), 0.0) for one in new.clauses]
    bench = Bench(Weights(()), set, DEFAULT, 0.0, confidence)
    changes = (judge(one, bench, f"k{number}", captured=False) for number, one in enumerate(sides, 1))
    return tuple(change for change in changes if change is not None)


def _traced(
    old: Document,
    new: Document,
    settings: Settings,
    names: tuple[str, str],
    retained: bool,
    estimate: Estimate | None,
    around: Surroundings | None = None,
    *,
    recorded: bool = True,
    excerpts: bool = False,
) -> tuple[list[Change], tuple[str, ...]]:
    """Every change from one text to the other, and warnings that call the two by these names."""
    beside = excerpts and is_excerpt(old) and is_excerpt(new)
    if beside:
        old, new = at_its_word(old), at_its_word(new)
    found, weights = correspond(old, new, settings, around, excerpts=beside)
    missing, warnings = uncaptured(old, new, found, names, around) if recorded else (frozenset(), ())
    leads = cache(lambda: around.leads if around else _lead_ins(old) & _lead_ins(new))
    written_out = expansion((old.source, new.source))
    named = name_stems(old.names | new.names)
    share = rewritten_share(found) if estimate else 0.0
    renamed = cache(lambda: renaming(found, old, new))
    bench = Bench(weights, leads, settings, share, estimate, written_out, named, renamed)
    standing = Standing(old, new, around)
    judged = (
        judge(
            one,
            bench,
            f"k{number}",
            captured=not (missing and one in missing) and not standing.unchanged(one),
            retained=retained,
        )
        for number, one in enumerate(found, 1)
        if retained or not one.stands_still
    )
    return with_nearest(change for change in judged if change is not None), warnings


def ranked(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes by outcome group and score, retained ones last, then by place."""
    return tuple(sorted(changes, key=_rank_key))


def _rank_key(change: Change) -> tuple[bool, float, int, int]:
    where = change.old[0].span.start if change.old else change.new[0].span.start
    return (not change.material, -change.score, where, 0 if change.old else 1)


def _lead_ins(document: Document) -> set[str]:
    return {key(clause.plain) for clause in document.clauses} | {
        key(title) for one in document.sections for title in one.path
    }


def judge(
    one: Correspondence, bench: Bench, identifier: str, *, captured: bool = True, retained: bool = True
) -> Change | None:
    """The change that a correspondence amounts to; nothing shifts where one side was never recorded.

    Without `retained` None where it is not material.
    """
    shifts = tuple(_shifts(one, bench)) if captured else ()
    weaker = sum(item.weight for item in shifts if item.direction is Direction.WEAKER)
    stronger = sum(item.weight for item in shifts if item.direction is Direction.STRONGER)
    unclear = sum(item.weight for item in shifts if item.direction is Direction.UNCLEAR)
    outcome, material, mixed = _outcome(one, shifts, (weaker, stronger, unclear), bench.settings)
    if not material and not retained:
        return None
    sure = 0.0
    if bench.estimate:
        sure = bench.estimate(grounds(one, outcome, shifts, mixed, bench.rewritten, bench.settings.material_at))
    return change_of(one, outcome, material, mixed, shifts if material else (), identifier, sure)


def _shifts(one: Correspondence, bench: Bench) -> Iterator[Shift]:
    compared = one.old if one.loose else (*one.old, *one.new)
    if all(only_illustrates(clause) for clause in compared):
        return
    if not one.new:
        if any(goes(clause, bench.leads) for clause in one.old):
            yield shift(rule("commitment_removed"))
        return
    if not one.old:
        if any(comes(clause, bench.leads) for clause in one.new):
            yield shift(rule("commitment_added"))
        return
    old, new = _operative(one.old, bench), _operative(one.new, bench)
    pair = Pair(old, new, one.similarity, one.loose, bench.weights, bench.named)
    if not one.loose:
        yield from party(rule("party_changed"), pair)
    if not any(clause.binds for clause in (*one.old, *one.new)):
        return
    before, after = (all(clause.advisory_section for clause in side) for side in (one.old, one.new))
    if after and not before and not one.loose:
        yield shift(rule("commitment_relocated"))
    elif before and not after and not one.loose:
        yield shift(rule("commitment_restored"))
    if one.loose:
        # Words of passages that merely govern the same object say nothing about direction; how firmly they bind does.
        yield shift(rule("commitment_replaced"))
        if pair.old.strength is not None:
            yield from ladder(rule("strength_raised"), pair)
        return
    if not _says_the_same(one, pair, bench):
        yield from carried(one, _spoken(pair))


def _says_the_same(one: Correspondence, pair: Pair, bench: Bench) -> bool:
    """Whether the sides differ in nothing but typography, a name that was given up, or words that were not recorded."""
    # Blanks that were lost or found between words are typography, too.
    same_words = any(
        key(read(pair.old)).replace(" ", "") == key(read(pair.new)).replace(" ", "") for read in (_bodies, _whole)
    )
    if same_words:
        return not _moved_under_another_lead(one, bench.leads)
    before, after = _whole(pair.old), _whole(pair.new)
    if names_differ(before, after) and key(bench.renamed()(before)) == key(after):
        return True
    return words_lost(pair.old.clauses, pair.new.clauses) or words_lost(pair.new.clauses, pair.old.clauses)


def _operative(clauses: tuple[Clause, ...], bench: Bench) -> Party:
    """A side without its illustrations, where it has anything else, and without what it says twice: no change there."""
    operative = tuple(clause for clause in once(clauses) if not only_illustrates(clause))
    if not operative or len(operative) == len(clauses):
        return Party(clauses, written_out=bench.written_out)
    beside = tuple(clause for clause in clauses if clause not in operative)
    return Party(operative, beside, bench.written_out)


def _bodies(side: Party) -> str:
    return side.text


def _whole(side: Party) -> str:
    return side.written_out(" ".join(clause.plain for clause in side.clauses))


CLAIMING = frozenset({"conditions", "mentions", "items", "stopping"})
"""Detectors whose evidence is the very words that came or went; what they point at explains itself."""


def _spoken(pair: Pair) -> list[Shift]:
    """All that the rules say of a pair, in their order; those that weigh what is left speak last."""
    said = {each.id: list(detector(each, pair)) for each, detector in _detectors() if each.detector != "content"}
    claiming = (item for items in said.values() for item in items if rule(item.rule).detector in CLAIMING)
    rest = pair.claiming(claiming)
    return [
        item
        for each, detector in _detectors()
        for item in (detector(each, rest) if each.detector == "content" else said[each.id])
    ]


@cache
def _detectors() -> tuple[tuple[Rule, Detector], ...]:
    spoken = (each for each in all_rules() if each.detector not in ("whole", "party"))
    return tuple((each, DETECTORS[each.detector]) for each in spoken)


def _moved_under_another_lead(one: Correspondence, leads: Callable[[], set[str]]) -> bool:
    """True where an unchanged item now stands under a lead-in that says something else and was not itself reworded.

    A reworded lead-in is a change of its own; its items do not repeat it.
    """
    before, after = speaker(one.old), speaker(one.new)
    if (before.norm, before.strength) == (after.norm, after.strength) or not before.context or not after.context:
        return False
    return key(before.context[-1]) in leads() and key(after.context[-1]) in leads()


def _outcome(
    one: Correspondence, shifts: tuple[Shift, ...], weights: tuple[float, float, float], settings: Settings
) -> tuple[Outcome, bool, bool]:
    weaker, stronger, unclear = weights
    if not one.new:
        return Outcome.REMOVED, bool(shifts), False
    if not one.old:
        return Outcome.ADDED, bool(shifts), False
    if any(item.rule == "commitment_relocated" for item in shifts):
        return Outcome.RELOCATED, True, False
    heavier, lighter = max(weaker, stronger), min(weaker, stronger)
    if max(heavier, unclear) < settings.material_at:
        return Outcome.RETAINED, False, False
    mixed = lighter >= settings.material_at and lighter >= settings.mixed_at * heavier
    # Both ways at once counts as weakened (codebook of arXiv 2609.08789, flag MIX).
    return (Outcome.STRENGTHENED if stronger > weaker and not mixed else Outcome.WEAKENED), True, mixed
