"""`policydiff trace POLICY TEXT`: one commitment through all versions."""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

from policydiff.cache.chains import History
from policydiff.cli.arguments import Parser, add_store, add_view, view
from policydiff.cli.histories import history_of
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.history.choosing import Candidate, Choice, Ground, candidates, choose
from policydiff.history.lineage import Lineage, trace
from policydiff.model.errors import ExitCode, UsageError
from policydiff.report.lineage import lineage_json, lineage_markdown, lineage_text
from policydiff.report.sanitize import one_line

MOST_CANDIDATES = 8
_CLAUSE_ID = re.compile(r"c\d{1,6}")
_QUOTED = 110
_GROUNDS = {
    Ground.WORDS: "alone has these very words",
    Ground.STAKE: "has by far the most at stake",
    Ground.LASTING: "stood last or longest of those with the most at stake",
}


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
        lineage, others = _lineage(history, index, label, arguments.text, shell)
    if arguments.format == "json":
        shell.emit(lineage_json(lineage, tuple(one.lineage for one in others)), arguments.output, as_bytes=True)
    elif arguments.format == "markdown":
        shell.emit(lineage_markdown(lineage), arguments.output, as_bytes=True)
    else:
        shell.emit(lineage_text(lineage, view(arguments, shell)), arguments.output)
    return ExitCode.FINE


def _lineage(
    history: History, index: int, label: str, text: str, shell: Shell
) -> tuple[Lineage, tuple[Candidate, ...]]:
    """The life that is meant, and the other commitments that hold the words."""
    if _CLAUSE_ID.fullmatch(text):
        document = history.chain.document(index)
        clause = document.by_id.get(text)
        if clause is None:
            policy = history.edition(index).policy
            fix = f"there are c1 to c{len(document.clauses)}; `policydiff show {policy}@{label} --clauses` lists them"
            raise UsageError("no such clause in that version", where=text, fix=fix)
        return trace(history.chain, index, clause), ()
    found = candidates(history.chain, text)
    if not found:
        raise UsageError("no commitment in any version holds these words", where=text, fix="give fewer or other words")
    choice = choose(found)
    if choice is None:
        raise UsageError(
            f"fits {len(found)} commitments, and none stands out: {_listed(found)}",
            where=text,
            fix="give more of its words, or POLICY@VERSION and the clause id",
        )
    if choice.others:
        shell.say("note", _told(choice))
    return choice.meant.lineage, choice.others


def _told(choice: Choice) -> str:
    """What was chosen and why, and how to choose one of the others."""
    first = choice.meant.lineage.moments[0]
    other = choice.others[0].lineage.moments[0]
    fix = f"`policydiff trace {shlex.quote(other.edition.address)} {other.clause}` follows the first of them"
    also = f"{'also holds' if len(choice.others) == 1 else 'also hold'} these words: {_listed(choice.others)}"
    return f"{first.edition.address} {first.clause} {_GROUNDS[choice.ground]}; {also}; {fix}"


def _listed(found: Sequence[Candidate]) -> str:
    shown = []
    for one in found[:MOST_CANDIDATES]:
        words = one_line(one.match.clause.text).strip()
        cut = words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"
        moment = one.lineage.moments[0]
        shown.append(f"{moment.edition.address} {moment.clause} “{cut}”")
    more = f" and {len(found) - len(shown)} more" if len(found) > len(shown) else ""
    return "; ".join(shown) + more
