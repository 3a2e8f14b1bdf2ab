"""`policydiff trace POLICY TEXT`: one commitment through all versions."""

import re
from pathlib import Path

from policydiff.cache.chains import History
from policydiff.cli.arguments import Parser, add_store, add_view, view
from policydiff.cli.histories import history_of
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.history.lineage import Lineage, Match, matches, trace
from policydiff.model.errors import ExitCode, UsageError
from policydiff.report.lineage import lineage_json, lineage_markdown, lineage_text
from policydiff.report.sanitize import one_line
from policydiff.rules.ranking import stake

MOST_CANDIDATES = 8
CLEARLY_MORE = 1.5
"""How many times as much must be at stake in one commitment as in the next to be the one that is meant."""
_CLAUSE_ID = re.compile(r"c\d{1,6}")
_QUOTED = 110


def parser() -> Parser:
    """What the command takes."""
    made = Parser("trace", "One commitment through all versions: when it came, what weakened it, when it went.")
    made.add_argument("policy", metavar="POLICY", help="its name in the store; POLICY@VERSION for a clause id")
    made.add_argument("text", metavar="TEXT", help="words of the commitment, or the id of a clause")
    made.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="default: text")
    made.add_argument("--output", type=Path, metavar="FILE", help="write to FILE, whole or not at all")
    add_view(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Trace a commitment and write its life."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    check_output(arguments.output, ())
    with history_of(arguments.policy, arguments.store, shell) as (history, index, label):
        lineage = _lineage(history, index, label, arguments.text, shell)
    if arguments.format == "json":
        shell.emit(lineage_json(lineage), arguments.output, as_bytes=True)
    elif arguments.format == "markdown":
        shell.emit(lineage_markdown(lineage), arguments.output, as_bytes=True)
    else:
        shell.emit(lineage_text(lineage, view(arguments, shell)), arguments.output)
    return ExitCode.FINE


def _lineage(history: History, index: int, label: str, text: str, shell: Shell) -> Lineage:
    if _CLAUSE_ID.fullmatch(text):
        document = history.chain.document(index)
        clause = document.by_id.get(text)
        if clause is None:
            policy = history.edition(index).policy
            fix = f"there are c1 to c{len(document.clauses)}; `policydiff show {policy}@{label} --clauses` lists them"
            raise UsageError("no such clause in that version", where=text, fix=fix)
        return trace(history.chain, index, clause)
    lives = _lives(history, text)
    if not lives:
        raise UsageError("no commitment in any version holds these words", where=text, fix="give fewer or other words")
    if len(lives) > 1 and not _stands_out(lives):
        raise _ambiguous(text, lives)
    if len(lives) > 1:
        shell.say("note", f"{_candidates(lives[1:])} {'holds' if len(lives) == 2 else 'hold'} these words too")
    return lives[0][1]


def _stands_out(lives: list[tuple[Match, Lineage]]) -> bool:
    """Whether the first is meant: the only one with the words as asked, or with far more at stake than the next."""
    (first, _), (second, _) = lives[:2]
    if first.score > second.score:
        return first.score == 1.0
    return stake(first.clause) >= CLEARLY_MORE * stake(second.clause)


def _lives(history: History, text: str) -> list[tuple[Match, Lineage]]:
    """The different commitments that the words may mean, the best match first."""
    found: list[tuple[Match, Lineage]] = []
    known: set[tuple[str, str]] = set()
    for match in sorted(matches(history.chain, text), key=_prominence):
        edition = history.edition(match.index)
        if (edition.label, match.clause.id) in known:
            continue
        lineage = trace(history.chain, match.index, match.clause)
        names = {(moment.edition.label, moment.clause) for moment in lineage.moments}
        words = {moment.now.text for moment in lineage.moments}
        if not names & known and not any(words & {m.now.text for m in other.moments} for _, other in found):
            found.append((match, lineage))
        known |= names
    return found


def _prominence(match: Match) -> tuple[float, float, int]:
    return -match.score, -stake(match.clause), -match.index


def _ambiguous(text: str, lives: list[tuple[Match, Lineage]]) -> UsageError:
    what = f"fits {len(lives)} commitments: {_candidates(lives)}"
    return UsageError(what, where=text, fix="give more of its words, or POLICY@VERSION and the clause id")


def _candidates(lives: list[tuple[Match, Lineage]]) -> str:
    shown = []
    for match, lineage in lives[:MOST_CANDIDATES]:
        words = one_line(match.clause.text).strip()
        cut = words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"
        moment = lineage.moments[0]
        shown.append(f"{moment.edition.address} {moment.clause} “{cut}”")
    more = f" and {len(lives) - len(shown)} more" if len(lives) > len(shown) else ""
    return "; ".join(shown) + more
