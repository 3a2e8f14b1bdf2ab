"""Parsing arguments: argparse with our errors, and the flags that commands share."""

import argparse
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from policydiff.cli.shell import Shell
from policydiff.config.model import LANGUAGES
from policydiff.model import Category, Outcome, Severity
from policydiff.model.errors import UsageError
from policydiff.report.formats import FORMATS, format_help
from policydiff.report.view import Selection, Trait, View
from policydiff.store.names import nearest

PLAIN_WIDTH = 80
"""Columns where standard output is no terminal: the same everywhere."""

_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9}")
_UNRECOGNIZED = re.compile(r"unrecognized arguments: (\S+)")


class HelpAsked(Exception):  # noqa: N818
    """The user asked for help; `text` is what to print."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__("help")


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise HelpAsked(parser.format_help())


class Parser(argparse.ArgumentParser):
    """An argument parser that raises what the user can mend instead of ending the process."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(prog=f"policydiff {command}", description=description, add_help=False, allow_abbrev=False)
        self.add_argument("-h", "--help", action=_Help, nargs=0, help="show this help")

    def error(self, message: str) -> NoReturn:
        """Raise the complaint with the nearest flag, or with where to find help."""
        fix = f"see `{self.prog} --help`"
        unknown = _UNRECOGNIZED.match(message)
        if unknown and unknown[1].startswith("--"):
            close = nearest(unknown[1].partition("=")[0], self._option_string_actions)
            fix = f"did you mean {close[0]}? {fix}" if close else fix
        raise UsageError(message, fix=fix)

    def parse(self, argv: Sequence[str], shell: Shell) -> argparse.Namespace | None:
        """The arguments; None where help was asked for and given."""
        try:
            return self.parse_args(argv)
        except HelpAsked as asked:
            shell.emit(asked.text)
            return None


def listed_type(members: Iterable[str]) -> Callable[[str], list[str]]:
    """A type for arguments that take one or more of `members`, separated by commas."""
    known = [str(member) for member in members]

    def parse(value: str) -> list[str]:
        names = [name.strip().lower() for name in value.split(",") if name.strip()]
        for name in names:
            if name not in known:
                close = nearest(name, known)
                hint = f"did you mean {close[0]}?" if close else f"choose from {', '.join(known)}"
                raise argparse.ArgumentTypeError(f"{name!r} is unknown ({hint})")
        return names

    return parse


def add_format(parser: Parser, *names: str) -> None:
    """`--format` with the given choices, the first one the default, and `--output`."""
    names = names or tuple(FORMATS)
    parser.add_argument("--format", choices=names, default=names[0], help=format_help(names))
    add_output(parser)


def add_output(parser: Parser) -> None:
    """`--output`."""
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to FILE, whole or not at all")


def add_companion(parser: Parser) -> None:
    """`--companion`."""
    about = "a document beside the policy: what lives on there is relocated, not removed (may be given again)"
    parser.add_argument("--companion", metavar="TEXT", nargs="+", action="extend", default=[], help=about)


def add_language(parser: Parser) -> None:
    """`--language`."""
    about = "the language of the texts (default: what their front matter says, else what their words tell)"
    parser.add_argument("--language", choices=LANGUAGES, default="", help=about)


def add_view(parser: Parser) -> None:
    """`--color` and `--width`."""
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    parser.add_argument("--width", type=_columns, metavar="COLUMNS", help="default: the terminal's, or 80")


def add_store(parser: Parser) -> None:
    """`--store`."""
    parser.add_argument("--store", metavar="DIR", help="where policies are looked up (default: the nearest store)")


def add_selection(parser: Parser) -> None:
    """The filters, `--all`, `--limit` and `--fail-on`."""
    outcomes, categories = [*map(str, Outcome), *map(str, Trait)], [*map(str, Category)]
    severities = [str(severity) for severity in Severity]
    add = parser.add_argument
    add("--outcome", type=listed_type(outcomes), action="append", metavar="LIST", help=f"only {', '.join(outcomes)}")
    add("--category", type=listed_type(categories), action="append", metavar="LIST", help=", ".join(categories))
    add("--min-severity", choices=severities, default="info", help="leave out changes below it")
    add_min_confidence(parser, "leave out changes of which the tool is less sure (0 to 1)")
    add("--all", action="store_true", help="statements and definitions too")
    add("--limit", type=_count, metavar="N", help="show at most N changes; 0 for no limit of any kind")
    add("--fail-on", choices=severities, help="exit 1 where a material change is this severe or more")


def add_min_confidence(parser: Parser, about: str) -> None:
    """`--min-confidence`."""
    parser.add_argument(
        "--min-confidence", type=_probability, metavar="P", help=f"{about}; default: as configured, else 0"
    )


def selection(arguments: argparse.Namespace, min_confidence: float = 0.0) -> Selection:
    """What the filters ask for; `min_confidence` holds where the flag was not given."""
    return Selection(
        outcomes=frozenset(_flat(arguments.outcome)),
        categories=frozenset(Category(name) for name in _flat(arguments.category)),
        min_severity=Severity(arguments.min_severity),
        everything=arguments.all,
        limit=arguments.limit,
        min_confidence=min_confidence if arguments.min_confidence is None else arguments.min_confidence,
    )


def view(arguments: argparse.Namespace, shell: Shell) -> View:
    """The room and means of the output."""
    to_terminal = shell.on_terminal and arguments.output is None
    width = arguments.width
    if width is None:
        width = _terminal_width() if to_terminal else PLAIN_WIDTH
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    color = {"always": True, "never": False}.get(arguments.color, to_terminal and not plain)
    return View(width, color, shell.carries_unicode or arguments.output is not None)


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns


def _flat(lists: list[list[str]] | None) -> list[str]:
    return [name for names in lists or [] for name in names]


def _columns(value: str) -> int:
    return _bounded(value, 30, 1000)


def _count(value: str) -> int:
    return _bounded(value, 0, 1_000_000)


def _probability(value: str) -> float:
    if not _DECIMAL.fullmatch(value) or not 0.0 <= float(value) <= 1.0:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 0 to 1")
    return float(value)


def _bounded(value: str, least: int, most: int) -> int:
    if not value.isascii() or not value.isdigit() or not least <= int(value[:8]) <= most:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from {least} to {most}")
    return int(value)
