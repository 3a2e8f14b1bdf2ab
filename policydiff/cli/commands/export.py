"""`policydiff export TEXT`: a version for another program."""

from policydiff.cli.arguments import Parser, add_output, add_store
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell
from policydiff.model.errors import ExitCode
from policydiff.store.resolving import Resolver

_FORMATS = {
    "markdown": "the text as it is kept",
    "json": "its clauses, what each is and where it stands",
    "csv": "its clauses as a table",
}


def parser() -> Parser:
    """What the command takes."""
    made = Parser("export", "One version for another program: its text, or its clauses.")
    made.add_argument("text", metavar="TEXT", help="POLICY[@VERSION], PATH[@REV], REPO::PATH[@REV], or -")
    about = "; ".join(f"{name}: {what}" for name, what in _FORMATS.items())
    made.add_argument("--format", choices=tuple(_FORMATS), default="markdown", help=about)
    add_output(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Write a version."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    resolver = Resolver(shell.input, store=arguments.store)
    text = resolver.text(arguments.text)
    check_output(arguments.output, (text.path,))
    tell(shell, resolver, text)
    if arguments.format == "markdown":
        shell.emit(text.source, arguments.output, as_bytes=True)
        return ExitCode.FINE
    from policydiff.parse import parse
    from policydiff.report.clause_table import clauses_csv
    from policydiff.report.document_pages import clauses_json

    document = parse(text.source, text.identity)
    shell.warn(document.warnings)
    page = clauses_csv(document) if arguments.format == "csv" else clauses_json(document)
    shell.emit(page, arguments.output, as_bytes=True)
    return ExitCode.FINE
