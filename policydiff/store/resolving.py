"""From an address to the one text that it names."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import BinaryIO

from policydiff.model import Identity
from policydiff.model.errors import InputError, PolicydiffError, UsageError
from policydiff.store.addressing import Address, parse_address, split_range
from policydiff.store.assembling import assemble
from policydiff.store.catalogue import Store, find_versions
from policydiff.store.names import listed, nearest
from policydiff.store.reading import STREAM_NAME, exists, expanded, is_folder, read_file, read_stream
from policydiff.store.text import Text

_ADDRESS_FIX = "give a path or POLICY@VERSION"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text that an address may name; `spelling` is an address that names only it, `store` where it is kept."""

    meaning: str
    spelling: str
    read: Callable[[], Text]
    store: Store | None = None


class Resolver:
    """Finds texts by address; the store is looked for only when an address needs it."""

    def __init__(self, stdin: BinaryIO, *, store: str | None = None, start: Path | None = None) -> None:
        self._stdin = stdin
        self._named_store = store
        self._start = start or Path.cwd()
        self.read_from: Store | None = None
        """The store that a text has come from, None as long as none has."""

    @cached_property
    def store(self) -> Store:
        """The store that policies are looked up in."""
        return self._located()

    def _located(self) -> Store:
        # A path needs no store, and what stores are made of takes a while to load.
        from policydiff.store.location import locate

        return locate(self._named_store, self._start)

    def pair(self, old: str, new: str) -> tuple[Text, Text]:
        """Two texts.

        Raises:
            PolicydiffError: one of them cannot be had, or both are standard input.
        """
        if parse_address(old).is_stdin and parse_address(new).is_stdin:
            raise UsageError("both sides are standard input", where="-", fix="give a file or a version for one of them")
        return self.text(old), self.text(new)

    def range(self, spec: str) -> tuple[Text, Text]:
        """The two texts that `A..B` names.

        B may be an address, or a version or revision of what A names: `rsp@2.0..3.0`. An empty B is the newest version,
        or the file as it is.

        Raises:
            PolicydiffError: it is no range, or one of its ends cannot be had.
        """
        ends = split_range(spec)
        if ends is None:
            raise UsageError("one text is no comparison", where=spec, fix="give two, or a range such as rsp@2.0..3.0")
        old, new = ends
        name, mark, _ = old.rpartition("@")
        name = name if mark else old
        if not new:
            return self.text(old), self.text(name)
        found, troubles = {}, []
        for end in dict.fromkeys((f"{name}@{new}", new)):
            try:
                found[end] = self.text(end)
            except PolicydiffError as trouble:
                troubles.append(trouble)
        if not found:
            raise troubles[0]
        if len(found) > 1:
            raise UsageError(f"fits {' and '.join(found)}", where=new, fix="give the two texts as two arguments")
        return self.text(old), next(iter(found.values()))

    def text(self, spec: str) -> Text:
        """The one text that `spec` names.

        Raises:
            PolicydiffError: it names none, or more than one, or the text cannot be read.
        """
        address = parse_address(spec)
        if address.is_stdin:
            return assemble(read_stream(self._stdin), STREAM_NAME, known=Identity(ref=spec))
        if not address.rest or "\0" in spec:
            raise UsageError("names nothing", where=repr(spec), fix=_ADDRESS_FIX)
        if self._named_store is not None:
            self._located()
        candidate = _only(spec, self._candidates(address))
        self.read_from = candidate.store or self.read_from
        return candidate.read()

    def _candidates(self, address: Address) -> list[Candidate]:
        found: list[Candidate] = []
        troubles: list[PolicydiffError] = []
        for strategy in (self._in_repository, self._files, self._versions, self._revisions):
            if strategy == self._revisions and not self._may_be_revision(address, bool(found or troubles)):
                continue
            try:
                found += strategy(address)
            except PolicydiffError as trouble:
                troubles.append(trouble)
        if not found:
            raise troubles[0] if troubles else self._unknown(address)
        return found

    def _in_repository(self, address: Address) -> list[Candidate]:
        if address.repository is None:
            return []
        from policydiff.store.tracked import in_repository

        return [Candidate(*facts) for facts in in_repository(address, self._start)]

    def _files(self, address: Address) -> list[Candidate]:
        spec = address.spec
        if not self._is_file(spec):
            return []
        path = self._path(spec)
        spelling = spec if address.is_plain_path else f"./{spec}"
        return [Candidate(f"the file {spec}", spelling, lambda: assemble(read_file(path, spec), spec, path=path))]

    def _versions(self, address: Address) -> list[Candidate]:
        if address.is_plain_path or address.repository is not None:
            return []
        store = self.store
        known = set(store.policies())
        return [
            Candidate(f"{version.address} in {store.name}", version.address, partial(store.read, version), store)
            for reading in address.readings()
            if reading.name in known
            for version in find_versions(store, reading.name, reading.at)
        ]

    def _may_be_revision(self, address: Address, answered: bool) -> bool:
        """Whether to ask git, which is slow to start: only where the left side is a file, or nothing else fits."""
        if address.repository is not None or "@" not in address.spec:
            return False
        if any(self._is_file(reading.name) for reading in address.readings() if reading.at):
            return True
        return not answered and (address.looks_like_path or address.is_plain_path)

    def _revisions(self, address: Address) -> list[Candidate]:
        from policydiff.store.tracked import at_revisions

        return [Candidate(*facts) for facts in at_revisions(address, self._start)]

    def _path(self, name: str) -> Path:
        return self._start / expanded(name)

    def _is_file(self, name: str) -> bool:
        path = self._path(name)
        return exists(path) and not is_folder(path)

    def _unknown(self, address: Address) -> PolicydiffError:
        spec = address.spec
        path = self._path(spec)
        if is_folder(path):
            return InputError("is a directory", where=spec, fix="name one file in it, or a version as POLICY@VERSION")
        if address.is_plain_path:
            return InputError("no such file", where=spec, fix=_near_files(path, spec))
        known = self.store.policies()
        name = next((reading.name for reading in address.readings() if reading.at is not None), spec)
        close = nearest(name, known)
        if address.looks_like_path:
            hint = f"did you mean the policy {close[0]}?" if close else _near_files(path, spec)
            return InputError("no such file, and no policy of that name", where=spec, fix=hint)
        hint = f"did you mean {close[0]}?" if close else f"there are {listed(known)}"
        return UsageError(f"no such policy in {self.store.name}, and no such file", where=spec, fix=hint)


def _only(spec: str, candidates: list[Candidate]) -> Candidate:
    if len(candidates) == 1:
        return candidates[0]
    meanings = " and ".join(candidate.meaning for candidate in candidates)
    spellings = " or ".join(candidate.spelling for candidate in candidates)
    raise UsageError(f"fits {meanings}", where=spec, fix=f"write {spellings}")


def _near_files(path: Path, spec: str) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return "check the path"
    close = nearest(path.name, names)
    return f"did you mean {spec.removesuffix(path.name)}{close[0]}?" if close else "check the path"
