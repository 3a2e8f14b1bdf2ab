"""The layout with one file a policy and its versions in git: Open Terms Archive and its like."""

from collections import Counter, defaultdict
from functools import cached_property
from pathlib import Path

from policydiff.model import Identity
from policydiff.model.errors import StoreError, UsageError
from policydiff.store.assembling import assemble
from policydiff.store.catalogue import Version
from policydiff.store.git import Repository
from policydiff.store.git_log import Revision
from policydiff.store.layout import markdown_files
from policydiff.store.names import unsafe_reason
from policydiff.store.reading import SIZE_LIMIT
from policydiff.store.record import Record, from_trailers
from policydiff.store.text import Text

Step = tuple[Revision, str]
"""A revision, and the path that the policy had in it."""


class HistoryStore:
    """Policies as files of a git repository; a version is a commit that changed the file.

    A version has the label that was recorded with it; else its day, or its commit where a later one of the same day
    took the label. A file that was renamed keeps the versions from under its earlier names.
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
    def _histories(self) -> dict[str, list[Step]]:
        """The revisions of every path, oldest first, with those it had under earlier names."""
        histories: dict[str, list[Step]] = defaultdict(list)
        for revision in reversed(list(self._repository.history(self._prefix))):
            for path in revision.paths:
                before = histories.get(revision.renames.get(path, ""), [])
                histories[path] = [*(histories[path] or before), (revision, path)]
        return histories

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
        revisions = [revision for revision, _ in self._steps(policy)]
        last_of_day = {revision.day: revision.commit for revision in revisions}
        short = self._short_length(revisions)
        versions = []
        for revision in revisions:
            record = self.record(policy, revision)
            day_label = revision.day if last_of_day[revision.day] == revision.commit else revision.commit[:short]
            versions.append(
                Version(
                    policy=policy,
                    label=record.label if record else day_label,
                    key=revision.commit,
                    effective=record.effective if record else revision.day,
                    title=record.title if record else "",
                    publisher=record.publisher if record else "",
                    source=record.source if record else "",
                )
            )
        return tuple(versions)

    def record(self, policy: str, revision: Revision) -> Record | None:
        """What was recorded of the version of `policy` that came with a commit, None where nothing was."""
        record = from_trailers(revision.trailers)
        return record if record and record.policy == policy else None

    def record_of(self, version: Version) -> Record | None:
        """What was recorded of a version, None where nothing was."""
        found = (revision for revision in self.revisions(version.policy) if revision.commit == version.key)
        revision = next(found, None)
        return self.record(version.policy, revision) if revision else None

    def revisions(self, policy: str) -> tuple[Revision, ...]:
        """The commits of a known policy, oldest first."""
        return tuple(revision for revision, _ in self._steps(policy))

    def paths(self, policy: str) -> dict[str, str]:
        """The path that a known policy had at each of its commits."""
        return {revision.commit: path for revision, path in self._steps(policy)}

    def _steps(self, policy: str) -> list[Step]:
        return self._histories.get(self._path(policy), [])

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
        known = Identity(version.policy, version.label, version.effective, version.address, title=version.title)
        return assemble(self.data(version), version.address, known=known)

    def data(self, version: Version) -> bytes:
        """The bytes of a version."""
        path = self.paths(version.policy).get(version.key, self._path(version.policy))
        return self._repository.read(self._repository.blob(version.key, path, version.address, SIZE_LIMIT))

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
