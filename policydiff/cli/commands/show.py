"""`policydiff show TEXT`: a version's text, or its clauses."""

from policydiff.cli.arguments import Parser, add_format, add_language, add_store, add_view, view
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell
from policydiff.model.errors import ExitCode
from policydiff.report.document_pages import clauses_json, clauses_text, text_json
from policydiff.report.sanitize import visible
from policydiff.store.resolving import Resolver


def parser() -> Parser:
    """What the command takes."""
    made = Parser("show", "The text of one version as it is kept, or the clauses that are read from it.")
    made.add_argument("text", metavar="TEXT", help="POLICY[@VERSION], PATH[@REV], REPO::PATH[@REV], or -")
    made.add_argument("--clauses", action="store_true", help="the clauses: what each is and where it stands")
    add_language(made)
    add_format(made, "text", "json")
    add_view(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Write a text or its clauses."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    resolver = Resolver(shell.input, store=arguments.store)
    text = resolver.text(arguments.text)
    check_output(arguments.output, (text.path,))
    tell(shell, resolver, text)
    as_json = arguments.format == "json"
    if arguments.clauses:
        from policydiff.parse import parse

        document = parse(text.source, text.identity, language=arguments.language)
        shell.warn(document.warnings)
        page = clauses_json(document) if as_json else clauses_text(document, view(arguments, shell))
        shell.emit(page, arguments.output, as_bytes=as_json)
        return ExitCode.FINE
    if as_json:
        shell.emit(text_json(text.identity, text.source), arguments.output, as_bytes=True)
    elif shell.on_terminal and arguments.output is None:
        shell.emit(visible(text.source).rstrip("\n") + "\n")
    else:
        # Into a pipe or a file the text goes as it is: it may be kept, hashed or compared there.
        shell.emit(text.source, arguments.output, as_bytes=True)
    return ExitCode.FINE
