"""Where the cache lies, and what its entries are valid for."""

import hashlib
import os
from functools import cache
from pathlib import Path

import policydiff
from policydiff.version import __version__

VARIABLE = "POLICYDIFF_CACHE"
FILE_NAME = "history.sqlite3"
OFF = "off"
_JUDGING = ("model", "lexicon", "parse", "compare", "rules", "history", "cache")


def cache_file() -> Path | None:
    """The file: POLICYDIFF_CACHE (a folder, or "off" for no cache), else the user's cache folder."""
    named = os.environ.get(VARIABLE, "")
    if named.casefold() == OFF:
        return None
    if named:
        return Path(named) / FILE_NAME
    # A relative XDG path is to be ignored (XDG Base Directory Specification).
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = Path(base) if Path(base).is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None
    return folder / "policydiff" / FILE_NAME


@cache
def tool_stamp() -> str:
    """Changes with the version and with every edit of the code and word lists that parse and judge."""
    hasher = hashlib.blake2b(__version__.encode(), digest_size=12)
    root = Path(policydiff.__file__).parent
    try:
        for package in _JUDGING:
            pending = [root / package]
            while pending:
                for entry in sorted(os.scandir(pending.pop()), key=lambda entry: entry.name):
                    if entry.is_dir() and entry.name != "__pycache__":
                        pending.append(Path(entry.path))
                    elif entry.name.endswith((".py", ".toml")):
                        status = entry.stat()
                        hasher.update(f"{package}/{entry.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    except OSError:
        pass
    return hasher.hexdigest()
