"""`policydiff check [PATHS]`: may what is about to be committed land?"""

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from policydiff.cli.arguments import Parser, add_min_confidence, add_output, add_view, view
from policydiff.cli.check_paths import PolicyPaths, policies_changed
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.config import Config, load_config
from policydiff.config.model import NEVER
from policydiff.guard.finding import Verdict
from policydiff.model import Severity
from policydiff.model.errors import ExitCode
from policydiff.report.findings import CheckReport
from policydiff.report.formats import FORMATS, check_formats, format_help
from policydiff.store.changed_files import ChangedFile, ChangeSet, between, staged
from policydiff.store.git import Repository

_FROM, _TO = "PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF"

_DESCRIPTION = """Judge the policies that changed, as they will be committed. Exit 1 where a commitment was removed or
weakened and nobody waived or announced it. Without --staged and --against: the range that pre-commit names, else the
index against HEAD."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser("check", _DESCRIPTION)
    made.add_argument("paths", metavar="PATH", nargs="*", help="only these files, or policies below these folders")
    side = made.add_mutually_exclusive_group()
    side.add_argument("--staged", action="store_true", help="the index against HEAD; in a merge, against all parents")
    side.add_argument("--against", metavar="REV", help="the index against REV; B against A for A..B, and for A...B "
                      "against their merge base")  # fmt: skip
    made.add_argument("--message", type=Path, metavar="FILE", help="a commit message to read waivers from (commit-msg)")
    severities = [str(severity) for severity in Severity]
    made.add_argument("--fail-on", choices=[*severities, NEVER], help="default: as configured, else medium")
    made.add_argument("--min-severity", choices=severities, default="medium", help="leave out findings below it")
    add_min_confidence(made, "list what the tool is less sure of (0 to 1), and let it pass")
    formats = check_formats()
    made.add_argument("--format", choices=formats, default=formats[0], help=format_help(formats))
    add_output(made)
    add_view(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Check and write the verdict."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    start = Path.cwd()
    check_output(arguments.output, (start / name for name in arguments.paths))
    config = load_config(start)
    changes = _changes(arguments, Repository.around(start))
    paths = PolicyPaths(config, changes.repository.top or start, arguments.paths, start)
    files, touched = policies_changed(changes, paths)
    _check_rules(config)
    # What reads and compares texts takes its time to load, and most commits touch no policy.
    needed = bool(files) or paths.in_repository(config.waivers) in touched
    verdict = _judged(arguments, config, changes, paths, files) if needed else _nothing(changes)
    shell.warn(["no commits yet; every policy is new"] if changes.is_first else ())
    shell.warn(verdict.warnings)
    report = CheckReport(verdict, Severity(arguments.min_severity), view(arguments, shell))
    chosen = FORMATS[arguments.format]
    if chosen.check:
        shell.emit(chosen.check(report), arguments.output, as_bytes=not chosen.for_terminal)
    return ExitCode.FINDINGS if verdict.failing else ExitCode.FINE


def _changes(arguments: argparse.Namespace, repository: Repository) -> ChangeSet:
    if arguments.against is not None:
        return between(repository, arguments.against)
    first, last = os.environ.get(_FROM), os.environ.get(_TO)
    if first and last and not arguments.staged:
        return between(repository, f"{first}...{last}")
    return staged(repository)


def _judged(
    arguments: argparse.Namespace, config: Config, changes: ChangeSet, paths: PolicyPaths, files: list[ChangedFile]
) -> Verdict:
    from policydiff.cli.check_cases import Gatherer
    from policydiff.guard.judging import judge
    from policydiff.guard.waivers import Register

    register = Register(datetime.now(UTC).date().isoformat())
    gatherer = Gatherer(_configured(config, arguments), changes, paths, register)
    message = changes.message_trailers(arguments.message) if arguments.message else []
    gatherer.offer_waivers([*changes.trailers(), *message])
    policies = tuple(judge(case, register) for case in gatherer.cases(files))
    compared = (f"{one.path}: {warning}" for one in policies for warning in one.comparison.warnings)
    told = (*gatherer.warnings, *compared, *(register.leftovers() if files else ()))
    return Verdict(changes.old_name, changes.new_name, policies, tuple(dict.fromkeys(told)))


def _nothing(changes: ChangeSet) -> Verdict:
    return Verdict(changes.old_name, changes.new_name, ())


def _check_rules(config: Config) -> None:
    if config.general.severity or any(override.severity for override in config.overrides):
        from policydiff.guard.rulings import check_rules

        check_rules(config.general.severity, config.where("severity"))
        for override in config.overrides:
            check_rules(override.severity, f"{config.file}:{override.line}")


def _configured(config: Config, arguments: argparse.Namespace) -> Config:
    """The configuration with what the command line sets above it."""
    from dataclasses import replace

    fail_on, least = arguments.fail_on, arguments.min_confidence
    if least is not None:
        config = replace(config, general=replace(config.general, min_confidence=least))
    if fail_on is None:
        return config
    level = None if fail_on == NEVER else Severity(fail_on)
    overrides = tuple(replace(each, fail_on=None) for each in config.overrides)
    return replace(config, general=replace(config.general, fail_on=level), overrides=overrides)
