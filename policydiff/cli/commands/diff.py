"""`policydiff diff OLD NEW`: what changed, ranked."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from policydiff.cli.arguments import (
    Parser,
    add_companion,
    add_format,
    add_language,
    add_selection,
    add_store,
    add_view,
    selection,
    view,
)
from policydiff.cli.output import check_not_terminal, check_output
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell, with_companions
from policydiff.config import load_config
from policydiff.model import Change, Severity
from policydiff.model.errors import ExitCode, InputError
from policydiff.report.formats import FORMATS
from policydiff.report.view import Report, worst
from policydiff.store.resolving import Resolver


def parser() -> Parser:
    """What the command takes."""
    made = Parser("diff", "What became of each commitment between two versions, most important first.")
    made.add_argument("old", metavar="OLD", help="POLICY[@VERSION], PATH[@REV], REPO::PATH[@REV], -, or a range A..B")
    made.add_argument("new", metavar="NEW", nargs="?", help="likewise; left out after a range such as rsp@2.0..3.0")
    add_companion(made)
    add_language(made)
    add_format(made)
    add_selection(made)
    add_view(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Compare two texts and write the report."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    if FORMATS[arguments.format].for_file:
        check_not_terminal(shell, arguments.output, arguments.format)
    resolver = Resolver(shell.input, store=arguments.store)
    one = arguments.new is None
    old, new = resolver.range(arguments.old) if one else resolver.pair(arguments.old, arguments.new)
    check_output(arguments.output, (old.path, new.path))
    tell(shell, resolver, old, new)

    from policydiff.parse import parse
    from policydiff.rules.judge import compare
    from policydiff.rules.reach import incomparable

    before, after = (parse(text.source, text.identity, language=arguments.language) for text in (old, new))
    documents = before, after
    if reason := incomparable(*documents):
        raise InputError(reason, fix="give two versions in one language, or set it with --language")
    # Whoever asks to be stopped takes both texts at their word: an emptied policy must not pass for a failed capture.
    recorded = arguments.fail_on is None
    comparison = with_companions(compare(*documents, recorded=recorded, excerpts=True), arguments.companion, resolver)
    parsing = (*documents[0].warnings, *documents[1].warnings, *comparison.warnings)
    shell.warn(parsing)
    warnings = tuple(dict.fromkeys((*old.warnings, *new.warnings, *parsing)))
    comparison = replace(comparison, warnings=warnings)
    chosen_changes = selection(arguments, load_config(Path.cwd()).general.min_confidence)
    report = Report(comparison, chosen_changes, view(arguments, shell), documents)
    chosen = FORMATS[arguments.format]
    shell.emit(chosen.write(report), arguments.output, as_bytes=not chosen.for_terminal)
    if arguments.fail_on and _reaches(arguments.fail_on, report.admitted(retained=False)):
        return ExitCode.FINDINGS
    if arguments.fail_on and _reaches(arguments.fail_on, report.unsure(retained=False)):
        least = report.selection.min_confidence
        shell.warn([f"what would fail is left out, its confidence is below {least:g} (--min-confidence 0 counts it)"])
    return ExitCode.FINE


def _reaches(level: str, changes: Iterable[Change]) -> bool:
    found = worst(changes)
    return found is not None and found.rank >= Severity(level).rank
