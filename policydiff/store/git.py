"""The one door to git: revisions, files at a revision, and histories, by plumbing that does not change.

GitPython is imported on first use, because that alone takes longer than reading two policies.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from policydiff.model.errors import InputError, PolicydiffError, StoreError, UsageError
from policydiff.store.git_log import SHAPE, Revision, day_of, read_revisions, removed_lines
from policydiff.store.names import listed, nearest, unsafe_reason
from policydiff.store.reading import too_large

if TYPE_CHECKING:
    from git.cmd import Git

_OWN_ENVIRONMENT = {"GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_PYTHON_REFRESH": "quiet"}
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

        Raises:
            UsageError: there is none.
            StoreError: there is one that git refuses, or git is not installed.
        """
        with _scrubbed():
            command = _command(folder)
            try:
                bare = _run(command, "rev-parse", "--is-bare-repository").strip() == "true"
                top = None if bare else Path(_run(command, "rev-parse", "--show-toplevel").rstrip("\n"))
            except GitFailure as failure:
                if "not a git repository" in failure.message:
                    raise UsageError("is in no git repository; give a path inside one", where=str(folder)) from failure
                raise StoreError(f"git refuses the repository ({failure.message})", where=str(folder)) from failure
        # From the top, so that paths mean the same wherever the user stands.
        return cls(_command(top) if top else command, folder, top)

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
        with _scrubbed():
            try:
                return _execute(self._command, ("cat-file", "blob", blob))
            except GitFailure as failure:
                what = f"git cannot read the object ({failure.message})"
                raise StoreError(what, where=str(self.folder), fix="run `git fsck`") from failure

    def content(self, blob: str) -> bytes:
        """The bytes of a content id, by one git process that stays for the next: for reading many."""
        with _scrubbed():
            try:
                return bytes(self._command.get_object_data(blob)[3])
            except ValueError as error:
                what = f"git cannot read the object {blob[:12]}"
                raise StoreError(what, where=str(self.folder), fix="run `git fsck`") from error

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
        with _scrubbed(), tempfile.TemporaryFile() as stream:
            stream.write(data or b"")
            stream.seek(0)
            return _execute(self._command, arguments, stream, dict(variables or {}), (held,) if held >= 0 else ())

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
        with _scrubbed():
            return _run(self._command, *arguments)


def run_git(folder: Path, *arguments: str) -> str:
    """What git prints in a folder that need not be a repository.

    Raises:
        GitFailure: git ended with an error.
    """
    with _scrubbed():
        return _run(_command(folder), *arguments)


def unsafe_revision(revision: str) -> str:
    """Why `revision` must not be handed to git, or "" where it may."""
    if ":" in revision or ".." in revision:
        return "it names more than a commit"
    return unsafe_reason(revision)


class GitFailure(Exception):  # noqa: N818
    """Git ended with an error; `lines` are all that it said, `message` the first of them."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines or ["no reason given"]
        self.message = self.lines[0].removeprefix("fatal: ").removeprefix("error: ")
        super().__init__(self.message)


def _command(folder: Path) -> "Git":
    try:
        from git.cmd import Git
    except ImportError as error:
        raise StoreError("the git library cannot be loaded", fix="install git and gitpython") from error
    return Git(str(folder))


def _run(command: "Git", *arguments: str) -> str:
    return _execute(command, arguments).decode("utf-8", errors="surrogateescape")


def _execute(
    command: "Git",
    arguments: tuple[str, ...],
    stream: BinaryIO | None = None,
    variables: dict[str, str] | None = None,
    kept_open: tuple[int, ...] = (),
) -> bytes:
    from git.exc import GitCommandError, GitCommandNotFound

    try:
        out = command.execute(
            ["git", *arguments],
            istream=stream,
            env=variables,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
            pass_fds=kept_open,
        )
    except GitCommandNotFound as error:
        raise StoreError("git is not installed", fix="install git, or give plain files") from error
    except GitCommandError as error:
        said = (*_message(error.stderr).splitlines(), *_message(error.stdout).splitlines())
        raise GitFailure([line for line in said if line.strip()]) from error
    if not isinstance(out, bytes):
        raise PolicydiffError("git gave no bytes")
    return out


def _message(said: str | bytes) -> str:
    text = said.decode("utf-8", errors="replace") if isinstance(said, bytes) else said
    # GitPython wraps what git said: "\n  stderr: '...'".
    return text.strip().removeprefix("stderr: '").removeprefix("stdout: '").removesuffix("'")


@contextmanager
def _scrubbed() -> Iterator[None]:
    """The environment without `GIT_*`: a hook's GIT_DIR must not redirect what the user named."""
    taken = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("GIT_")}
    os.environ.update(_OWN_ENVIRONMENT)
    try:
        yield
    finally:
        for name in _OWN_ENVIRONMENT:
            os.environ.pop(name, None)
        os.environ.update(taken)
