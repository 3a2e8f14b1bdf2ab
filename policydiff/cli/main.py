"""From arguments to an exit code: choosing the command, and turning every failure into one clear line."""

import os
from collections.abc import Sequence
from typing import TextIO

from policydiff.cli.commands import COMMANDS, Command
from policydiff.cli.shell import Shell
from policydiff.model.errors import ExitCode, PolicydiffError, UsageError
from policydiff.version import __version__

TRACEBACK_VARIABLE = "POLICYDIFF_TRACEBACK"

_INTRODUCTION = """\
usage: policydiff COMMAND [ARGUMENT ...]

Compare versions of policy documents by meaning: which commitments went, weakened, strengthened, moved.

commands:
{commands}

  policydiff COMMAND --help     what a command takes
  policydiff --version          the version of the tool

A text is named by POLICY[@VERSION | @DATE | @-1] in the store, PATH, PATH@REV, REPO::PATH@REV, or - for standard input.
exit codes: 0 fine, 1 findings at or above --fail-on, 2 usage or unreadable input, 3 store damaged, 130 interrupted
"""


def main(argv: Sequence[str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Run the command that `argv` names on the given streams; returns the exit code."""
    shell = Shell(stdin, stdout, stderr)
    try:
        return _run(list(argv), shell)
    except PolicydiffError as error:
        shell.say("error", str(error))
        return error.exit_code
    except KeyboardInterrupt:
        shell.say("", "interrupted")
        return ExitCode.INTERRUPTED
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        what = f"{type(error).__name__}: {error}"
        shell.say("bug", f"{what}; please report it with the command you ran ({TRACEBACK_VARIABLE}=1 shows where)")
        return ExitCode.USAGE


def _run(argv: list[str], shell: Shell) -> int:
    name, rest = (argv[0], argv[1:]) if argv else ("--help", [])
    if name == "help" and rest:
        name, rest = rest[0], ["--help"]
    if name in ("-h", "--help", "help"):
        shell.emit(help_text())
        return ExitCode.FINE
    if name in ("-V", "--version"):
        shell.emit(f"policydiff {__version__}\n")
        return ExitCode.FINE
    return _command(name).run(rest, shell)


def help_text() -> str:
    """The help of the tool as a whole, made from the table of commands."""
    lines = (f"  {command.usage:<28}{command.about}" for command in COMMANDS.values())
    return _INTRODUCTION.format(commands="\n".join(lines))


def _command(name: str) -> Command:
    command = COMMANDS.get(name)
    if command:
        return command
    from policydiff.store.names import nearest

    close = nearest(name, COMMANDS)
    hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(COMMANDS)}"
    raise UsageError("no such option" if name.startswith("-") else "no such command", where=name, fix=hint)
