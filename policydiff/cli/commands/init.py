"""`policydiff init [DIR]`: a store to keep versions in."""

from pathlib import Path

from policydiff.cli.arguments import Parser
from policydiff.cli.shell import Shell
from policydiff.model.errors import ExitCode, UsageError
from policydiff.report.wording import counted
from policydiff.store.layout import FOLDER_NAME, Layout
from policydiff.store.reading import expanded


def parser() -> Parser:
    """What the command takes."""
    made = Parser("init", "Start a store in DIR: in the git repository around it, or in one of its own.")
    made.add_argument("folder", metavar="DIR", nargs="?", default=FOLDER_NAME, help=f"default: {FOLDER_NAME}")
    layouts = [layout.name.lower() for layout in Layout]
    about = "; ".join(f"{layout.name.lower()}: {layout}" for layout in Layout)
    made.add_argument("--layout", choices=layouts, help=f"{about} (default: folders, or that of the texts in DIR)")
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Start a store and say where."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    if not arguments.folder or "\0" in arguments.folder:
        raise UsageError("names no folder", where=repr(arguments.folder), fix="give a path")
    from policydiff.store.starting import start

    layout = Layout[arguments.layout.upper()] if arguments.layout else None
    started = start(Path.cwd() / expanded(arguments.folder), layout)
    if started.recorded is None:
        shell.say("note", f"{arguments.folder} is a store already ({started.layout}); nothing was changed")
        return ExitCode.FINE
    taken = f", with {counted(started.adopted, 'version')} that stood there" if started.adopted else ""
    commit, branch = started.recorded.commit[:12], started.recorded.branch.removeprefix("refs/heads/")
    shell.emit(f"started a store in {arguments.folder} ({started.layout}){taken}: commit {commit} on {branch}\n")
    return ExitCode.FINE
