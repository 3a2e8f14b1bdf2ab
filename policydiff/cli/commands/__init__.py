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


def _init(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.init import run

    return run(argv, shell)


def _import(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.importing import run

    return run(argv, shell)


def _verify(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.verify import run

    return run(argv, shell)


def _export(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.export import run

    return run(argv, shell)


def _log(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.log import run

    return run(argv, shell)


def _trace(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.trace import run

    return run(argv, shell)


def _blame(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.blame import run

    return run(argv, shell)


def _git_diff(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.git_diff import run

    return run(argv, shell)


def _git_text(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.git_text import run

    return run(argv, shell)


def _check(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.check import run

    return run(argv, shell)


def _config(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.config import run

    return run(argv, shell)


def _changelog(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.changelog import run

    return run(argv, shell)


def _audit(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.audit import run

    return run(argv, shell)


def _review(argv: list[str], shell: Shell) -> int:
    from policydiff.cli.commands.review import run

    return run(argv, shell)


COMMANDS = {
    command.name: command
    for command in (
        Command("diff OLD NEW", "what changed, ranked", _diff),
        Command("review [OLD NEW]", "the same in the terminal, with verdicts", _review),
        Command("show TEXT", "a version's text, or its clauses", _show),
        Command("versions [POLICY]", "what the store holds", _versions),
        Command("log POLICY", "every revision, judged", _log),
        Command("trace POLICY TEXT", "one commitment through all versions", _trace),
        Command("blame POLICY", "which version gave each clause its force", _blame),
        Command("init [DIR]", "start a store", _init),
        Command("import SOURCE", "a file or a web page becomes a version", _import),
        Command("verify", "is the store what it says it is", _verify),
        Command("export TEXT", "a version as Markdown, its clauses as JSON or CSV", _export),
        Command("git-diff PATH ...", "for git: the external diff of a policy", _git_diff),
        Command("git-text PATH", "for git: a policy as one clause a line", _git_text),
        Command("check [PATH ...]", "guard, for hooks and CI: may this change land?", _check),
        Command("changelog OLD NEW", "draft the itemised account of a revision", _changelog),
        Command("audit OLD NEW", "is every material change announced?", _audit),
        Command("config [PATH]", "the settings in force, and from where", _config),
        Command("rules", "the rules that judge a change", _rules),
        Command("explain RULE", "what a rule detects, why, and examples", _explain),
        Command("schema [NAME]", "the JSON Schema of what a command prints", _schema),
    )
}
