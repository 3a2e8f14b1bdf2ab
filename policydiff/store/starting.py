"""Starting a store: a folder in git that names its layout and pins what it holds."""

from dataclasses import dataclass
from pathlib import Path

from policydiff.model.errors import UsageError
from policydiff.store.edit import Edit
from policydiff.store.git import Repository
from policydiff.store.git_writing import Head, create_repository
from policydiff.store.importing import prefix_in
from policydiff.store.layout import MARKER_NAME, Layout, layout_of, markdown_files, marker
from policydiff.store.lock import cannot_write
from policydiff.store.pins import FILE_NAME, pin_lines, with_lines
from policydiff.store.reading import is_folder
from policydiff.store.record import sha256_of_bytes
from policydiff.store.transaction import Recorded, Transaction, transaction
from policydiff.store.working_tree import read_plain

_ATTRIBUTES_NAME = ".gitattributes"
_ATTRIBUTES = f"*.md -text\n{FILE_NAME} -text\n".encode()
"""Git must not change line ends in what is hashed."""


@dataclass(frozen=True, slots=True)
class Started:
    """A store; `recorded` is None where it was one before, `adopted` counts the versions that were there."""

    root: Path
    layout: Layout
    recorded: Recorded | None = None
    adopted: int = 0


def start(root: Path, layout: Layout | None = None) -> Started:
    """Make `root` a store, in the repository around it or in one of its own; texts that are there become its versions.

    Raises:
        PolicydiffError: it cannot be done.
    """
    if root.exists() and not is_folder(root):
        raise UsageError("is no folder", where=str(root), fix="name another folder")
    found = layout_of(root)
    if found and layout and found is not layout:
        raise UsageError(f"holds a store of the other layout ({found})", where=str(root), fix="leave out --layout")
    layout = found or layout or Layout.FOLDERS
    if (root / MARKER_NAME).is_file():
        return Started(root, layout)
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(root, error) from error
    _repository(root)
    with transaction(root) as open_transaction:
        versions = _versions(root) if layout is Layout.FOLDERS else {}
        message = f"Start a store of policies\n\nPolicydiff-Layout: {layout.name.lower()}\n"
        recorded = open_transaction.record(lambda head: _edits(open_transaction, root, layout, versions, head), message)
        return Started(root, layout, recorded, len(versions))


def _repository(root: Path) -> None:
    try:
        repository = Repository.around(root)
    except UsageError:
        create_repository(root)
        repository = Repository.around(root)
    if repository.top is None:
        fix = "clone it and start the store in the clone"
        raise UsageError("is a repository without a working tree", where=str(root), fix=fix)


def _versions(root: Path) -> dict[str, bytes]:
    """The version files that are there, by their path below the store."""
    paths = ("/".join(parts) for parts in markdown_files(root) if len(parts) > 1)
    return {path: read_plain(root / path) or b"" for path in paths}


def _edits(
    open_transaction: Transaction, root: Path, layout: Layout, versions: dict[str, bytes], head: Head
) -> list[Edit]:
    writer = open_transaction.writer
    prefix = prefix_in(open_transaction.repository, root)
    edits = []
    for path, content in versions.items():
        before = writer.content(head.commit, prefix + path)
        if before is not None and before != content:
            fix = "commit or stash them first"
            raise UsageError("has changes that are not committed", where=prefix + path, fix=fix)
        if before is None:
            edits.append(Edit(prefix + path, None, content))
    pins = pin_lines({path: sha256_of_bytes(content) for path, content in versions.items()})
    for name, lines in (
        (MARKER_NAME, marker(layout).encode()),
        (FILE_NAME, pins.encode()),
        (_ATTRIBUTES_NAME, _ATTRIBUTES),
    ):
        before = writer.content(head.commit, prefix + name)
        edits.append(Edit(prefix + name, before, with_lines(before or b"", lines), lines))
    return edits
