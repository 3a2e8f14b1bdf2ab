"""Judging one policy: its changes as findings, and which of them may land."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from policydiff.audit import Announced, Announcement, announced
from policydiff.audit.parts import parts
from policydiff.compare.terms import key
from policydiff.config import ChangelogPlace, PolicySettings
from policydiff.guard.account import section_text, without_account
from policydiff.guard.finding import Finding, JudgedPolicy, Kind, Ruling, Standing
from policydiff.guard.fingerprints import Instances, deletion_fingerprint
from policydiff.guard.places import Places
from policydiff.guard.rulings import rulings
from policydiff.guard.waivers import Register
from policydiff.model import Change, Clause, Comparison, Document, Identity, Outcome, Severity
from policydiff.parse import parse
from policydiff.parse.document import BlockKey
from policydiff.rules.judge import compare

_LOSSES = (Outcome.REMOVED, Outcome.WEAKENED, Outcome.RELOCATED)


@dataclass(frozen=True, slots=True)
class Merge:
    """The policy on the other sides of a merge, and in the commit that all sides come from."""

    others: tuple[Document, ...]
    base: Document


@dataclass(frozen=True, slots=True)
class Case:
    """One policy to judge. `merge` is there where a merge is about to be committed.

    `accounts` are the changelog file before and after, where the account is kept in a file.
    """

    path: str
    old_path: str
    kind: Kind
    old: Document
    new: Document
    settings: PolicySettings
    merge: Merge | None = None
    accounts: tuple[str, str] = ("", "")


class Blocks:
    """What was parsed in this run: both sides of a change share most of their blocks."""

    def __init__(self) -> None:
        self._known: dict[BlockKey, tuple[Clause, ...]] = {}

    def get(self, key: BlockKey) -> tuple[Clause, ...] | None:
        """The clauses of a block, None where it was never parsed."""
        return self._known.get(key)

    def put(self, key: BlockKey, clauses: tuple[Clause, ...]) -> None:
        """Remember the clauses of a block."""
        self._known[key] = clauses


def document(source: str, identity: Identity, blocks: Blocks | None = None) -> Document:
    """A policy's text, taken apart."""
    return parse(source, identity, blocks)


def findings_of(comparison: Comparison, path: str, old_path: str, settings: PolicySettings) -> tuple[Finding, ...]:
    """The material changes of norms as findings, most important first, as they would stand without any waiver."""
    instances, places = Instances(path, comparison), Places(comparison)
    found = []
    for change in comparison.changes:
        if not change.material or not change.binds:
            continue
        spoken = rulings(change, settings.severity)
        if not spoken:
            continue
        old_line = change.old[0].line if change.old else 0
        finding = Finding(path, old_path, change, spoken, instances.fingerprint(change), places.line(change), old_line)
        fails = _may_fail(change, spoken, settings) and finding.severity.rank >= _rank(settings.fail_on)
        sure = change.confidence >= settings.min_confidence
        found.append(replace(finding, standing=Standing.FAILING if sure else Standing.UNSURE) if fails else finding)
    return tuple(found)


def _may_fail(change: Change, spoken: Sequence[Ruling], settings: PolicySettings) -> bool:
    """A loss may; a gain only where the project has given one of its rules a severity of its own."""
    return _is_loss(change) or any(ruling.rule in settings.severity for ruling in spoken)


def _is_loss(change: Change) -> bool:
    """Whether something went: a commitment whose words are gone did, even where a firmer passage comes closest."""
    return change.outcome in _LOSSES or any(shift.rule == "commitment_replaced" for shift in change.shifts)


def _rank(fail_on: Severity | None) -> int:
    return fail_on.rank if fail_on else max(level.rank for level in Severity) + 1


