"""The commands, in one table from which dispatch and help come; a command's module is loaded when it runs."""

from collections.abc import Callable
from dataclasses import dataclass

from policydiff.cli.shell import Shell

Runner = Callable[[list[str], Shell], int]


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the user sees it in the list, and how to run it on the arguments after its name."""

    usage: str
    about: str
    run: Runner

    @property
    def name(self) -> str:
        """The word that calls it."""
        return self.usage.partition(" ")[0]


def _diff(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.diff import run

    return run(argv, shell)


def _show(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.show import run

    return run(argv, shell)


def _versions(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.versions import run

    return run(argv, shell)


def _rules(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.rules import run

    return run(argv, shell)


def _explain(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.explain import run

    return run(argv, shell)


def _schema(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.schema import run

    return run(argv, shell)


COMMANDS = {
    command.name: command
    for command in (
        Command("diff OLD NEW", "what changed, ranked", _diff),
        Command("show TEXT", "a version's text, or its clauses", _show),
        Command("versions [POLICY]", "what the store holds", _versions),
        Command("rules", "the rules that judge a change", _rules),
        Command("explain RULE", "what a rule detects, why, and examples", _explain),
        Command("schema", "the JSON Schema of `diff --format json`", _schema),
    )
}
