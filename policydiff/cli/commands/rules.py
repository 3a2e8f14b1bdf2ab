"""`policydiff rules`: the rules that judge a change."""

from policydiff.cli.arguments import Parser, add_format
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.model.errors import ExitCode
from policydiff.report.rule_pages import rules_json, rules_table


def parser() -> Parser:
    """What the command takes."""
    made = Parser("rules", "Every rule, with its dimension, direction and severity.")
    add_format(made, "text", "json")
    return made


def run(argv: list[str], shell: Shell) -> int:
    """List the rules."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    check_output(arguments.output, ())

    from policydiff.rules.registry import all_rules

    rules = all_rules()
    as_json = arguments.format == "json"
    shell.emit(rules_json(rules) if as_json else rules_table(rules), arguments.output, as_bytes=as_json)
    return ExitCode.FINE
