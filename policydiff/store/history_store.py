"""The layout with one file a policy and its versions in git: Open Terms Archive and its like."""

from collections import Counter, defaultdict
from functools import cached_property
from pathlib import Path

from policydiff.model import Identity
from policydiff.model.errors import StoreError, UsageError
from policydiff.store.assembling import assemble
from policydiff.store.catalogue import Version
from policydiff.store.git import Repository, Revision
from policydiff.store.layout import markdown_files
from policydiff.store.names import unsafe_reason
from policydiff.store.reading import SIZE_LIMIT
from policydiff.store.text import Text


class HistoryStore:
    """Policies as files of a git repository; a version is a commit that changed the file.

    A version is labelled with its day, or with its commit where a later one of the same day took the label.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.name = f"the archive {root}"
        self.read_only = False

    @cached_property
    def _repository(self) -> Repository:
        return Repository.around(self.root)

    @cached_property
    def _prefix(self) -> str:
        """Where the store stands in its repository, with a slash at the end, or ""."""
        top = self._repository.top
        inside = self.root.resolve().relative_to(top).as_posix() if top else "."
        return "" if inside == "." else f"{inside}/"

    @cached_property
    def _histories(self) -> dict[str, list[Revision]]:
        """The revisions of every policy, oldest first."""
        histories: dict[str, list[Revision]] = defaultdict(list)
        for revision in self._repository.history(self._prefix):
            for path in revision.paths:
                histories[path].append(revision)
        return {path: revisions[::-1] for path, revisions in histories.items()}

    def policies(self) -> tuple[str, ...]:
        """Names of the policies, sorted: paths without `.md`."""
        files = list(markdown_files(self.root))
        if not files:
            paths = self._repository.files("HEAD", self._prefix)
            files = [tuple(path.removeprefix(self._prefix).split("/")) for path in paths]
        names = ("/".join(parts).removesuffix(".md") for parts in files if len(parts) > 1 and parts[-1].endswith(".md"))
        return tuple(sorted(name for name in names if not unsafe_reason(name)))

    def versions(self, policy: str) -> tuple[Version, ...]:
        """The versions of a known policy, oldest first."""
        path = self._path(policy)
        revisions = self._histories.get(path, [])
        last_of_day = {revision.day: revision.commit for revision in revisions}
        short = self._short_length(revisions)
        return tuple(
            Version(
                policy=policy,
                label=revision.day if last_of_day[revision.day] == revision.commit else revision.commit[:short],
                key=revision.commit,
                effective=revision.day,
            )
            for revision in revisions
        )

    def revision(self, policy: str, revision: str) -> Version | None:
        """The version of a policy at any git revision."""
        try:
            commit = self._repository.commit(revision)
        except UsageError:
            return None
        change = self._repository.last_change(commit, self._path(policy))
        if not change:
            return None
        listed = (version for version in self.versions(policy) if version.key == change.commit)
        return next(listed, Version(policy, change.commit[:12], change.commit, effective=change.day))

    def read(self, version: Version) -> Text:
        """The text of a version."""
        path = self._path(version.policy)
        blob = self._repository.blob(version.key, path, version.address, SIZE_LIMIT)
        known = Identity(version.policy, version.label, version.effective, version.address, title=version.title)
        return assemble(self._repository.read(blob), version.address, known=known)

    def _path(self, policy: str) -> str:
        if reason := unsafe_reason(policy):
            raise StoreError(f"the name cannot be used, {reason}", where=policy, fix="rename the policy")
        return f"{self._prefix}{policy}.md"

    @staticmethod
    def _short_length(revisions: list[Revision]) -> int:
        length = 8
        while revisions and max(Counter(revision.commit[:length] for revision in revisions).values()) > 1:
            length += 1
        return length
