"""What `trace` and `blame` share: from an address to the history of its policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policydiff.cache.chains import History
from policydiff.cache.judging import Journal
from policydiff.cache.place import cache_file
from policydiff.cache.workers import processors
from policydiff.cli.progress import ProgressBar
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell_store
from policydiff.model.errors import InputError, UsageError
from policydiff.store.addressing import parse_address
from policydiff.store.catalogue import Store, Version, find_versions
from policydiff.store.location import locate
from policydiff.store.names import listed, nearest
from policydiff.store.revisions import Archive


@contextmanager
def history_of(spec: str, named_store: str | None, shell: Shell) -> Iterator[tuple[History, int, str]]:
    """The history of the policy that `spec` names, where in it the version stands, and the version's label.

    Raises:
        PolicydiffError: there is no such version, or it cannot be read.
    """
    store = locate(named_store, Path.cwd())
    tell_store(shell, store)
    version = named_version(store, spec)
    bar = ProgressBar(shell)

    def warn(message: str) -> None:
        bar.clear()
        shell.say("warning", message)

    journal = Journal(Archive(store), cache_file(), jobs=processors(), say=warn, progress=bar.show)
    try:
        history = History(journal, version.policy)
        bar.clear()
        index = history.index(version.label)
        if index is None:
            raise InputError("holds no readable text", where=version.address, fix="name another version")
        yield history, index, version.label
    finally:
        bar.clear()
        journal.close()


def named_version(store: Store, spec: str) -> Version:
    """The one version that POLICY[@VERSION] names.

    Raises:
        UsageError: there is none, or more than one.
    """
    known = store.policies()
    readings = [reading for reading in parse_address(spec).readings() if reading.name in known]
    if not readings:
        name = spec.rpartition("@")[0] or spec
        close = nearest(name, known)
        hint = f"did you mean {close[0]}?" if close else f"there are {listed(known)}"
        raise UsageError(f"no such policy in {store.name}", where=spec, fix=hint)
    found = [version for reading in readings for version in find_versions(store, reading.name, reading.at)]
    if len(found) > 1:
        raise UsageError("fits several versions", where=spec, fix=f"write {listed(one.address for one in found)}")
    return found[0]
