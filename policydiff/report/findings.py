"""Findings as machine formats list them, whether a check or a comparison found them."""

from dataclasses import dataclass, field, replace

from policydiff.guard.finding import Finding, JudgedPolicy, Kind, Standing, Verdict
from policydiff.model import Change, Outcome, Severity
from policydiff.report.sanitize import one_line
from policydiff.report.view import Report, View
from policydiff.report.wording import outcome_words, reason_words, unsure_words

QUOTE_LIMIT = 400
"""Characters of a clause that a message quotes."""

_REVISION_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".rst")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A verdict with what is to be shown of it; what fails, or would, is shown however slight it is."""

    verdict: Verdict
    min_severity: Severity = Severity.MEDIUM
    view: View = field(default_factory=View)

    def shown(self, policy: JudgedPolicy) -> tuple[Finding, ...]:
        """The findings of a policy to list."""
        return tuple(
            finding
            for finding in policy.findings
            if finding.standing in (Standing.FAILING, Standing.UNSURE)
            or finding.severity.rank >= self.min_severity.rank
        )

    @property
    def listed(self) -> Verdict:
        """The verdict with only the findings that are to be listed."""
        policies = tuple(replace(policy, findings=self.shown(policy)) for policy in self.verdict.policies)
        return replace(self.verdict, policies=policies)


def verdict_of(report: Report) -> Verdict:
    """A comparison as a verdict on one policy, with the settings that hold where a project has none."""
    from policydiff.config import PolicySettings
    from policydiff.guard.judging import findings_of

    comparison = report.comparison
    path, old_path = file_of(comparison.new.ref), file_of(comparison.old.ref)
    wanted = {change.id for change in report.shown()}
    everything = findings_of(comparison, path, old_path, PolicySettings())
    findings = tuple(finding for finding in everything if finding.change.id in wanted)
    policy = JudgedPolicy(path, old_path, Kind.CHANGED, comparison, findings)
    return Verdict(comparison.old.label, comparison.new.label, (policy,), comparison.warnings)


def file_of(ref: str) -> str:
    """The file in an address: without its repository, and without a revision behind it."""
    path = ref.rpartition("::")[2]
    name, mark, _ = path.rpartition("@")
    return name if mark and name.lower().endswith(_REVISION_SUFFIXES) else path


def title(finding: Finding) -> str:
    """A few words: "commitment removed (disclosure)"."""
    return f"{finding.change.norm} {outcome_words(finding.change)} ({finding.change.category})"


def message(finding: Finding) -> str:
    """One line: what became of which words, why, and what lets it pass or could."""
    change = finding.change
    old, new = _quote(change, 0), _quote(change, 1)
    if change.outcome is Outcome.REMOVED:
        what = f"removed: {old}"
    elif change.outcome is Outcome.ADDED:
        what = f"added: {new}"
    else:
        what = f"{outcome_words(change)}: {old} became {new}"
    reasons = "; ".join(reason_words(shift) for shift in change.shifts)
    said = [unsure_words(change), one_line(finding.note)]
    return what + (f" ({reasons})" if reasons else "") + "".join(f"; {words}" for words in said if words)


def _quote(change: Change, side: int) -> str:
    words = " […] ".join(one_line(clause.text).strip() for clause in (change.old, change.new)[side])
    shortened = f"{words[:QUOTE_LIMIT]}…" if len(words) > QUOTE_LIMIT else words
    return f"“{shortened}”"


def last_line(finding: Finding) -> int:
    """The last line that the words on the new side reach; the finding's own line where there are none."""
    first = finding.change.new[:1]
    return finding.line + (first[0].text.strip().count("\n") if first else 0)
