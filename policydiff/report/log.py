"""The log of a policy: every revision with its verdict, as text, Markdown, JSON or RSS, one piece after the other."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from policydiff.history.judgement import Entry, Passage, Verdict
from policydiff.history.revisions import JudgedRevision
from policydiff.model import Outcome
from policydiff.report.json_report import TOOL, dumps_line
from policydiff.report.lines import Run, wrap
from policydiff.report.markdown_escape import code_span, escape_piece
from policydiff.report.paint import ascii_form, paint
from policydiff.report.sanitize import one_line
from policydiff.report.view import View
from policydiff.report.wording import SIGNS, counted

LOG_SCHEMA = "policydiff.log/1"
SHOWN = 5
"""Changes that a revision lists for reading; programs get all."""
_QUOTED = 160
_MARGIN = 24
_STYLES = {Verdict.MATERIAL: "high", Verdict.EDITORIAL: "", Verdict.NOISE: "faint"}


@dataclass(frozen=True, slots=True)
class Log:
    """What a log is of, and how it is shown. `several` is true where it goes over more than one policy."""

    title: str
    several: bool
    view: View
    limit: int = SHOWN


def summary(revision: JudgedRevision) -> str:
    """One line on what a revision did."""
    judgement = revision.judgement
    same = revision.same_as
    if same is not None:
        back = f"same text as {same.label}" if revision.identical else f"same words as {same.label}"
        return f"{back}; {_counts(revision)}" if judgement.verdict is Verdict.MATERIAL else back
    match judgement.verdict:
        case Verdict.FIRST:
            return "first version on record"
        case Verdict.NOISE:
            return "same words: dates, links, menus, numbering or typography"
        case Verdict.EDITORIAL:
            return "words changed, no commitment shifted"
        case Verdict.UNREADABLE:
            return judgement.notes[0] if judgement.notes else "no readable text in this version or the one before"
    return _counts(revision)


def _counts(revision: JudgedRevision) -> str:
    counts = revision.judgement.counts()
    if not counts:
        return "material changes, none that the filters let through"
    order = [str(outcome) for outcome in (Outcome.REMOVED, Outcome.WEAKENED, Outcome.RELOCATED)]
    names = [*(name for name in order if name in counts), *(name for name in counts if name not in order)]
    return f"{counted(sum(counts.values()), 'material change')}: " + ", ".join(f"{counts[n]} {n}" for n in names)


def listed(revision: JudgedRevision) -> bool:
    """Whether a revision's changes are worth listing: a return to an earlier text says all in one line."""
    return revision.same_as is None


def quote(entry: Entry) -> str:
    """The words of a change: the old ones where there are any, else the new ones, cut to a line."""
    words = " […] ".join(one_line(passage.text).strip() for passage in entry.old or entry.new)
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"


def how(revision: JudgedRevision) -> str:
    """The command that shows a revision in full."""
    assert revision.before is not None
    return f"policydiff diff {_argument(revision.before.address)} {_argument(revision.edition.address)}"


def _argument(address: str) -> str:
    import shlex

    return shlex.quote(one_line(address))


class TextLog:
    """For reading in a terminal."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def opening(self) -> str:
        """What stands above the first revision."""
        return self._painted([(Run(one_line(self._log.title), "title"),), ()])

    def piece(self, revision: JudgedRevision) -> str:
        """One revision."""
        edition, verdict = revision.edition, revision.judgement.verdict
        label = edition.label if edition.label != edition.day else ""
        name = " ".join(part for part in (edition.policy if self._log.several else "", label) if part)
        opening = (
            Run(f"{edition.day or '(no date)':<10}  ", "title"),
            Run(f"{verdict:<10}  ", _STYLES.get(verdict, "faint")),
        )
        room = max(self._log.view.width - _MARGIN, 30)
        words = [
            *([Run(f"{one_line(name)}: ")] if name else []),
            Run(summary(revision), "" if verdict is Verdict.MATERIAL else "faint"),
        ]
        first, *rest = wrap(words, room)
        lines = [(*opening, *first), *((Run(" " * _MARGIN), *line) for line in rest)]
        if listed(revision):
            shown = revision.judgement.entries[: self._log.limit or None]
            for entry in shown:
                runs = [
                    Run(f"{SIGNS[Outcome(entry.outcome)]} {entry.outcome}", entry.outcome),
                    Run(f" · {entry.severity} · {entry.category} · ", "faint"),
                    Run(f"“{quote(entry)}”"),
                ]
                start, *more = wrap(runs, max(self._log.view.width - 8, 30))
                lines += [(Run("      "), *start), *((Run(" " * 8), *line) for line in more)]
            if len(revision.judgement.entries) > len(shown):
                left = len(revision.judgement.entries) - len(shown)
                lines.append((Run(f"      and {left} more: {how(revision)}", "faint"),))
        return self._painted(lines)

    def closing(self) -> str:
        """What stands below the last revision."""
        return ""

    def _painted(self, lines: list[tuple[Run, ...]]) -> str:
        view = self._log.view
        if not view.unicode:
            lines = [tuple(Run(ascii_form(run.text), run.style) for run in line) for line in lines]
        return paint(lines, color=view.color)


class MarkdownLog:
    """For an issue, a page or a changelog."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def opening(self) -> str:
        """The title."""
        return f"# {escape_piece(one_line(self._log.title), opens_line=False)}\n\n"

    def piece(self, revision: JudgedRevision) -> str:
        """One revision as an item, its changes below it."""
        edition, verdict = revision.edition, revision.judgement.verdict
        name = code_span(edition.address if self._log.several else edition.label)
        strong = f"**{verdict}**" if verdict is Verdict.MATERIAL else str(verdict)
        date = f"{edition.day} " if edition.day and edition.day != edition.label else ""
        lines = [f"- {date}{name} {strong}: {escape_piece(one_line(summary(revision)), opens_line=False)}"]
        if listed(revision):
            shown = revision.judgement.entries[: self._log.limit or None]
            for entry in shown:
                words = escape_piece(quote(entry), opens_line=False)
                lines.append(f"  - {SIGNS[Outcome(entry.outcome)]} {entry.outcome} · {entry.severity} · “{words}”")
            if len(shown) < len(revision.judgement.entries):
                lines.append(f"  - and more: {code_span(how(revision))}")
        return "\n".join(lines) + "\n"

    def closing(self) -> str:
        """Nothing."""
        return ""


