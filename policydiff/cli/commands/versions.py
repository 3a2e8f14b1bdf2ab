"""`policydiff versions [POLICY]`: what the store holds."""

from pathlib import Path

from policydiff.cli.arguments import Parser, add_format, add_store
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell_store
from policydiff.model.errors import ExitCode, UsageError
from policydiff.report import schema_names
from policydiff.report.json_report import dumps
from policydiff.report.table import table
from policydiff.store.catalogue import Store, Version
from policydiff.store.location import locate
from policydiff.store.names import listed, nearest


def parser() -> Parser:
    """What the command takes."""
    made = Parser("versions", "The policies of a store, or the versions of one policy, oldest first.")
    made.add_argument("policy", metavar="POLICY", nargs="?", help="list its versions one by one")
    add_format(made, "text", "json")
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """List policies or versions."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    check_output(arguments.output, ())
    store = locate(arguments.store, Path.cwd())
    tell_store(shell, store)
    names = _named(store, arguments.policy) if arguments.policy else store.policies()
    versions = {name: store.versions(name) for name in names}
    if arguments.format == "json":
        shell.emit(dumps(_data(versions)), arguments.output, as_bytes=True)
    else:
        shell.emit(_one_by_one(versions) if arguments.policy else _by_policy(versions), arguments.output)
    return ExitCode.FINE


def _named(store: Store, policy: str) -> tuple[str, ...]:
    known = store.policies()
    if policy in known:
        return (policy,)
    close = nearest(policy, known)
    hint = f"did you mean {close[0]}?" if close else f"there are {listed(known)}"
    raise UsageError(f"no such policy in {store.name}", where=policy, fix=hint)


def _by_policy(versions: dict[str, tuple[Version, ...]]) -> str:
    rows = [
        (
            name,
            found[-1].effective if found else "",
            listed([version.label for version in reversed(found)], limit=6),
            found[-1].title if found else "",
        )
        for name, found in versions.items()
    ]
    return table(rows, ("policy", "since", "versions, newest first", "title"))


def _one_by_one(versions: dict[str, tuple[Version, ...]]) -> str:
    rows = [
        (version.address, version.effective, version.title, version.source)
        for found in versions.values()
        for version in found
    ]
    return table(rows, ("version", "effective", "title", "source"))


def _data(versions: dict[str, tuple[Version, ...]]) -> dict[str, object]:
    return {
        "schema": schema_names.VERSIONS,
        "policies": [
            {
                "policy": name,
                "versions": [
                    {
                        "version": version.label,
                        "address": version.address,
                        "effective": version.effective,
                        "title": version.title,
                        "publisher": version.publisher,
                        "source": version.source,
                    }
                    for version in found
                ],
            }
            for name, found in versions.items()
        ],
    }