def judge(case: Case, waivers: Register) -> JudgedPolicy:
    """What became of one policy, and whether that may land."""
    title = case.settings.changelog.section or ChangelogPlace().section
    old, new = (without_account(one, title) for one in (case.old, case.new))
    comparison = compare(old, new, recorded=False)
    findings = findings_of(comparison, case.path, case.old_path, case.settings)
    if case.merge:
        findings = _merged(case, new, case.merge, findings)
    deleted = deletion_fingerprint(one.fingerprint for one in findings) if case.kind is Kind.DELETED else ""
    findings = tuple(waivers.applied(finding, case.settings.fail_on, deleted) for finding in findings)
    if case.settings.require_announcement:
        findings = _after_account(case, findings)
    return JudgedPolicy(case.path, case.old_path, case.kind, comparison, findings, deleted)


def _after_account(case: Case, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings after what the policy's own account says of the losses among them."""
    place = case.settings.changelog
    before, after = case.accounts
    if not place.file:
        before, after = section_text(case.old, place.section), section_text(case.new, place.section)
    name = place.file or f"the section {place.section!r}"
    # Settled losses are asked for too: an entry that is about one of them must not pass for its neighbour.
    asked = [one for one in findings if _is_loss(one.change)]
    # A passage that went is one finding; its commitments must be named one by one all the same.
    lost = [(finding.fingerprint, part) for finding in asked for part in _named_apart(finding.change)]
    told = announced([part for _, part in lost], after, before=before)
    answers: dict[str, Announcement] = {}
    for (fingerprint, _), said in zip(lost, told, strict=True):
        known = answers.get(fingerprint)
        answers[fingerprint] = said if known is None else min(known, said, key=_extent)
    out = []
    for finding in findings:
        answer = answers.get(finding.fingerprint)
        if answer is None or finding.standing is not Standing.FAILING:
            out.append(finding)
        elif answer.entry is None:
            out.append(replace(finding, note=f"{name} does not announce it"))
        elif answer.verdict is Announced.ANNOUNCED:
            note = f"announced in {name}: {answer.entry.text}"
            out.append(replace(finding, standing=Standing.ANNOUNCED, note=note))
        else:
            note = (
                f"{name} announces it in part only (commitment and direction must both be named): {answer.entry.text}"
            )
            out.append(replace(finding, note=note))
    return tuple(out)


def _named_apart(change: Change) -> tuple[Change, ...]:
    """The commitments of a change that an account must name each: all that went together, else the change itself."""
    gone = change.outcome in (Outcome.REMOVED, Outcome.RELOCATED)
    return (parts([change]) if gone else ()) or (change,)


def _extent(answer: Announcement) -> int:
    """How far an announcement goes, from silent on."""
    return (Announced.SILENT, Announced.PARTIAL, Announced.ANNOUNCED).index(answer.verdict)


def _merged(case: Case, new: Document, merge: Merge, against_head: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What a merge itself does to the policy.

    A difference from one parent that the other parent brought in was judged when it was committed there. What one side
    had added since the two parted cannot have been taken away by the other: losing that is the merge's own doing.
    """
    sides = [against_head]
    for other in merge.others:
        sides.append(findings_of(compare(other, new, recorded=False), case.path, case.old_path, case.settings))
    common = {key(clause.plain) for clause in merge.base.clauses}
    kept: dict[str, Finding] = {}
    for side in sides:
        for finding in side:
            old, _ = _words(finding.change)
            brought_in = old <= common and not all(_shared(finding, other) for other in sides if other is not side)
            repeated = side is not against_head and _shared(finding, against_head)
            if not brought_in and not repeated:
                kept.setdefault(finding.fingerprint, finding)
    return tuple(kept.values())


def _shared(finding: Finding, against: Sequence[Finding]) -> bool:
    """Whether the other side has a finding about the same words."""
    old, new = _words(finding.change)
    return any(
        old & other_old or new & other_new for other_old, other_new in (_words(other.change) for other in against)
    )


def _words(change: Change) -> tuple[set[str], set[str]]:
    return {key(clause.plain) for clause in change.old}, {key(clause.plain) for clause in change.new}
