"""What a writer is about to do, kept beside the index so that whoever comes after a crash can end it or undo it."""

import base64
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from policydiff.store.edit import Edit
from policydiff.store.pending import JOURNAL_NAME


@dataclass(frozen=True, slots=True)
class Journal:
    """A commit about to be named by a branch, and the files that the working tree is to have then."""

    branch: str
    old: str
    new: str
    edits: tuple[Edit, ...]


def write_journal(folder: Path, journal: Journal) -> None:
    """Keep `journal`, whole or not at all."""
    data = {
        "branch": journal.branch,
        "old": journal.old,
        "new": journal.new,
        "edits": [_packed(edit) for edit in journal.edits],
    }
    temporary = folder / f"{JOURNAL_NAME}.part"
    write_synced(temporary, json.dumps(data).encode())
    temporary.replace(folder / JOURNAL_NAME)


def read_journal(folder: Path) -> Journal | None:
    """The journal that a writer left, None where the last one came to its end."""
    try:
        data = json.loads((folder / JOURNAL_NAME).read_bytes())
    except FileNotFoundError:
        return None
    return Journal(data["branch"], data["old"], data["new"], tuple(_unpacked(edit) for edit in data["edits"]))


def clear(folder: Path) -> None:
    """Forget the journal first, then what was staged for it."""
    with suppress(FileNotFoundError):
        (folder / JOURNAL_NAME).unlink()
    for entry in folder.iterdir():
        if entry.name == "lock":
            continue
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink(missing_ok=True)


def write_synced(path: Path, data: bytes) -> None:
    """Write a file so that it is on the disk when this returns."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _packed(edit: Edit) -> Sequence[str | None]:
    before = None if edit.before is None else _text(edit.before)
    return edit.path, before, _text(edit.after), _text(edit.lines)


def _unpacked(packed: Sequence[str | None]) -> Edit:
    path, before, after, lines = packed
    return Edit(path or "", None if before is None else _bytes(before), _bytes(after), _bytes(lines))


def _text(data: bytes) -> str:
    return base64.b85encode(data).decode("ascii")


def _bytes(text: str | None) -> bytes:
    return base64.b85decode(text or "")
