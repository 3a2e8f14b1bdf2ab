"""`policydiff verify`: is the store what it says it is."""

from dataclasses import asdict
from pathlib import Path

from policydiff.cli.arguments import Parser, add_format, add_store
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell_store
from policydiff.model.errors import ExitCode
from policydiff.report import schema_names
from policydiff.report.json_report import dumps
from policydiff.report.sanitize import one_line
from policydiff.report.wording import counted
from policydiff.store.location import locate
from policydiff.store.verification import Verification


def parser() -> Parser:
    """What the command takes."""
    about = "Check that every version is as it was recorded, its facts complete, and git's objects sound."
    made = Parser("verify", about)
    made.add_argument("--pin", action="store_true", help="first pin what is not pinned yet, and commit that")
    made.add_argument("--quick", action="store_true", help="do not have git check every object that it keeps")
    add_format(made, "text", "json")
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Verify a store; the exit code is 3 where something is damaged."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    check_output(arguments.output, ())
    store = locate(arguments.store, Path.cwd())
    tell_store(shell, store)
    from policydiff.store.verifying import pin_missing, verify

    if arguments.pin:
        pinned, recorded = pin_missing(store)
        where = f": commit {recorded.commit[:12]} on {recorded.branch.removeprefix('refs/heads/')}" if recorded else ""
        shell.say("note", f"pinned {counted(len(pinned), 'version')}{where}")
        store = locate(arguments.store, Path.cwd())
    verification = verify(store, objects=not arguments.quick)
    as_json = arguments.format == "json"
    page = dumps(_data(verification)) if as_json else _page(verification)
    shell.emit(page, arguments.output, as_bytes=as_json)
    return ExitCode.FINE if verification.sound else ExitCode.STORE


def _page(verification: Verification) -> str:
    lines = [
        f"{'damage' if finding.damage else 'note'}: {one_line(finding.where)}: {one_line(finding.what)}"
        + (f"; {one_line(finding.fix)}" if finding.fix else "")
        for finding in verification.findings
    ]
    damaged = sum(finding.damage for finding in verification.findings)
    looked = f"{counted(verification.versions, 'version')} of {_policies(verification.policies)}"
    objects = ", git objects sound" if verification.objects and not damaged else ""
    verdict = f"{damaged} damaged" if damaged else f"all as recorded, {verification.pinned} pinned{objects}"
    return "".join(f"{line}\n" for line in [*lines, f"{one_line(verification.store)}: {looked}: {verdict}"])


def _policies(number: int) -> str:
    return "1 policy" if number == 1 else f"{number} policies"


def _data(verification: Verification) -> dict[str, object]:
    return {
        "schema": schema_names.VERIFICATION,
        "store": verification.store,
        "sound": verification.sound,
        "policies": verification.policies,
        "versions": verification.versions,
        "pinned": verification.pinned,
        "objects": verification.objects,
        "findings": [asdict(finding) for finding in verification.findings],
    }
