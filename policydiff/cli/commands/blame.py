"""`policydiff blame POLICY[@VERSION]`: for every clause the version that gave it its present force."""

from pathlib import Path

from policydiff.cli.arguments import Parser, add_store, add_view, view
from policydiff.cli.histories import history_of
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.history.blame import blame
from policydiff.model import Identity
from policydiff.model.errors import ExitCode
from policydiff.report.lineage import blame_json, blame_markdown, blame_text


def parser() -> Parser:
    """What the command takes."""
    made = Parser("blame", "For every clause of a version, the version that introduced its present force.")
    made.add_argument("policy", metavar="POLICY", help="POLICY or POLICY@VERSION")
    made.add_argument("--all", action="store_true", help="statements and definitions too")
    made.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="default: text")
    made.add_argument("--output", type=Path, metavar="FILE", help="write to FILE, whole or not at all")
    add_view(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Attribute every clause and write the list."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    check_output(arguments.output, ())
    with history_of(arguments.policy, arguments.store, shell) as (history, index, label):
        policy = history.edition(index).policy
        found = blame(history.chain, index)
    if not arguments.all:
        found = tuple(one for one in found if one.clause.binds)
    identity = Identity(policy, label)
    if arguments.format == "json":
        shell.emit(blame_json(identity, found), arguments.output, as_bytes=True)
    elif arguments.format == "markdown":
        shell.emit(blame_markdown(identity, found), arguments.output, as_bytes=True)
    else:
        shell.emit(blame_text(identity, found, view(arguments, shell)), arguments.output)
    return ExitCode.FINE
