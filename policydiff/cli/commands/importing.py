"""`policydiff import SOURCE`: a file or a page becomes a version of a policy."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from policydiff.cli.arguments import Parser, add_store, add_view, view
from policydiff.cli.shell import Shell
from policydiff.ingest import Ingested
from policydiff.model import Comparison, Document, Identity, Norm
from policydiff.model.errors import ExitCode
from policydiff.report import schema_names
from policydiff.report.json_report import comparison_data, dumps
from policydiff.report.sanitize import one_line
from policydiff.report.view import Report, Selection, View
from policydiff.report.wording import counted, headline
from policydiff.store.catalogue import Store
from policydiff.store.front_matter import read_front_matter
from policydiff.store.importing import Kind, Plan, carry_out, plan_import
from policydiff.store.location import locate
from policydiff.store.record import Record
from policydiff.store.transaction import Recorded

CHANGES_SHOWN = 10
"""Changes of a re-upload that are printed; `policydiff diff` has the rest."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_CREDENTIALS = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of an import before it is done: the plan, what the text holds, and what a re-upload changes."""

    plan: Plan
    document: Document
    comparison: Comparison | None
    warnings: tuple[str, ...]


def parser() -> Parser:
    """What the command takes."""
    about = "Bring a text into the store as a version: Markdown, plain text, HTML, DOCX, PDF, or a page of the web."
    made = Parser("import", about)
    add = made.add_argument
    add("source", metavar="SOURCE", help="a file, a URL (http or https), or - for standard input")
    add("--policy", required=True, metavar="P", help="the policy's name; may hold / and spaces")
    add("--version", required=True, metavar="V", help="the version's label, such as 2.0 or 2025-03-31")
    add("--effective", required=True, metavar="DATE", help="from when it is in force, YYYY-MM-DD")
    add("--title", metavar="TEXT", help="default: the text's own")
    add("--publisher", metavar="NAME", help="whose policy it is")
    add("--cite", metavar="TEXT", help="what to record as the source (default: the URL or the file's name)")
    add("--kind", metavar="FORMAT", help="markdown, text, html, docx or pdf (default: what the content says)")
    add("--dry-run", action="store_true", help="show what would come of it and write nothing")
    add("--format", choices=("text", "json"), default="text", help="how to report it (default: text)")
    add_view(made)
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Import a text, telling what is in it first."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    store = locate(arguments.store, Path.cwd())
    wanted = _wanted(arguments.policy, arguments.version, arguments.effective)
    # Names and dates are looked at before a source is fetched, which may take long.
    plan_import(store, wanted, "")
    from policydiff.ingest import ingest

    if arguments.source == "-":
        ingested = ingest(shell.input.read(), kind=arguments.kind, name="standard input")
    else:
        ingested = ingest(arguments.source, kind=arguments.kind)
    given = {"title": arguments.title, "publisher": arguments.publisher, "source": arguments.cite}
    record = _described(wanted, ingested, given)
    outlook = _outlook(store, plan_import(store, record, ingested.markdown), ingested)
    shell.warn(outlook.warnings)
    as_json = arguments.format == "json"
    arguments.output = None
    room = view(arguments, shell)
    if not as_json:
        shell.emit(_preview(outlook))
    recorded = None
    if not arguments.dry_run:
        plan, recorded = carry_out(store, record, ingested.markdown)
        if plan != outlook.plan:
            outlook = _outlook(store, plan, ingested)
    _tell_reupload(shell, outlook, arguments.dry_run)
    if as_json:
        shell.emit(dumps(_data(outlook, recorded)), as_bytes=True)
    else:
        shell.emit(_changes(outlook, room) + _ending(outlook, recorded))
    return ExitCode.FINE


