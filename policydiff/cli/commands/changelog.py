"""`policydiff changelog OLD NEW`: draft the itemised account of a revision."""

from policydiff.cli.arguments import Parser, add_output, add_store
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell
from policydiff.model.errors import ExitCode
from policydiff.report.view import Report
from policydiff.store.resolving import Resolver


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "changelog", "A draft of what to tell readers: each commitment, what became of it, which way, quoted."
    )
    made.add_argument("old", metavar="OLD", help="POLICY[@VERSION], PATH[@REV], REPO::PATH[@REV], or -")
    made.add_argument("new", metavar="NEW", help="likewise")
    add_output(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Compare two texts and draft the account."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    resolver = Resolver(shell.input, store=arguments.store)
    old, new = resolver.pair(arguments.old, arguments.new)
    check_output(arguments.output, (old.path, new.path))
    tell(shell, resolver, old, new)

    from policydiff.parse import parse
    from policydiff.report.account_draft import render
    from policydiff.rules.judge import compare

    comparison = compare(parse(old.source, old.identity), parse(new.source, new.identity), recorded=False)
    shell.warn(comparison.warnings)
    report = Report(comparison)
    shell.emit(render(report), arguments.output, as_bytes=True)
    return ExitCode.FINE
