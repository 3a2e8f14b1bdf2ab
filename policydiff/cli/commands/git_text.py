"""`policydiff git-text PATH`: the textconv filter of git, one clause a line, so that `git diff` aligns clauses."""

from pathlib import Path

from policydiff.cli.arguments import Parser
from policydiff.cli.shell import Shell
from policydiff.model.errors import ExitCode, InputError
from policydiff.report.sanitize import one_line, visible
from policydiff.report.wording import clause_words
from policydiff.store.assembling import assemble
from policydiff.store.reading import read_file


def parser() -> Parser:
    """What the command takes."""
    made = Parser("git-text", "For git: set diff.policy.textconv to `policydiff git-text` (docs/git.md).")
    made.add_argument("path", metavar="PATH", type=Path, help="the file that git wants as text")
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Write the clauses of one file."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    data = read_file(arguments.path, str(arguments.path))
    try:
        text = assemble(data, str(arguments.path))
    except InputError:
        # Git stops where a filter fails: what is no policy is shown as it is.
        shell.emit(visible(data.decode("utf-8", errors="replace")), as_bytes=True)
        return ExitCode.FINE

    from policydiff.parse import parse

    lines: list[str] = []
    section: tuple[str, ...] = ()
    for clause in parse(text.source).clauses:
        if clause.section != section:
            section = clause.section
            lines.append(f"# {' > '.join(one_line(title).strip() for title in section)}")
        lines.append(f"{one_line(clause.plain).strip()}  [{clause_words(clause)}]")
    shell.emit("".join(f"{line}\n" for line in lines), as_bytes=True)
    return ExitCode.FINE