def _wanted(policy: str, version: str, effective: str) -> Record:
    return Record(policy, "", version, effective, _today(), "", "", "", "")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _described(wanted: Record, ingested: Ingested, given: dict[str, str | None]) -> Record:
    """The record with what the user gave, else what the source's front matter says, else what the source shows."""
    block = f"---\n{ingested.front_matter.strip()}\n---\n" if ingested.front_matter.strip() else ""
    front = read_front_matter(block, ingested.source or "standard input")

    def fact(name: str, default: str = "") -> str:
        return " ".join(one_line(given[name] or front.get(name) or default).split())

    return Record(
        policy=wanted.policy,
        title=fact("title", ingested.title),
        version=wanted.version,
        effective=wanted.effective,
        recorded=wanted.recorded,
        publisher=fact("publisher"),
        source=fact("source", _shown_source(ingested)),
        source_sha256=ingested.source_sha256,
        text_sha256="",
    )


def _shown_source(ingested: Ingested) -> str:
    """The URL without a password, or the file's name: where it lay is nobody's business but the user's."""
    if not ingested.source:
        return "standard input"
    if _SCHEME.match(ingested.source):
        return _CREDENTIALS.sub(r"\1", ingested.source)
    return Path(ingested.source).name


def _outlook(store: Store, plan: Plan, ingested: Ingested) -> Outlook:
    from policydiff.parse import parse
    from policydiff.rules.judge import compare

    record = plan.record
    identity = Identity(record.policy, record.label, record.effective, plan.address, record.text_sha256, record.title)
    document = parse(plan.text, identity)
    comparison = None
    if plan.kind is Kind.REUPLOAD and plan.found:
        first = store.read(plan.found)
        comparison = compare(parse(first.source, first.identity), document)
    empty = () if document.clauses else ("no clause was found in the text",)
    return Outlook(plan, document, comparison, (*ingested.warnings, *document.warnings, *empty, *plan.warnings))


def _preview(outlook: Outlook) -> str:
    plan, document = outlook.plan, outlook.document
    norms = Counter(clause.norm for clause in document.clauses)
    kinds = ", ".join(counted(norms[norm], str(norm)) for norm in Norm if norms[norm])
    rows = [
        ("version", f"{plan.address} ({plan.kind})"),
        ("title", plan.record.title),
        ("effective", plan.record.effective),
        ("source", plan.record.source),
        ("sections", str(len(document.sections))),
        ("clauses", f"{len(document.clauses)}" + (f": {kinds}" if kinds else "")),
        ("file", plan.path),
    ]
    return "".join(f"{name:<11}{one_line(value)}\n" for name, value in rows if value)


def _tell_reupload(shell: Shell, outlook: Outlook, dry_run: bool) -> None:
    if not outlook.comparison or not outlook.plan.found:
        return
    comes = "would be recorded" if dry_run else "is recorded"
    verdict = headline(_norms(outlook.comparison))
    message = f"{outlook.plan.found.address} exists with another text; this one {comes} as {outlook.plan.address}"
    shell.say("RE-UPLOAD", f"{message}: {verdict}")


def _norms(comparison: Comparison) -> Comparison:
    return Report(comparison).scope


def _changes(outlook: Outlook, room: View) -> str:
    if not outlook.comparison:
        return ""
    from policydiff.report.text import render

    return "\n" + render(Report(outlook.comparison, Selection(limit=CHANGES_SHOWN), room)) + "\n"


def _ending(outlook: Outlook, recorded: Recorded | None) -> str:
    address = one_line(outlook.plan.address)
    if outlook.plan.kind is Kind.PRESENT:
        return f"already there: {address}\n"
    if recorded is None:
        return "dry run: nothing was written\n"
    return f"recorded {address}: commit {recorded.commit[:12]} on {recorded.branch.removeprefix('refs/heads/')}\n"


def _data(outlook: Outlook, recorded: Recorded | None) -> dict[str, object]:
    plan = outlook.plan
    norms = Counter(str(clause.norm) for clause in outlook.document.clauses)
    return {
        "schema": schema_names.IMPORT,
        "outcome": plan.kind,
        "written": recorded is not None,
        "address": plan.address,
        "path": plan.path,
        "commit": recorded.commit if recorded else "",
        "branch": recorded.branch if recorded else "",
        "record": plan.record.values(),
        "sections": len(outlook.document.sections),
        "clauses": {str(norm): norms[norm] for norm in Norm},
        "warnings": list(outlook.warnings),
        "comparison": comparison_data(Report(outlook.comparison)) if outlook.comparison else None,
    }
