"""`policydiff audit OLD NEW`: is every material change announced in the publisher's own account?"""

from policydiff.audit.auditing import audit
from policydiff.audit.own_account import (
    Account,
    about_revision,
    known_titles,
    own_section,
    section_source,
    titled,
    unspoken,
    without_section,
)
from policydiff.cli.arguments import Parser, add_companion, add_output, add_store, add_view, view
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell, with_companions
from policydiff.model import Document
from policydiff.model.errors import ExitCode, InputError, PolicydiffError, UsageError
from policydiff.report.audit_report import AUDIT_FORMATS, AuditReport
from policydiff.store.names import listed, nearest
from policydiff.store.resolving import Resolver


def parser() -> Parser:
    """What the command takes."""
    made = Parser("audit", "For every commitment that changed: announced, partly or not at all, and by which words.")
    made.add_argument("old", metavar="OLD", help="POLICY[@VERSION], PATH[@REV], REPO::PATH[@REV], or -")
    made.add_argument("new", metavar="NEW", help="likewise")
    about = "a file or version that tells of the changes, or a section of one (default: NEW's own changelog section)"
    made.add_argument("--account", metavar="TEXT[#SECTION]", help=about)
    add_companion(made)
    made.add_argument("--format", choices=tuple(AUDIT_FORMATS), default="text", help="default: text")
    add_output(made)
    add_view(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Hold an account against a comparison and write the report."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    resolver = Resolver(shell.input, store=arguments.store)
    old, new = resolver.pair(arguments.old, arguments.new)
    check_output(arguments.output, (old.path, new.path))
    tell(shell, resolver, old, new)

    from policydiff.parse import parse
    from policydiff.rules.judge import compare

    before, after = parse(old.source, old.identity), parse(new.source, new.identity)
    account, where = _account(arguments.account, resolver, before, after)
    kept = without_section(before, own_section(before)), without_section(after, own_section(after))
    comparison = with_companions(compare(*kept), arguments.companion, resolver)
    shell.warn((*comparison.warnings, *account.notes, *unspoken(after)))
    report = AuditReport(audit(comparison, account.entries), where, account.notes, view(arguments, shell))
    text = AUDIT_FORMATS[arguments.format](report)
    shell.emit(text, arguments.output, as_bytes=arguments.format != "text")
    return ExitCode.FINE


def _account(spec: str | None, resolver: Resolver, old: Document, new: Document) -> tuple[Account, str]:
    """The account of the revision, and what to call it.

    Raises:
        PolicydiffError: there is none, it is empty, or it is about another version.
    """
    source, where = _told(spec, resolver, new)
    mine = own_section(new)
    earlier = own_section(old)
    own = mine is not None and source == section_source(new, mine)
    before = section_source(old, earlier) if own and earlier else ""
    if not source.strip():
        raise InputError("is empty", where=where, fix="give the account of the revision")
    account = about_revision(source, old.identity, new.identity, before=before)
    if account.other and own:
        note = f"the account has no entry for {new.identity.label}; it tells of {account.other}"
        return Account((), (note,)), where
    if account.other:
        what = f"is the account of another version ({account.other}), not of {new.identity.label}"
        raise InputError(what, where=where, fix="give the account of this revision")
    if not account.entries and not account.notes:
        raise InputError("says nothing", where=where, fix="give the account of the revision")
    return account, where


def _told(spec: str | None, resolver: Resolver, new: Document) -> tuple[str, str]:
    from policydiff.parse import parse

    if spec is None:
        section = own_section(new)
        if section is None:
            fix = "give one as --account FILE or SPEC#SECTION"
            raise UsageError("has no section on its own changes", where=new.identity.label, fix=fix)
        return section_source(new, section), f"{new.identity.label}#{section.title}"
    try:
        text, title = resolver.text(spec), ""
    except PolicydiffError:
        name, mark, title = spec.rpartition("#")
        if not mark or not name:
            raise
        text = resolver.text(name)
    document = parse(text.source, text.identity)
    if title:
        section = titled(document, title)
        if section is None:
            known = known_titles(document.sections)
            close = nearest(title, known)
            fix = f"did you mean {close[0]}?" if close else f"there are {listed(known)}" if known else "it has none"
            raise UsageError(f"has no section {title!r}", where=text.identity.ref or spec, fix=fix)
        return section_source(document, section), spec
    section = own_section(document)
    whole = text.source == new.source and section is not None
    return (section_source(document, section) if whole and section else text.source), spec
