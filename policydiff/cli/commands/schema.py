"""`policydiff schema`: the JSON Schema of the report for programs."""

from policydiff.cli.arguments import Parser
from policydiff.cli.shell import Shell
from policydiff.model.errors import ExitCode
from policydiff.report.json_report import dumps
from policydiff.report.schema import comparison_schema


def parser() -> Parser:
    """What the command takes."""
    return Parser("schema", "The JSON Schema (draft 2020-12) of `policydiff diff --format json`.")


def run(argv: list[str], shell: Shell) -> int:
    """Write the schema."""
    if parser().parse(argv, shell) is not None:
        shell.emit(dumps(comparison_schema()), as_bytes=True)
    return ExitCode.FINE
