"""`policydiff log POLICY`: every revision, judged."""

import argparse
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cache.judging import Journal
from policydiff.cache.place import cache_file
from policydiff.cache.workers import processors
from policydiff.cli.arguments import Parser, add_store, add_view, listed_type, view
from policydiff.cli.output import check_not_terminal, check_output
from policydiff.cli.pieces import Pieces
from policydiff.cli.progress import ProgressBar
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell_store
from policydiff.history.judgement import Entry, Verdict
from policydiff.history.revisions import Edition, JudgedRevision
from policydiff.model import Category, Outcome, Severity
from policydiff.model.errors import ExitCode, UsageError
from policydiff.report.log import LOG_FORMATS, SHOWN, Log, pages
from policydiff.report.view import Selection
from policydiff.store.assembling import is_date
from policydiff.store.catalogue import Store
from policydiff.store.location import locate
from policydiff.store.names import listed, nearest
from policydiff.store.revisions import Archive

if TYPE_CHECKING:
    from policydiff.cli.log_page import HistoryPage

RSS_ITEMS = 50
"""Revisions that a feed holds unless --limit says otherwise."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser("log", "Every revision of a policy, judged noise, editorial or material, newest first.")
    add = made.add_argument
    add("policy", metavar="POLICY", nargs="?", help="its name in the store")
    add("--all", action="store_true", help="all policies of the store")
    add("--since", type=_date, metavar="DATE", help="from this day on (YYYY-MM-DD)")
    add("--until", type=_date, metavar="DATE", help="up to this day")
    add("--material", action="store_true", help="only revisions with a material change")
    outcomes, categories = [str(outcome) for outcome in Outcome], [str(category) for category in Category]
    severities = [str(severity) for severity in Severity]
    add("--outcome", type=listed_type(outcomes), action="append", metavar="LIST", help="list only these changes")
    add("--category", type=listed_type(categories), action="append", metavar="LIST", help="likewise")
    add("--min-severity", choices=severities, default="info", help="list no change below it")
    add("--limit", type=_number, metavar="N", help=f"at most N revisions (rss: {RSS_ITEMS}; 0 for all)")
    add("--changes", type=_number, metavar="N", default=SHOWN, help=f"list at most N changes each ({SHOWN}; 0 for all)")
    add("--fail-on", choices=severities, help="exit 1 where a change is this severe or more")
    add("--jobs", type=_number, metavar="N", default=0, help="processes (default: one a processor)")
    formats = (*LOG_FORMATS, "html")
    add("--format", choices=formats, default="text", help="text, json, markdown, rss or html (default: text)")
    add("--output", type=Path, metavar="FILE", help="write to FILE, whole or not at all")
    add_view(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Judge revisions and write them as they come."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    if bool(arguments.policy) == arguments.all:
        raise UsageError("log takes one policy, or --all", fix="name a policy; `policydiff versions` lists them")
    check_output(arguments.output, ())
    as_page = arguments.format == "html"
    if as_page and arguments.all:
        raise UsageError("shows one policy", where="--format html", fix="name a policy in place of --all")
    if as_page:
        check_not_terminal(shell, arguments.output, arguments.format)
    store = locate(arguments.store, Path.cwd())
    tell_store(shell, store)
    policies = store.policies() if arguments.all else (known_policy(store, arguments.policy),)
    bar = ProgressBar(shell)
    title = f"All policies of {store.name}" if arguments.all else policies[0]
    shown_as = Log(title, arguments.all, view(arguments, shell), arguments.changes)
    log = _history_page(store, policies[0], arguments) if as_page else pages(shown_as, arguments.format)
    out = Pieces(shell, arguments.output, as_bytes=arguments.format != "text")

    def warn(message: str) -> None:
        bar.clear()
        shell.say("warning", message)

    worst = 0
    jobs = arguments.jobs or processors()
    with closing(Journal(Archive(store), cache_file(), jobs=jobs, say=warn, progress=bar.show)) as journal:
        out.add(log.opening())
        written = 0
        limit = (RSS_ITEMS if arguments.format == "rss" else 0) if arguments.limit is None else arguments.limit
        for revision in journal.revisions(policies, lambda edition: _within(edition, arguments)):
            if out.gone or (limit and written >= limit):
                break
            if arguments.material and revision.judgement.verdict is not Verdict.MATERIAL:
                continue
            bar.clear()
            shown = _filtered(revision, arguments)
            worst = max([worst, *(entry.level.rank for entry in shown.judgement.entries)])
            out.add(log.piece(shown))
            written += 1
        bar.clear()
        out.add(log.closing())
    out.finish()
    failed = arguments.fail_on and worst >= Severity(arguments.fail_on).rank
    return ExitCode.FINDINGS if failed else ExitCode.FINE


def known_policy(store: Store, name: str) -> str:
    """The name of a policy that the store has.

    Raises:
        UsageError: it has none of that name; the message names the nearest.
    """
    known = store.policies()
    if name in known:
        return name
    close = nearest(name, known)
    hint = f"did you mean {close[0]}?" if close else f"there are {listed(known)}"
    raise UsageError(f"no such policy in {store.name}", where=name, fix=hint)


def _within(edition: Edition, arguments: argparse.Namespace) -> bool:
    day = edition.day
    if not day:
        return not (arguments.since or arguments.until)
    return (not arguments.since or day >= arguments.since) and (not arguments.until or day <= arguments.until)


def _filtered(revision: JudgedRevision, arguments: argparse.Namespace) -> JudgedRevision:
    """The revision with the changes that the filters let through; its verdict stays."""
    outcomes = {name for names in arguments.outcome or [] for name in names}
    categories = {name for names in arguments.category or [] for name in names}
    least = Severity(arguments.min_severity).rank

    def admitted(entry: Entry) -> bool:
        return (
            (not outcomes or entry.outcome in outcomes)
            and (not categories or entry.category in categories)
            and entry.level.rank >= least
        )

    entries = tuple(entry for entry in revision.judgement.entries if admitted(entry))
    return replace(revision, judgement=replace(revision.judgement, entries=entries))


def _history_page(store: Store, policy: str, arguments: argparse.Namespace) -> "HistoryPage":
    """A page under the same filters."""
    from policydiff.cli.log_page import HistoryPage

    selection = Selection(
        outcomes=frozenset(name for names in arguments.outcome or [] for name in names),
        categories=frozenset(Category(name) for names in arguments.category or [] for name in names),
        min_severity=Severity(arguments.min_severity),
    )
    return HistoryPage(store, policy, selection)


def _date(value: str) -> str:
    if not is_date(value):
        raise argparse.ArgumentTypeError(f"{value!r} is no date (YYYY-MM-DD)")
    return value


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 6:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 0 to 999999")
    return int(value)
