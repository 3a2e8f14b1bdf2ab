"""`policydiff schema [NAME]`: the JSON Schema of a document that a command prints."""

from policydiff.cli.arguments import Parser
from policydiff.cli.shell import Shell
from policydiff.model.errors import ExitCode, UsageError
from policydiff.report.json_report import dumps


def parser() -> Parser:
    """What the command takes."""
    about = "The JSON Schema (draft 2020-12) of what a command prints with --format json."
    made = Parser("schema", about)
    made.add_argument("name", metavar="NAME", nargs="?", default="comparison", help="a document (default: comparison)")
    made.add_argument("--list", action="store_true", help="the documents, and the commands that print them")
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Write the schema."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    from policydiff.report.schemas import SCHEMAS

    if arguments.list:
        from policydiff.report.table import table

        rows = [(name, f"policydiff {command}") for name, (command, _) in SCHEMAS.items()]
        shell.emit(table(rows, ("document", "printed by")))
        return ExitCode.FINE
    if arguments.name not in SCHEMAS:
        from policydiff.store.names import listed

        raise UsageError("no such document", where=arguments.name, fix=f"there are {listed(list(SCHEMAS), limit=20)}")
    shell.emit(dumps(SCHEMAS[arguments.name][1]()), as_bytes=True)
    return ExitCode.FINE
