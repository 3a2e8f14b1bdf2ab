"""The words and signs that every format for people shares."""

from collections.abc import Sequence

from policydiff.model import Bearer, Change, Clause, Comparison, Direction, Identity, Norm, Outcome, Shift
from policydiff.report.sanitize import one_line
from policydiff.report.view import Report

SIGNS = {
    Outcome.REMOVED: "✗",
    Outcome.WEAKENED: "▼",
    Outcome.STRENGTHENED: "▲",
    Outcome.ADDED: "+",
    Outcome.RELOCATED: "⇒",
    Outcome.RETAINED: "=",
}

DIRECTION_SIGNS = {Direction.WEAKER: "▼", Direction.STRONGER: "▲", Direction.UNCLEAR: "◆"}

HEADLINE_ORDER = (Outcome.REMOVED, Outcome.WEAKENED, Outcome.RELOCATED, Outcome.STRENGTHENED, Outcome.ADDED)
_BEARERS = {Bearer.PROVIDER: "the provider", Bearer.USER: "the user", Bearer.THIRD_PARTY: "a third party"}
_BEARER_LINK = {Norm.OBLIGATION: "on", Norm.PROHIBITION: "on", Norm.PERMISSION: "for"}


def side_labels(comparison: Comparison) -> tuple[str, str]:
    """What to call the two sides: their labels, or their addresses where the labels are the same."""
    old, new = comparison.old, comparison.new
    if old.label == new.label and old.ref and new.ref:
        return _spoken(old.ref), _spoken(new.ref)
    return _spoken(old.label), _spoken(new.label)


def _spoken(label: str) -> str:
    return "standard input" if label == "-" else one_line(label)


def dated(label: str, identity: Identity) -> str:
    """A label with the effective date, unless the label says it already."""
    return f"{label} ({identity.effective})" if identity.effective and identity.effective not in label else label


def counted(number: int, noun: str) -> str:
    """A number with its noun, plural where it must be."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def headline(comparison: Comparison) -> str:
    """The one sentence to read first."""
    counts = comparison.counts()
    if not counts["material"]:
        return "No material change."
    parts = [f"{counts[outcome]} {outcome}" for outcome in HEADLINE_ORDER if counts[outcome]]
    return f"{counted(counts['material'], 'material change')}: {', '.join(parts)}."


def footing(comparison: Comparison) -> str:
    """What else there is: retained ones, those among them that moved, and changes that are not material."""
    retained = [change for change in comparison.changes if change.outcome == Outcome.RETAINED]
    moved = sum(change.moved for change in retained)
    slight = sum(1 for change in comparison.changes if change.outcome != Outcome.RETAINED and not change.material)
    parts = [f"{len(retained)} retained" + (f" ({moved} moved)" if moved else "")]
    if slight:
        parts.append(f"{slight} changed without weight")
    return ", ".join(parts) + "."


def outcome_words(change: Change) -> str:
    """The outcome as words: "weakened, mixed, moved"."""
    words = [str(change.outcome)]
    words += ["mixed"] if change.mixed else []
    words += ["moved"] if change.moved else []
    return ", ".join(words)


def unsure_words(change: Change) -> str:
    """A mark where the tool is unsure of an outcome: "unsure, 0.45"; "" where it is not."""
    from policydiff.rules.confidence import UNSURE

    return f"unsure, {change.confidence:.2f}" if change.confidence < UNSURE else ""


def kind_words(change: Change) -> str:
    """What sort of clause it is and on whom: "obligation on the provider"."""
    return _norm_words(change.norm, change.bearer)


def clause_words(clause: Clause) -> str:
    """A clause's norm, bearer, strength and category: "binding obligation on the provider, security"."""
    words = _norm_words(clause.norm, clause.bearer)
    return f"{f'{clause.strength} ' if clause.strength else ''}{words}, {clause.category}"


def _norm_words(norm: Norm, bearer: Bearer) -> str:
    link, name = _BEARER_LINK.get(norm), _BEARERS.get(bearer)
    return f"{norm} {link} {name}" if link and name else str(norm)


