"""Noticing that a file changed on disk while it is being reviewed."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from policydiff.store.text import Text


@dataclass
class Watch:
    """Files with the state they were read in; content decides, size and time only say when to look."""

    files: dict[Path, str] = field(default_factory=dict)
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def over(cls, texts: Iterable[Text]) -> "Watch":
        """A watch over the files that texts came from; what came from git or a stream cannot change."""
        return cls({text.path: text.identity.sha256 for text in texts if text.path is not None})

    def changed(self) -> list[str]:
        """Names of the files that hold another text now, or are gone."""
        found = []
        for path, sha256 in self.files.items():
            state = _state(path)
            if state == self._seen.get(path):
                continue
            self._seen[path] = state
            try:
                if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                    found.append(path.name)
            except OSError:
                found.append(path.name)
        return found


def _state(path: Path) -> tuple[int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116 - the same call for a link that is turned round meanwhile
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
