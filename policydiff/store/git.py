"""The one door to git: revisions, files at a revision, and histories, by plumbing that does not change."""

import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.model.errors import InputError, StoreError, UsageError
from policydiff.store.git_environment import Surrounding, refusal, surrounding
from policydiff.store.git_log import SHAPE, Revision, day_of, read_revisions, removed_lines
from policydiff.store.git_process import GitFailure, command_in, execute, run, scrubbed
from policydiff.store.names import listed, nearest, unsafe_reason
from policydiff.store.reading import too_large

if TYPE_CHECKING:
    from git.cmd import Git

_KEPT_LITTLE = ["core.deltaBaseCacheLimit=8m", "core.packedGitLimit=16m"]
_REVISION_FIX = "name a commit, a tag or a branch"


class Repository:
    """A git repository as somewhere to read from."""

    def __init__(self, command: "Git", folder: Path, top: Path | None) -> None:
        self._command = command
        self.folder = folder
        self.top = top

    @classmethod
    def around(cls, folder: Path) -> "Repository":
        """The repository that `folder` lies in, bare ones and linked working trees included.

        Of the one that git finds and the one that GIT_DIR and GIT_WORK_TREE name it is the one whose working tree is
        the nearer; what the user named outside that tree is never redirected.

        Raises:
            UsageError: there is none.
            StoreError: there is one that git refuses, or git is not installed.
        """
        named = surrounding()
        holds = named is not None and folder.resolve().is_relative_to(named.top)
        try:
            found = cls._found(folder)
        except (UsageError, StoreError) as trouble:
            if named and holds:
                return cls._surrounding(named)
            raise refusal(folder, named) or trouble from trouble
        if named and holds and (found.top is None or named.top.is_relative_to(found.top.resolve())):
            return cls._surrounding(named)
        return found

    @classmethod
    def _surrounding(cls, named: Surrounding) -> "Repository":
        command = command_in(named.top)
        command.update_environment(GIT_DIR=str(named.folder), GIT_WORK_TREE=str(named.top))
        return cls(command, named.top, named.top)

    @classmethod
    def _found(cls, folder: Path) -> "Repository":
        with scrubbed():
            command = command_in(folder)
            try:
                bare = run(command, "rev-parse", "--is-bare-repository").strip() == "true"
                top = None if bare else Path(run(command, "rev-parse", "--show-toplevel").rstrip("\n"))
            except GitFailure as failure:
                if "not a git repository" in failure.message:
                    raise UsageError("is in no git repository; give a path inside one", where=str(folder)) from failure
                raise StoreError(f"git refuses the repository ({failure.message})", where=str(folder)) from failure
        # From the top, so that paths mean the same wherever the user stands.
        return cls(command_in(top) if top else command, folder, top)

    def commit(self, revision: str) -> str:
        """The full id of the commit that `revision` names.

        Raises:
            UsageError: there is no such revision.
        """
        if reason := unsafe_revision(revision):
            raise UsageError(f"is no git revision, {reason}", where=repr(revision), fix=_REVISION_FIX)
        try:
            return self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
        except GitFailure as failure:
            raise self._unknown(revision) from failure

    def branches(self) -> list[str]:
        """Names of the local branches."""
        return self._run("for-each-ref", "--format=%(refname:short)", "refs/heads").split()

    def kind(self, revision: str, path: str) -> str:
        """What stands at `path` at a revision: "blob", "tree", "commit" for a submodule, or "" for nothing."""
        entry = self._entry(self.commit(revision), path)
        return entry[1] if entry else ""

    def has(self, revision: str, path: str) -> bool:
        """True where there is a file or folder `path` at a revision."""
        return bool(self.kind(revision, path))

    def last_change(self, commit: str, path: str) -> Revision | None:
        """The commit that gave `path` the content it has at `commit`; None where it has none."""
        out = self._run("log", "-1", "--format=%H %at", "--no-renames", commit, "--", path)
        changed, _, seconds = out.strip().partition(" ")
        return Revision(changed, day_of(seconds), (path,)) if changed and self._entry(commit, path) else None

    def files(self, revision: str, prefix: str = "") -> list[str]:
        """Paths of the files at a revision below `prefix`."""
        out = self._run("ls-tree", "-r", "-z", "--full-tree", "--name-only", self.commit(revision))
        return [path for path in out.split("\0") if path.startswith(prefix) and path]

    def blob(self, commit: str, path: str, where: str, limit: int) -> str:
        """The id of the content of `path` at `commit`.

        Raises:
            InputError: there is no such file there, it is no plain file, or it is larger than `limit`.
        """
        mode, kind, blob, size = self._entry(commit, path) or ("", "", "", "")
        if not blob:
            close = nearest(path, self.files(commit))
            hint = f"did you mean {close[0]}?" if close else "list the files with `git ls-tree -r --name-only`"
            raise InputError("no such file at that revision", where=where, fix=hint)
        if kind != "blob" or mode == "120000":
            what = {"tree": "a directory", "commit": "a submodule"}.get(kind, "a symbolic link")
            raise InputError(f"is {what} at that revision", where=where, fix="name one file")
        if not size.isdigit():
            raise StoreError("git cannot read the object", where=where, fix="run `git fsck`")
        if int(size) > limit:
            raise too_large(where, int(size))
        return blob

    def read(self, blob: str) -> bytes:
        """The bytes of a content id."""
        with scrubbed():
            try:
                return execute(self._command, ("cat-file", "blob", blob))
            except GitFailure as failure:
                what = f"git cannot read the object ({failure.message})"
                raise StoreError(what, where=str(self.folder), fix="run `git fsck`") from failure

    def content(self, blob: str) -> bytes:
        """The bytes of a content id, by one git process that stays for the next: for reading many."""
        with scrubbed():
            try:
                return bytes(self._reader.get_object_data(blob)[3])
            except ValueError as error:
                what = f"git cannot read the object {blob[:12]}"
                raise StoreError(what, where=str(self.folder), fix="run `git fsck`") from error

    @cached_property
    def _reader(self) -> "Git":
        """A git that stays, and keeps little: what was read once is remembered by whoever asked for it."""
        command = command_in(self.folder)
        command.update_environment(**self._command.environment())
        command.set_persistent_git_options(c=_KEPT_LITTLE)
        return command

    def history(self, prefix: str = "") -> Iterator[Revision]:
        """Commits that changed, added or renamed files below `prefix`, newest first."""
        try:
            out = self._run("log", *SHAPE, "--diff-filter=d", *(("--", prefix) if prefix else ()))
        except GitFailure as failure:
            if "does not have any commits" in failure.message:
                return
            raise StoreError(f"git cannot read the history ({failure.message})", where=str(self.folder)) from failure
        yield from read_revisions(out)

    def former_names(self, path: str, commit: str = "HEAD") -> list[str]:
        """The names that the file at `path` had before, latest first; empty where git knows no rename of it."""
        try:
            out = self._run("log", "--follow", *SHAPE, "--diff-filter=R", commit, "--", path)
        except GitFailure:
            return []
        return [old for revision in read_revisions(out) for old in revision.renames.values()]

    def withdrawn_lines(self, path: str) -> list[tuple[str, str]]:
        """Lines that a commit has taken out of a text file, each with that commit."""
        shape = ("--format=%x01%H", "-p", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames")
        try:
            out = self._run("log", *shape, "--", path)
        except GitFailure:
            return []
        return removed_lines(out)

    @cached_property
    def git_folder(self) -> Path:
        """Where git keeps what belongs to this working tree: index, HEAD, and what is under way."""
        return Path(self._run("rev-parse", "--absolute-git-dir").rstrip("\n"))

    @cached_property
    def common_folder(self) -> Path:
        """Where git keeps what all working trees share: objects and branches."""
        return ((self.top or self.folder) / self._run("rev-parse", "--git-common-dir").rstrip("\n")).resolve()

    @cached_property
    def is_shallow(self) -> bool:
        """True where the history was cut off when the repository was cloned."""
        return self._run("rev-parse", "--is-shallow-repository").strip() == "true"

    def call(
        self, *arguments: str, data: bytes | None = None, variables: Mapping[str, str] | None = None, held: int = -1
    ) -> bytes:
        """What git prints; for the modules of this package that write.

        `data` goes to its standard input, `variables` into its environment. A child keeps the open file `held`, and so
        a lock on it, even where this process is killed before it.

        Raises:
            GitFailure: git ended with an error.
        """
        with scrubbed(), tempfile.TemporaryFile() as stream:
            stream.write(data or b"")
            stream.seek(0)
            return execute(self._command, arguments, stream, dict(variables or {}), (held,) if held >= 0 else ())

    def _entry(self, commit: str, path: str) -> tuple[str, str, str, str] | None:
        if unsafe_reason(path):
            return None
        try:
            out = self._run("ls-tree", "-z", "-l", "--full-tree", commit, "--", path.rstrip("/"))
        except GitFailure as failure:
            raise StoreError(f"git cannot read it ({failure.message})", where=f"{commit[:12]}:{path}") from failure
        facts, _, name = out.rstrip("\0").partition("\t")
        if name != path.rstrip("/"):
            return None
        mode, kind, blob, size = facts.split()
        return mode, kind, blob, size

    def _unknown(self, revision: str) -> UsageError:
        try:
            self._run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        except GitFailure:
            return UsageError("no commits yet", where=str(self.folder), fix="commit the policy first")
        out = self._run("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
        names = out.split()
        close = nearest(revision, names)
        known = f"did you mean {close[0]}?" if close else f"there are {listed(names)}" if names else _REVISION_FIX
        if self.is_shallow:
            known = f"{known}; the clone is shallow, `git fetch --unshallow` brings the rest"
        return UsageError(f"no such revision in {self.folder}", where=revision, fix=known)

    def _run(self, *arguments: str) -> str:
        with scrubbed():
            return run(self._command, *arguments)


def unsafe_revision(revision: str) -> str:
    """Why `revision` must not be handed to git, or "" where it may."""
    if ":" in revision or ".." in revision:
        return "it names more than a commit"
    return unsafe_reason(revision)
