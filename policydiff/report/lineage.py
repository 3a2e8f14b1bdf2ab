"""The life of a commitment, and where each clause's force comes from: as text, Markdown and JSON."""

import re
from collections.abc import Sequence
from typing import Any

from policydiff.history.blame import Blame
from policydiff.history.judgement import Passage, Reason
from policydiff.history.lineage import Event, Lineage, Moment, Nearby
from policydiff.history.revisions import Edition
from policydiff.model import Identity
from policydiff.report.json_report import TOOL, clause_data, dumps
from policydiff.report.lines import Line, Run, wrap
from policydiff.report.log import passage_data
from policydiff.report.markdown_escape import code_span, escape_piece
from policydiff.report.paint import ascii_form, paint
from policydiff.report.sanitize import one_line
from policydiff.report.view import View
from policydiff.report.wording import clause_words, counted

LINEAGE_SCHEMA = "policydiff.lineage/1"
BLAME_SCHEMA = "policydiff.blame/1"
EVENT_SIGNS = {
    Event.CAME: "+",
    Event.REWORDED: "=",
    Event.WEAKENED: "▼",
    Event.STRENGTHENED: "▲",
    Event.MOVED: "→",
    Event.RELOCATED: "⇒",
    Event.REPLACED: "◆",
    Event.WENT: "✗",
    Event.RETURNED: "+",
}
_STYLES = {
    Event.CAME: "added",
    Event.RETURNED: "added",
    Event.WEAKENED: "weakened",
    Event.STRENGTHENED: "strengthened",
    Event.RELOCATED: "relocated",
    Event.REPLACED: "weakened",
    Event.WENT: "removed",
}
_CHART_WORDS = 70
_CHART_UNSAFE = re.compile(r"[^\w ,.()'-]+")


def event_words(lineage: Lineage, moment: Moment) -> str:
    """What happened, as a phrase."""
    if moment.event is Event.CAME and lineage.first_on_record:
        return "in the first version on record"
    phrases = {
        Event.MOVED: "moved, in the same words",
        Event.RELOCATED: "relocated to a section that binds nobody",
        Event.REPLACED: "replaced: its words are gone, this now governs its object",
        Event.RETURNED: "returned in the same words",
    }
    return phrases.get(moment.event, str(moment.event)) + (" (mixed)" if moment.mixed else "")


def fate(lineage: Lineage) -> str:
    """How it ends."""
    if lineage.stands and lineage.replaced:
        return f"Its words are gone; what governs its object stands in {lineage.last.address}, the newest version."
    if lineage.stands:
        return f"It stands in {lineage.last.address}, the newest version."
    if lineage.closest:
        return f"Nothing takes its place; what comes closest, {alike(lineage.closest)}:"
    return "Nothing takes its place."


def alike(nearby: Nearby) -> str:
    """How alike the words of the closest passage are."""
    return f"{nearby.words:.0%} alike in its words"


def _when(edition: Edition) -> str:
    return edition.label if edition.day in ("", edition.label) else f"{edition.label} ({edition.day})"


def lineage_text(lineage: Lineage, view: View) -> str:
    """For reading in a terminal."""
    width = max(view.width, 40)
    lines: list[Line] = [
        *wrap(
            [Run(f"{one_line(lineage.policy)}: a commitment through {counted(lineage.editions, 'version')}", "title")],
            width,
        )
    ]
    for moment in lineage.moments:
        lines.append(())
        head = [
            Run(f"{EVENT_SIGNS[moment.event]} {one_line(_when(moment.edition))} · ", "title"),
            Run(event_words(lineage, moment), _STYLES.get(moment.event, "")),
        ]
        lines += wrap(head, width)
        if moment.event is not Event.WENT:
            lines += _quoted(moment.now, width)
        lines += _reasons(moment.reasons, width)
    lines += [(), *wrap([Run(fate(lineage), "title")], width)]
    if lineage.closest:
        lines += _quoted(lineage.closest.passage, width)
    return _painted(lines, view)


def _quoted(passage: Passage, width: int) -> list[Line]:
    where = " > ".join(one_line(title).strip() for title in passage.section)
    strength = f"{passage.strength} · " if passage.strength else ""
    lines = wrap([Run(f"{strength}line {passage.line}" + (f" · {where}" if where else ""), "faint")], width - 4)
    lines += wrap([Run(f"“{one_line(passage.text).strip()}”")], width - 4)
    return [(Run("    "), *line) for line in lines]


def _reasons(reasons: Sequence[Reason], width: int) -> list[Line]:
    found: list[Line] = []
    for one in reasons:
        words = f"{one.dimension} {one.direction}" + (f": {one_line(one.sentence)}" if one.sentence else "")
        found += [
            (Run("    "), *line)
            for line in wrap([Run(words, one.direction), Run(f" [{one.rule}]", "faint")], width - 4)
        ]
    return found


def lineage_markdown(lineage: Lineage) -> str:
    """For an issue or a page: a Mermaid timeline, then each step with its words."""
    title = escape_piece(one_line(lineage.policy), opens_line=False)
    parts = [f"## {title}: one commitment through {counted(lineage.editions, 'version')}\n", _chart(lineage)]
    for moment in lineage.moments:
        words = escape_piece(event_words(lineage, moment), opens_line=False)
        parts.append(f"- {EVENT_SIGNS[moment.event]} {code_span(_when(moment.edition))} **{words}**")
        if moment.event is not Event.WENT:
            parts.append(f"  > {escape_piece(one_line(moment.now.text).strip(), opens_line=True)}\n")
        for one in moment.reasons:
            sentence = escape_piece(one_line(one.sentence), opens_line=False)
            parts.append(f"  - {one.dimension} {one.direction}: {sentence} (`{one.rule}`)")
    parts.append(f"\n{escape_piece(fate(lineage), opens_line=True)}\n")
    if lineage.closest:
        parts.append(f"> {escape_piece(one_line(lineage.closest.passage.text).strip(), opens_line=True)}\n")
    return "\n".join(parts).rstrip("\n") + "\n"