class JsonLog:
    """For programs: one revision a line."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._first = True

    def opening(self) -> str:
        """Up to the first revision."""
        head = f'{{\n  "schema": {dumps_line(LOG_SCHEMA)},\n  "tool": {dumps_line(TOOL)},\n'
        return f'{head}  "of": {dumps_line(self._log.title)},\n  "revisions": ['

    def piece(self, revision: JudgedRevision) -> str:
        """One revision."""
        comma, self._first = ("" if self._first else ","), False
        return f"{comma}\n    {dumps_line(revision_data(revision))}"

    def closing(self) -> str:
        """From the last revision on."""
        return "\n  ]\n}\n"


class RssLog:
    """For feed readers: RSS 2.0."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def opening(self) -> str:
        """The channel."""
        title = _xml(f"policydiff: {self._log.title}")
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
            f"<title>{title}</title>\n<link>about:blank</link>\n"
            "<description>Revisions that change what a policy commits to</description>\n"
        )

    def piece(self, revision: JudgedRevision) -> str:
        """One revision as an item."""
        edition = revision.edition
        changes = revision.judgement.entries[: self._log.limit or None] if listed(revision) else ()
        words = [summary(revision), *(f"{entry.outcome} ({entry.severity}): {quote(entry)}" for entry in changes)]
        day = datetime.fromisoformat(edition.day).replace(tzinfo=UTC) if edition.day else None
        date = f"<pubDate>{format_datetime(day, usegmt=True)}</pubDate>\n" if day else ""
        guid = f"{edition.policy}@{edition.label}#{edition.content[:16]}"
        return (
            f"<item>\n<title>{_xml(f'{edition.address}: {revision.judgement.verdict}')}</title>\n{date}"
            f"<guid isPermaLink={quoteattr('false')}>{_xml(guid)}</guid>\n"
            f"<category>{revision.judgement.verdict}</category>\n"
            # Escaped twice: readers take a description for HTML.
            f"<description>{_xml('<br>'.join(escape(one_line(word)) for word in words))}</description>\n</item>\n"
        )

    def closing(self) -> str:
        """The end of the channel."""
        return "</channel>\n</rss>\n"


def _xml(text: str) -> str:
    return escape(one_line(text))


Pages = TextLog | MarkdownLog | JsonLog | RssLog
LOG_FORMATS: dict[str, type[Pages]] = {"text": TextLog, "json": JsonLog, "markdown": MarkdownLog, "rss": RssLog}


def pages(log: Log, name: str) -> Pages:
    """The log in a format."""
    return LOG_FORMATS[name](log)


def revision_data(revision: JudgedRevision) -> dict[str, Any]:
    """A revision as plain data."""
    edition, judgement, same = revision.edition, revision.judgement, revision.same_as
    return {
        "policy": edition.policy,
        "version": edition.label,
        "date": edition.day,
        "ref": edition.address,
        "before": revision.before.address if revision.before else None,
        "verdict": judgement.verdict,
        "same_as": same.address if same else None,
        "identical": revision.identical,
        "summary": judgement.counts(),
        "changes": [entry_data(entry) for entry in judgement.entries],
        "warnings": list(judgement.notes),
    }


def entry_data(entry: Entry) -> dict[str, Any]:
    """A material change as plain data, keys named as in `diff --format json`."""
    return {
        "fingerprint": entry.fingerprint,
        "outcome": entry.outcome,
        "material": True,
        "mixed": entry.mixed,
        "moved": entry.moved,
        "severity": entry.severity,
        "category": entry.category,
        "norm": entry.norm,
        "bearer": entry.bearer,
        "old": [passage_data(passage) for passage in entry.old],
        "new": [passage_data(passage) for passage in entry.new],
        "shifts": [
            {"dimension": one.dimension, "direction": one.direction, "rule": one.rule, "reason": one.sentence}
            for one in entry.reasons
        ],
        "score": entry.score,
    }


def passage_data(passage: Passage) -> dict[str, Any]:
    """Words and their place as plain data."""
    return {
        "text": passage.text,
        "section": " > ".join(passage.section),
        "line": passage.line,
        "strength": passage.strength or None,
    }
