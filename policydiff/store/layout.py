"""Recognising a store: its two layouts, and where the nearest one lies."""

import os
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from policydiff.model.errors import StoreError

MAX_DEPTH = 4
"""Folders deep that a policy's name may go."""

FOLDER_NAME = "policies"
MARKER_NAME = "store.toml"
"""Stands at the top of a store that the tool started, and names its layout."""

TERMS_TYPES = frozenset(
    """Acceptable Use Policy|Brand Guidelines|Commercial Terms|Community Guidelines|Copyright Claims Policy
    |Data Controller Agreement|Data Processor Agreement|Deceptive Practices|Developer Terms|Editorial Policy
    |Imprint|In-App Purchases Policy|Law Enforcement Guidelines|Live Policy|Marketplace Sellers Conditions
    |Parent Organization Terms|Privacy Policy|Related Terms|Restricted Use Policy|Seller Warranty|Terms of Service
    |Trackers Policy|Violence Policy|Vulnerability Disclosure Policy""".replace("\n    ", "").split("|")
)
"""Kinds of terms by which a folder shows itself as an Open Terms Archive collection."""

_LAYOUT_LINE = re.compile(r"^layout[ \t]*=[ \t]*[\"']([\w-]+)[\"']", re.MULTILINE)
_FURNITURE = frozenset({"readme", "license", "changelog", "contributing", "architecture"})


class Layout(StrEnum):
    """How a store keeps versions."""

    FOLDERS = "one file a version"
    HISTORY = "one file with a git history"


def markdown_files(root: Path, depth: int = MAX_DEPTH) -> Iterator[tuple[str, ...]]:
    """Paths of the Markdown files below `root` as parts, sorted; hidden folders and links to folders are passed by."""
    pending: list[tuple[str, ...]] = [()]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(root.joinpath(*folder)), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if len(folder) < depth:
                    pending.append((*folder, entry.name))
            elif entry.name.endswith(".md") and entry.is_file() and not _is_furniture(folder, entry.name):
                yield (*folder, entry.name)


def is_furniture_name(stem: str) -> bool:
    """True for file names that speak about a folder and are no policy: README and its like."""
    return stem.casefold() in _FURNITURE


def _is_furniture(folder: tuple[str, ...], name: str) -> bool:
    return is_furniture_name(name.removesuffix(".md")) if len(folder) < 2 else False


def layout_of(root: Path) -> Layout | None:
    """The layout of the store at `root`; None where nothing in it looks like a policy.

    Raises:
        StoreError: the store's own word on its layout cannot be read.
    """
    if marked := _marked_layout(root / MARKER_NAME):
        return marked
    files = [parts for parts in markdown_files(root) if len(parts) > 1]
    if not files:
        return None
    if is_collection(files):
        return Layout.HISTORY
    if not is_repository(root):
        return Layout.FOLDERS
    return Layout.FOLDERS if _has_front_matter(root.joinpath(*files[0])) else Layout.HISTORY


def is_collection(files: list[tuple[str, ...]]) -> bool:
    """True where the files are named as Open Terms Archive names them: a service, then a kind of terms."""
    return any(len(parts) == 2 and parts[1].removesuffix(".md") in TERMS_TYPES for parts in files)


def is_repository(root: Path) -> bool:
    """True for the top of a git working tree, or a bare repository."""
    return (root / ".git").exists() or is_bare(root)


def is_bare(root: Path) -> bool:
    """True for a git repository without a working tree."""
    return (root / "HEAD").is_file() and (root / "objects").is_dir() and (root / "refs").is_dir()


def nearest_root(start: Path) -> Path | None:
    """The store nearest to `start`, going up: a `policies/` folder, or the top of a recorded collection."""
    for folder in (start, *start.parents):
        candidate = folder / FOLDER_NAME
        if candidate.is_dir() and (_is_marked(candidate) or any(len(parts) > 1 for parts in markdown_files(candidate))):
            return candidate
        if _is_marked(folder):
            return folder
        if is_repository(folder) and is_collection(list(markdown_files(folder, depth=1))):
            return folder
    return None


def marker(layout: Layout) -> str:
    """The content of the file that names the layout of a store."""
    return f'# A store of policy versions; see `policydiff --help`.\nlayout = "{layout.name.lower()}"  # {layout}\n'


def _is_marked(root: Path) -> bool:
    return (root / MARKER_NAME).is_file()


def _marked_layout(path: Path) -> Layout | None:
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError("cannot be read", where=str(path), fix="restore it from git") from error
    found = _LAYOUT_LINE.search(content)
    if not found or found[1].upper() not in Layout.__members__:
        known = " or ".join(f'"{layout.name.lower()}"' for layout in Layout)
        raise StoreError("names no layout", where=str(path), fix=f"write layout = {known}")
    return Layout[found[1].upper()]


def _has_front_matter(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(8).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False