def shared_roots(comparison: Comparison) -> tuple[int, int]:
    """For each side, 1 where all headings stand under one (the document's title), which reports then leave out."""
    old = {clause.section[0] for change in comparison.changes for clause in change.old if clause.section}
    new = {clause.section[0] for change in comparison.changes for clause in change.new if clause.section}
    return int(len(old) == 1), int(len(new) == 1)


LONG_LEAD_IN = 120
"""Characters of a lead-in that are shown: enough to know it by."""
MOST_LEAD_INS = 2
MOST_LINES = 5
"""Lines that are told of those for which a passage is the closest one."""


def places(clauses: tuple[Clause, ...], root: int = 0) -> str:
    """Where the clauses of one side stand: all lines, and the section path of the first from below its `root`."""
    lines = list(dict.fromkeys(clause.line for clause in clauses))
    path = " > ".join(one_line(title).strip() for title in clauses[0].section[root:])
    numbers = ", ".join(map(str, lines))
    return f"line{'s' if len(lines) > 1 else ''} {numbers}" + (f" · {path}" if path else "")


def governing(clauses: tuple[Clause, ...]) -> str:
    """The lead-ins that govern the clauses, outermost first, long ones cut; where they differ, one after the other.

    A run-in label that the quotation itself opens with is not said again.
    """
    quoted = {clause.label for clause in clauses if clause.label}
    paths = dict.fromkeys(
        tuple(_shortened(one_line(lead_in).strip()) for lead_in in clause.context if lead_in not in quoted)
        for clause in clauses
    )
    said = [joined for path in paths if (joined := _followed(path, " > "))]
    return _followed([*said[:MOST_LEAD_INS], *(["…"] if len(said) > MOST_LEAD_INS else [])], "; ")


def _followed(pieces: Sequence[str], link: str) -> str:
    """Lead-ins one after the other; only the last keeps the colon that it may end in."""
    kept = [piece for piece in pieces if piece]
    return link.join([*(piece.rstrip(": ") for piece in kept[:-1]), *kept[-1:]])


def _shortened(text: str) -> str:
    return text if len(text) <= LONG_LEAD_IN else text[:LONG_LEAD_IN].rsplit(" ", 1)[0] + " …"


def reason_words(shift: Shift) -> str:
    """Why: dimension, direction, the rule's sentence."""
    from policydiff.rules.registry import reason

    sentence = one_line(reason(shift)).strip()
    return f"{shift.dimension} {shift.direction}" + (f": {sentence}" if sentence else "")


def absence(change: Change, labels: tuple[str, str]) -> str:
    """What stands in for the side that has no words."""
    near = f"; {nearness(change)}" if change.closest_to else ""
    if change.old:
        return f"nothing in {labels[1]} takes its place{near}"
    return f"nothing like it in {labels[0]}{near}"


def nearness(change: Change) -> str:
    """For which lines of the other side, their words being gone, a passage is named as the closest one."""
    lines = list(dict.fromkeys(clause.line for clause in change.closest_to))
    numbers = ", ".join(map(str, lines[:MOST_LINES])) + (", …" if len(lines) > MOST_LINES else "")
    return f"named as the closest passage to line{'s' if len(lines) > 1 else ''} {numbers} there"


def left_out(report: Report, shown: int) -> str:
    """What a report does not show, and how to see it; "" where it shows everything."""
    scope = report.scope
    admitted = len(report.admitted(retained=False))
    cut = admitted - shown
    outside = len(report.comparison.changes) - len(scope.changes)
    retained = 0
    if not report.selection.outcomes:
        retained = sum(1 for change in scope.changes if change.outcome == Outcome.RETAINED)
    unsure = len(report.unsure(retained=False))
    filtered = len(scope.changes) - admitted - retained - unsure
    parts = [
        (cut, "beyond the limit", "--limit 0"),
        (unsure, f"of confidence below {report.selection.min_confidence:g}", "--min-confidence 0"),
        (filtered, "filtered out", ""),
        (retained, "retained", "--outcome retained"),
        (outside, "that only state or define", "--all"),
    ]
    told = [f"{number} {what}" + (f" ({flag})" if flag else "") for number, what, flag in parts if number]
    return f"Not shown: {', '.join(told)}." if told else ""
