"""The one door to git: revisions, files at a revision, and histories, by plumbing that does not change.

GitPython is imported on first use, because that alone takes longer than reading two policies.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.model.errors import InputError, PolicydiffError, StoreError, UsageError
from policydiff.store.names import listed, nearest, unsafe_reason
from policydiff.store.reading import too_large

if TYPE_CHECKING:
    from git.cmd import Git

_OWN_ENVIRONMENT = {"GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_PYTHON_REFRESH": "quiet"}
_REVISION_FIX = "name a commit, a tag or a branch"


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, the day it was recorded on (UTC), and the paths it changed or added."""

    commit: str
    day: str
    paths: tuple[str, ...]


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
            except _GitError as failure:
                if "not a git repository" in failure.message:
                    raise UsageError("is not in a git repository", where=str(folder), fix=_REVISION_FIX) from failure
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
        except _GitError as failure:
            raise self._unknown(revision) from failure

    def last_change(self, commit: str, path: str) -> Revision | None:
        """The commit that gave `path` the content it has at `commit`; None where it has none."""
        out = self._run("log", "-1", "--format=%H %at", "--no-renames", commit, "--", path)
        changed, _, seconds = out.strip().partition(" ")
        return Revision(changed, _day(seconds), (path,)) if changed and self._entry(commit, path) else None

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
            except _GitError as failure:
                what = f"git cannot read the object ({failure.message})"
                raise StoreError(what, where=str(self.folder), fix="run `git fsck`") from failure

    def history(self, prefix: str = "") -> Iterator[Revision]:
        """Commits that changed or added files below `prefix`, newest first."""
        arguments = ["log", "-z", "--format=%x01%H %at", "--name-only", "--no-renames", "--diff-filter=d"]
        try:
            out = self._run(*arguments, *(["--", prefix] if prefix else []))
        except _GitError as failure:
            if "does not have any commits" in failure.message:
                return
            raise StoreError(f"git cannot read the history ({failure.message})", where=str(self.folder)) from failure
        for block in out.split("\x01")[1:]:
            head, *paths = block.split("\0")
            commit, _, seconds = head.partition(" ")
            yield Revision(commit, _day(seconds), tuple(path.lstrip("\n") for path in paths if path.strip("\n")))

    def _entry(self, commit: str, path: str) -> tuple[str, str, str, str] | None:
        if unsafe_reason(path):
            return None
        try:
            out = self._run("ls-tree", "-z", "-l", "--full-tree", commit, "--", path.rstrip("/"))
        except _GitError as failure:
            raise StoreError(f"git cannot read it ({failure.message})", where=f"{commit[:12]}:{path}") from failure
        facts, _, name = out.rstrip("\0").partition("\t")
        if name != path.rstrip("/"):
            return None
        mode, kind, blob, size = facts.split()
        return mode, kind, blob, size

    def _unknown(self, revision: str) -> UsageError:
        try:
            self._run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        except _GitError:
            return UsageError("no commits yet", where=str(self.folder), fix="commit the policy first")
        out = self._run("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
        names = out.split()
        close = nearest(revision, names)
        known = f"did you mean {close[0]}?" if close else f"there are {listed(names)}" if names else _REVISION_FIX
        return UsageError(f"no such revision in {self.folder}", where=revision, fix=known)

    def _run(self, *arguments: str) -> str:
        with _scrubbed():
            return _run(self._command, *arguments)


def unsafe_revision(revision: str) -> str:
    """Why `revision` must not be handed to git, or "" where it may."""
    if ":" in revision or ".." in revision:
        return "it names more than a commit"
    return unsafe_reason(revision)


class _GitError(Exception):
    """Git ended with an error."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def _command(folder: Path) -> "Git":
    try:
        from git.cmd import Git
    except ImportError as error:
        raise StoreError("the git library cannot be loaded", fix="install git and gitpython") from error
    return Git(str(folder))


def _run(command: "Git", *arguments: str) -> str:
    return _execute(command, arguments).decode("utf-8", errors="surrogateescape")


def _execute(command: "Git", arguments: tuple[str, ...]) -> bytes:
    from git.exc import GitCommandError, GitCommandNotFound

    try:
        out = command.execute(["git", *arguments], stdout_as_string=False, strip_newline_in_stdout=False)
    except GitCommandNotFound as error:
        raise StoreError("git is not installed", fix="install git, or give plain files") from error
    except GitCommandError as error:
        lines = [line for line in _message(error.stderr).splitlines() if line.strip()]
        raise _GitError(lines[0].removeprefix("fatal: ") if lines else "no reason given") from error
    if not isinstance(out, bytes):
        raise PolicydiffError("git gave no bytes")
    return out


def _message(stderr: str | bytes) -> str:
    text = stderr.decode("utf-8", errors="replace") if isinstance(stderr, bytes) else stderr
    # GitPython wraps what git said: "\n  stderr: '...'".
    return text.strip().removeprefix("stderr: '").removesuffix("'")


def _day(seconds: str) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()


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
