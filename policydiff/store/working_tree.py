"""Putting files into a working tree, each at once, and never over something that the user has put there."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from policydiff.store.edit import Edit


def read_plain(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def stage_edits(top: Path, edits: Sequence[Edit], staging: Path) -> None:
    """Make the folders and write the contents that are to come, so that only renames are left to do."""
    for number, edit in enumerate(edits):
        target = top / edit.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if (content := edit.applied(read_plain(target))) is not None:
            _write(staging / str(number), content, target)


def place_edits(top: Path, edits: Sequence[Edit], staging: Path) -> None:
    """Let the working tree have `edits`, where it has not had them and the user has not changed the file."""
    for number, edit in enumerate(edits):
        target, staged = top / edit.path, staging / str(number)
        content = edit.applied(read_plain(target))
        if content is None:
            continue
        if read_plain(staged) != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(staged, content, target)
        _move(staged, target, over=edit.before is not None or bool(edit.lines))


def _write(path: Path, content: bytes, target: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    with suppress(FileNotFoundError):
        path.chmod(target.stat().st_mode & 0o777)


def _move(staged: Path, target: Path, *, over: bool) -> None:
    try:
        if over:
            staged.replace(target)
        else:
            # Unlike a rename, a link fails where the user was quicker.
            os.link(staged, target)
            staged.unlink()
    except FileExistsError:
        return
    except OSError:
        _copy(staged, target)


def _copy(staged: Path, target: Path) -> None:
    """By way of a file beside the target: git's folder may lie on another file system."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(staged.read_bytes())
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(staged.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
