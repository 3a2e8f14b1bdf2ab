"""`policydiff explain RULE`: what a rule detects, why that matters, and examples; and what a confidence means."""

from policydiff.cli.arguments import Parser, add_format, add_view, view
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.model.errors import ExitCode, UsageError
from policydiff.report.json_report import dumps
from policydiff.report.rule_pages import rule_json, rule_page

CONFIDENCE = "confidence"


def parser() -> Parser:
    """What the command takes."""
    made = Parser("explain", "One rule: what it detects, why that matters, where it speaks and where it keeps silent.")
    made.add_argument("rule", metavar="RULE", help=f"an id from `policydiff rules`, or {CONFIDENCE}")
    add_format(made, "text", "json")
    add_view(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Explain a rule."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    check_output(arguments.output, ())
    as_json = arguments.format == "json"
    if arguments.rule == CONFIDENCE:
        from policydiff.report.confidence_page import confidence_data, confidence_page

        page = dumps(confidence_data()) if as_json else confidence_page(view(arguments, shell))
        shell.emit(page, arguments.output, as_bytes=as_json)
        return ExitCode.FINE

    from policydiff.rules.registry import all_rules, rule

    try:
        found = rule(arguments.rule)
    except KeyError:
        from policydiff.store.names import nearest

        close = nearest(arguments.rule, [*(known.id for known in all_rules()), CONFIDENCE])
        hint = f"did you mean {close[0]}?" if close else "`policydiff rules` lists them"
        raise UsageError("no such rule", where=arguments.rule, fix=hint) from None
    page = rule_json(found) if as_json else rule_page(found, view(arguments, shell))
    shell.emit(page, arguments.output, as_bytes=as_json)
    return ExitCode.FINE
