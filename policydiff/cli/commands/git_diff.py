"""`policydiff git-diff`: the external diff command of git, called once for each changed file (gitattributes(5)).

It must end well whatever the file holds: git stops the whole diff where the command fails.
"""

import os
from pathlib import Path

from policydiff.cli.arguments import Parser, add_selection, add_view, selection, view
from policydiff.cli.shell import Shell
from policydiff.model import Document, Identity
from policydiff.model.errors import ExitCode, InputError, UsageError
from policydiff.report.sanitize import one_line
from policydiff.report.view import Report
from policydiff.store.assembling import assemble
from policydiff.store.reading import read_file

_ARGUMENTS = (1, 7, 9)
"""What git gives: a path that is unmerged; path, file, id and mode of both sides; the same with a new name."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser("git-diff", "For git: set diff.policy.command to `policydiff git-diff` (docs/git.md).")
    made.add_argument("facts", metavar="FACT", nargs="+", help="what git tells of a changed file")
    made.set_defaults(output=None)
    add_selection(made)
    add_view(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Write what became of each commitment of one file."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    facts = arguments.facts
    if len(facts) not in _ARGUMENTS:
        raise UsageError("git gives 7 facts of a file", where="git-diff", fix="let git call it, see docs/git.md")
    path = one_line(facts[0])
    if len(facts) == 1:
        shell.emit(f"policydiff {path}\n\n{path} is unmerged.\n\n")
        return ExitCode.FINE
    name = one_line(facts[7]) if len(facts) > 7 else path
    shell.emit(f"policydiff a/{path} b/{name}\n\n")
    try:
        old = _document(facts[1], f"a/{path}", facts[2])
        new = _document(facts[4], f"b/{name}", facts[5])
    except InputError as error:
        shell.emit(f"{one_line(str(error))}\n\n")
        return ExitCode.FINE

    from policydiff.report.text import render
    from policydiff.rules.judge import compare

    report = Report(compare(old, new), selection(arguments), view(arguments, shell))
    shell.emit(render(report) + "\n")
    return ExitCode.FINE


def _document(file: str, label: str, blob: str) -> Document:
    """One side; a file that is not there on a side is an empty document."""
    from policydiff.parse import parse

    short = "" if set(blob) <= {"0", "."} else f" ({blob[:8]})"
    identity = Identity(ref=f"{label}{short}")
    if file == os.devnull:
        return parse("", identity)
    data = read_file(Path(file), label)
    if not data.strip():
        return parse("", identity)
    text = assemble(data, identity.ref)
    return parse(text.source, identity)