def _chart(lineage: Lineage) -> str:
    """A Mermaid timeline; only letters, digits and plain marks of the policy's words go into it."""
    lines = ["```mermaid", "timeline", f"    title {_chart_words(lineage.policy)}"]
    for moment in lineage.moments:
        words = "" if moment.event is Event.WENT else f" : {_chart_words(moment.now.text)}"
        lines.append(f"    {_chart_words(_when(moment.edition))} : {_chart_words(str(moment.event))}{words}")
    return "\n".join([*lines, "```", ""])


def _chart_words(text: str) -> str:
    words = " ".join(_CHART_UNSAFE.sub(" ", one_line(text)).split())
    return words if len(words) <= _CHART_WORDS else words[: _CHART_WORDS - 3].rstrip() + "..."


def lineage_json(lineage: Lineage, others: Sequence[Lineage] = ()) -> str:
    """For programs; `others` are commitments that hold the words asked for as well."""
    return dumps(
        {
            "schema": LINEAGE_SCHEMA,
            "tool": TOOL,
            "policy": lineage.policy,
            "versions": lineage.editions,
            "stands": lineage.stands,
            "first_on_record": lineage.first_on_record,
            "moments": [_moment_data(moment) for moment in lineage.moments],
            "closest": _nearby_data(lineage.closest) if lineage.closest else None,
            "others": [_other_data(other) for other in others],
        }
    )


def _nearby_data(nearby: Nearby) -> dict[str, Any]:
    return {**passage_data(nearby.passage), "similarity": round(nearby.words, 4)}


def _other_data(other: Lineage) -> dict[str, Any]:
    first = other.moments[0]
    return {"ref": first.edition.address, "clause": first.clause, **passage_data(first.now)}


def _moment_data(moment: Moment) -> dict[str, Any]:
    return {
        "event": moment.event,
        "version": moment.edition.label,
        "date": moment.edition.day,
        "ref": moment.edition.address,
        "clause": moment.clause,
        **passage_data(moment.now),
        "mixed": moment.mixed,
        "shifts": _reasons_data(moment.reasons),
    }


def _reasons_data(reasons: Sequence[Reason]) -> list[dict[str, str]]:
    return [
        {"dimension": one.dimension, "direction": one.direction, "rule": one.rule, "reason": one.sentence}
        for one in reasons
    ]


def blame_text(identity: Identity, found: Sequence[Blame], view: View) -> str:
    """For reading in a terminal: version, what it did, and the clause."""
    lines: list[Line] = [
        *wrap([Run(f"{one_line(identity.label)}: where each clause's force comes from", "title")], view.width)
    ]
    labels = [one_line(_when(one.edition)) for one in found]
    margin = min(max(map(len, labels), default=0), 28)
    section: tuple[str, ...] | None = None
    for one, label in zip(found, labels, strict=True):
        if one.clause.section != section:
            section = one.clause.section
            title = " > ".join(one_line(heading).strip() for heading in section) or "(no heading)"
            lines += [(), *wrap([Run(title, "title")], view.width)]
        how = one.outcome or "on record"
        body = wrap(
            [Run(f"{how} · {clause_words(one.clause)} · ", "faint"), Run(one_line(one.clause.text).strip())],
            max(view.width - margin - 2, 30),
        )
        for row, line in enumerate(body):
            lines.append((Run(f"{label if row == 0 else '':<{margin}}  ", "title" if row == 0 else ""), *line))
    return _painted(lines, view)


def blame_markdown(identity: Identity, found: Sequence[Blame]) -> str:
    """For an issue or a page: a table."""
    title = escape_piece(one_line(identity.label), opens_line=False)
    rows = [
        f"## {title}: where each clause's force comes from\n",
        "| since | how | line | clause |",
        "| --- | --- | ---: | --- |",
    ]
    for one in found:
        words = escape_piece(one_line(one.clause.text).strip(), opens_line=False)
        rows.append(f"| {code_span(_when(one.edition))} | {one.outcome or 'on record'} | {one.clause.line} | {words} |")
    return "\n".join(rows) + "\n"


def blame_json(identity: Identity, found: Sequence[Blame]) -> str:
    """For programs."""
    clauses = [
        {
            "id": one.clause.id,
            "since": one.edition.label,
            "date": one.edition.day,
            "ref": one.edition.address,
            "outcome": one.outcome or None,
            "worded_since": one.worded.label,
            "norm": one.clause.norm,
            "bearer": one.clause.bearer,
            "category": one.clause.category,
            **clause_data(one.clause),
            "shifts": _reasons_data(one.reasons),
        }
        for one in found
    ]
    head = {"schema": BLAME_SCHEMA, "tool": TOOL, "policy": identity.policy, "version": identity.version}
    return dumps({**head, "clauses": clauses})


def _painted(lines: Sequence[Line], view: View) -> str:
    if not view.unicode:
        lines = [tuple(Run(ascii_form(run.text), run.style) for run in line) for line in lines]
    return paint(lines, color=view.color)
