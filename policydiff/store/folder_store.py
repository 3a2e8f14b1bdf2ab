"""The layout with one file a version: `rsp/2.0.md`, its facts in front matter."""

from collections import defaultdict
from functools import cached_property
from pathlib import Path

from policydiff.model import Identity
from policydiff.model.errors import InputError
from policydiff.store.assembling import assemble, is_date
from policydiff.store.catalogue import Version
from policydiff.store.front_matter import NONE, FrontMatter, read_front_matter
from policydiff.store.layout import markdown_files
from policydiff.store.names import unsafe_reason
from policydiff.store.reading import read_file
from policydiff.store.record import Record, from_front_matter
from policydiff.store.text import Text

HEAD_SIZE = 64 * 1024
"""Bytes of a file in which its front matter must end."""


class FolderStore:
    """Policies as folders; names are looked up in what the folder holds and never joined to a path."""

    def __init__(self, root: Path, *, name: str = "", read_only: bool = False) -> None:
        self.root = root
        self.name = name or f"the store {root}"
        self.read_only = read_only

    @cached_property
    def _files(self) -> dict[str, list[str]]:
        """File names of each policy."""
        files: dict[str, list[str]] = defaultdict(list)
        for *folder, file in markdown_files(self.root):
            policy = "/".join(folder)
            if policy and not unsafe_reason(policy):
                files[policy].append(file)
        return files

    def policies(self) -> tuple[str, ...]:
        """Names of the policies, sorted."""
        return tuple(sorted(self._files))

    def versions(self, policy: str) -> tuple[Version, ...]:
        """The versions of a known policy, oldest first."""
        found = [self._version(policy, file) for file in self._files[policy]]
        return tuple(sorted(found, key=lambda version: version.order))

    def revision(self, policy: str, revision: str) -> Version | None:  # noqa: ARG002
        """None: a version is a file here, whatever git says of it."""
        return None

    def read(self, version: Version) -> Text:
        """The text of a version."""
        path = self.root / version.key
        known = Identity(policy=version.policy, version=version.label, effective=version.effective, ref=version.address)
        return assemble(read_file(path, str(path)), str(path), known=known, path=path)

    def record_of(self, version: Version) -> Record | None:
        """What was recorded of a version; None where its front matter holds nothing that can be read."""
        values = self._front_matter(self.root / version.key).fields
        return from_front_matter(values) if values else None

    def _version(self, policy: str, file: str) -> Version:
        front = self._front_matter(self.root / policy / file)
        effective = front.get("effective")
        return Version(
            policy=policy,
            label=front.get("version") or file.removesuffix(".md"),
            key=f"{policy}/{file}",
            effective=effective if is_date(effective) else "",
            title=front.get("title"),
            publisher=front.get("publisher"),
            source=front.get("source"),
        )

    @staticmethod
    def _front_matter(path: Path) -> FrontMatter:
        """What can be read of it: one broken file must not hide the others, and says so when it is read itself."""
        try:
            with path.open("rb") as stream:
                head = stream.read(HEAD_SIZE).decode("utf-8-sig", errors="replace")
            return read_front_matter(head, str(path))
        except (OSError, InputError):
            return NONE
