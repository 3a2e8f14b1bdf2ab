"""The verdict file of a pair: read once, and from then on changed one verdict at a time, each at once on disk."""

import os
import re
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from policydiff.model.errors import InputError, PolicydiffError, StoreError
from policydiff.verdicts.merging import merged, sides
from policydiff.verdicts.model import Pairing, Verdict, VerdictSheet
from policydiff.verdicts.toml_sheet import read, written
from policydiff.verdicts.turns import turn

SUFFIX = ".verdicts.toml"
SPARE_SUFFIX = ".spare.verdicts.toml"
"""Where verdicts go while the proper file cannot be used."""

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes of a verdict file that is read; a verdict takes about one thousand."""

_UNFIT = re.compile(r"[^\w .,+@()-]")
_LONGEST = 90


def file_name(pairing: Pairing, prefix: str = "") -> str:
    """What the verdict file of a pair is called; nothing in a version's label can make it a path."""
    old, new = (_UNFIT.sub("_", name)[:_LONGEST].strip(" .") or "text" for name in (pairing.old, pairing.new))
    lead = f"{_UNFIT.sub('_', prefix)[:_LONGEST].strip(' .')} " if prefix else ""
    return f"{lead}{old}..{new}{SUFFIX}"


class Book:
    """The verdicts on one pair.

    Every change takes the file's present state, alters one verdict and puts the whole back under a lock, so that two
    reviewers with the same file keep each other's verdicts, and a process that dies leaves all it has made.
    """

    def __init__(self, path: Path, sheet: VerdictSheet, troubles: tuple[str, ...] = ()) -> None:
        self.path = path
        self.sheet = sheet
        self.troubles = troubles
        """What the reviewer must know of the file, one line each."""

    def put(self, verdict: Verdict) -> None:
        """Record a verdict.

        Raises:
            PolicydiffError: the file cannot be written, or somebody has damaged it since.
        """
        self._alter(lambda sheet: sheet.with_verdict(verdict))

    def take(self, fingerprint: str, by: str) -> None:
        """Withdraw a verdict. Raises as `put` does."""
        self._alter(lambda sheet: sheet.without(fingerprint, by))

    def merge(self, other: VerdictSheet) -> None:
        """Take in another file's verdicts. Raises as `put` does."""
        self._alter(lambda sheet: merged(sheet, other))

    def _alter(self, step: Callable[[VerdictSheet], VerdictSheet]) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with turn(self.path):
                sheet = _sheet(self.path, self.sheet.pairing)[0] if self.path.exists() else None
                base = sheet or VerdictSheet(self.sheet.pairing)
                self.sheet = step(VerdictSheet(self.sheet.pairing, base.verdicts))
                _replace(self.path, written(self.sheet).encode())
        except OSError as error:
            fix = "free space or change its permissions; verdicts made before are safe"
            raise StoreError(f"cannot be written ({error.strerror})", where=str(self.path), fix=fix) from error


def open_book(path: Path, pairing: Pairing) -> Book:
    """The book of `pairing` kept at `path`; a file that cannot be used is left alone, a spare one takes its place."""
    troubles: list[str] = []
    sheet = VerdictSheet(pairing)
    spare = path.with_name(path.name.removesuffix(SUFFIX) + SPARE_SUFFIX)
    home = path
    if path.exists():
        try:
            found, note = _sheet(path, pairing)
            sheet = VerdictSheet(pairing, found.verdicts)
            troubles += [note] if note else []
        except PolicydiffError as error:
            home = spare
            troubles.append(f"{error}; new verdicts go to {spare.name}")
    if spare.exists():
        try:
            sheet = merged(sheet, _sheet(spare, pairing)[0])
        except PolicydiffError as error:
            troubles.append(str(error))
    return Book(home, sheet, tuple(troubles))


def read_sheet(path: Path) -> VerdictSheet:
    """The sheet in a file, both sides of a conflict that git left in it taken together.

    Raises:
        InputError: it cannot be read as one.
    """
    return _read(path)[0]


def _sheet(path: Path, pairing: Pairing) -> tuple[VerdictSheet, str]:
    sheet, note = _read(path)
    if not sheet.pairing.is_about(pairing):
        about = f"{sheet.pairing.policy} {sheet.pairing.old}..{sheet.pairing.new}".strip()
        raise InputError(f"is about another pair ({about})", where=str(path), fix="rename it to what it is about")
    return sheet, note


def _read(path: Path) -> tuple[VerdictSheet, str]:
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            raise InputError(f"is larger than {SIZE_LIMIT // 1024 // 1024} MB", where=str(path), fix="move it away")
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("is no verdict file (not UTF-8)", where=str(path), fix="mend it or move it away") from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), fix="check its permissions") from error
    conflict = sides(text)
    if conflict is None:
        return read(text, str(path)), ""
    ours, theirs = (read(side, str(path)) for side in conflict)
    return merged(ours, theirs), f"{path}: git left a conflict; verdicts of both sides are kept"


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
