"""What git says of its history, as records."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from policydiff.model.errors import StoreError

SHAPE = ("-z", "--format=%x01%H %at%x02%(trailers:only,unfold)", "--name-status", "-M")
"""Arguments of `git log` whose output `read_revisions` reads: no name and no message can pass for another field."""

_COMMIT = re.compile(r"\n?\x01([0-9a-f]{40,64}) (-?\d+)\x02(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, the day it was recorded on (UTC), and the paths it changed or added.

    `renames` maps a path to the one it had before this commit, `trailers` are the facts at the end of its message.
    """

    commit: str
    day: str
    paths: tuple[str, ...]
    renames: Mapping[str, str] = field(default_factory=dict, hash=False)
    trailers: Mapping[str, str] = field(default_factory=dict, hash=False)


def read_revisions(out: str) -> Iterator[Revision]:
    """The commits in what git printed: a head each, then a status and one or two paths in turn.

    Raises:
        StoreError: it is something else.
    """
    tokens = iter(out.split("\0"))
    token = next(tokens, "")
    while token:
        head = _COMMIT.fullmatch(token)
        if not head:
            raise StoreError("git printed a history that cannot be read", fix="report it with the version of git")
        paths, renames = [], {}
        token = next(tokens, "")
        while token and not _COMMIT.fullmatch(token):
            path = next(tokens, "")
            if token.lstrip("\n").startswith("R"):
                old, path = path, next(tokens, "")
                renames[path] = old
            paths.append(path)
            token = next(tokens, "")
        yield Revision(head[1], day_of(head[2]), tuple(paths), renames, _trailers(head[3]))


def removed_lines(out: str) -> list[tuple[str, str]]:
    """The lines that commits took out, each with its commit, in what git printed as patches under `%x01%H`."""
    found, commit = [], ""
    for line in out.split("\n"):
        if line.startswith("\x01"):
            commit = line[1:]
        elif line.startswith("-") and not line.startswith("---"):
            found.append((line[1:], commit))
    return found


def _trailers(text: str) -> dict[str, str]:
    pairs = (line.partition(": ") for line in text.splitlines())
    return {key: value.strip() for key, mark, value in pairs if mark}


def day_of(seconds: str) -> str:
    """The day (UTC) of a time in seconds since 1970, an ISO date."""
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
