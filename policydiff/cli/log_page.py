"""The history of a policy as a page: its timeline, and the comparisons behind it as far as a page can hold them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from policydiff.history.judgement import Verdict
from policydiff.history.revisions import JudgedRevision
from policydiff.model import Outcome
from policydiff.model.errors import InputError
from policydiff.report.html.timeline import Revision
from policydiff.report.view import Report, Selection
from policydiff.store.catalogue import Store

ROOM = 3_000_000
"""Characters of policy text that are shown in full, the newest revisions first: what a browser scrolls smoothly."""
CHAPTERS = 40
"""Material revisions that are shown change by change; older ones stand in the timeline only."""


class HistoryPage:
    """A log that is written when all of it is known: it takes revisions, newest first, as other logs do."""

    def __init__(self, store: Store, policy: str, selection: Selection) -> None:
        self._policy = policy
        self._compare = _comparing(store, policy, selection)
        self._room = ROOM
        self._chapters = 0
        self._revisions: list[Revision] = []

    def opening(self) -> str:
        """Nothing: the page opens with the timeline, which needs every revision."""
        return ""

    def piece(self, judged: JudgedRevision) -> str:
        """Take a revision; nothing is written yet.

        Raises:
            PolicydiffError: a version cannot be read.
        """
        edition, judgement = judged.edition, judged.judgement
        report = None
        if judgement.verdict is Verdict.MATERIAL and judged.before and self._chapters < CHAPTERS:
            report = self._compare(judged.before.address, edition.address)
        if report and report.documents:
            self._chapters += 1
            self._room -= sum(len(document.source) for document in report.documents)
            report = report if self._room >= 0 else replace(report, documents=None)
        tally = Counter({Outcome(name): count for name, count in judgement.counts().items()})
        name = f"r{len(self._revisions) + 1}"
        self._revisions.append(Revision(name, edition.label, edition.day, judgement.verdict, tally, report))
        return ""

    def closing(self) -> str:
        """The page."""
        from policydiff.report.html import render_history

        titles = (one.report.comparison.new.title for one in self._revisions if one.report)
        return render_history(next(filter(None, titles), self._policy), self._revisions[::-1])


def _comparing(store: Store, policy: str, selection: Selection) -> Callable[[str, str], Report | None]:
    """Compares two versions of a policy by their addresses; None where one cannot be read as a text."""
    from policydiff.parse import parse
    from policydiff.rules.judge import compare

    versions = {version.address: version for version in store.versions(policy)}

    def report(old: str, new: str) -> Report | None:
        try:
            texts = [store.read(versions[address]) for address in (old, new)]
        except InputError:
            return None
        before, after = (parse(text.source, text.identity) for text in texts)
        comparison = compare(before, after)
        warnings = tuple(dict.fromkeys((*texts[0].warnings, *texts[1].warnings, *comparison.warnings)))
        return Report(replace(comparison, warnings=warnings), selection, documents=(before, after))

    return report
