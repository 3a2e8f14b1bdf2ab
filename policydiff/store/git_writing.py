"""Writing to git by plumbing: objects, a staged index, a reference; nothing here touches a working tree."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policydiff.model.errors import StoreError, UsageError
from policydiff.store.git import Repository
from policydiff.store.git_process import GitFailure, run_git

PLAIN_FILE = "100644"
_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
}


def create_repository(folder: Path) -> None:
    """Start a repository in `folder`, on the branch that the user's settings name.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        run_git(folder, "init", "--quiet")
    except GitFailure as failure:
        raise StoreError(f"git cannot start a repository ({failure.message})", where=str(folder)) from failure


@dataclass(frozen=True, slots=True)
class Head:
    """Where a new commit would go: the branch, and its newest commit ("" where it has none)."""

    branch: str
    commit: str


class GitWriter:
    """Makes objects and moves the branch; `held` is an open lock file that git's processes keep too."""

    def __init__(self, repository: Repository, held: int) -> None:
        self.repository = repository
        self._held = held
        self._identity = {
            name: value
            for name, value in os.environ.items()
            if name.startswith(("GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_CONFIG_NOSYSTEM"))
        }

    def head(self) -> Head:
        """The branch that is checked out.

        Raises:
            UsageError: none is, or a merge or its like is under way.
        """
        where = str(self.repository.folder)
        try:
            branch = self._run("symbolic-ref", "--quiet", "HEAD").strip()
        except GitFailure as failure:
            what = "no branch is checked out (detached HEAD), so a new version would belong to none"
            raise UsageError(what, where=where, fix="run `git switch BRANCH` first") from failure
        for name, under_way in _UNDER_WAY.items():
            if (self.repository.git_folder / name).exists():
                raise UsageError(f"{under_way} is under way", where=where, fix="end it first, then try again")
        return Head(branch, self.tip("HEAD"))

    def tip(self, name: str) -> str:
        """The commit of a reference, "" where there is none."""
        try:
            return self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()
        except GitFailure:
            return ""

    def holds(self, commit: str, descendant: str) -> bool:
        """True where `descendant` is `commit` or came after it."""
        try:
            self._run("merge-base", "--is-ancestor", commit, descendant)
        except GitFailure:
            return False
        return True

    def blob(self, data: bytes) -> str:
        """The id of `data`, now kept."""
        return self._write("hash-object", "-w", "--stdin", data=data)

    def content(self, commit: str, path: str) -> bytes | None:
        """The bytes of the file `path` at a commit, None where there is none."""
        if not commit:
            return None
        entry = self._entries(f"{commit}^{{tree}}", path).get(path)
        return self.repository.read(entry[2]) if entry and entry[1] == "blob" else None

    def indexed(self, path: str, index: Path | None = None) -> str:
        """The content id of `path` in the index, "" where it has none."""
        out = self._ask("ls-files", "-s", "-z", "--", path, variables=_with_index(index))
        return out.split()[1] if out else ""

    def tree(self, base: str, blobs: Mapping[str, str]) -> str:
        """The id of the tree `base` ("" for an empty one) with `blobs` put at their paths.

        Raises:
            UsageError: a file stands where a folder is needed, or the other way round.
        """
        entries = self._entries(base) if base else {}
        inside: dict[str, dict[str, str]] = {}
        for path, blob in blobs.items():
            first, _, rest = path.partition("/")
            kind = entries[first][1] if first in entries else ""
            if kind and kind != ("tree" if rest else "blob"):
                what = {"commit": "a submodule", "blob": "a file"}.get(kind, "a folder")
                raise UsageError(f"{what} stands in its way", where=path, fix="choose another name")
            if rest:
                inside.setdefault(first, {})[rest] = blob
            else:
                entries[first] = (entries[first][0] if kind else PLAIN_FILE, "blob", blob)
        for folder, below in inside.items():
            old = entries[folder][2] if folder in entries else ""
            entries[folder] = ("040000", "tree", self.tree(old, below))
        lines = (f"{mode} {kind} {name}\t{path}\0" for path, (mode, kind, name) in entries.items())
        data = "".join(lines).encode("utf-8", errors="surrogateescape")
        # Objects that a partial clone has not fetched are no reason to stop.
        return self._write("mktree", "-z", "--missing", data=data)

    def commit(self, blobs: Mapping[str, str], parent: str, message: str) -> str:
        """The id of a commit over `parent` that puts `blobs` at their paths; no reference names it yet."""
        tree = self.tree(f"{parent}^{{tree}}" if parent else "", blobs)
        parents = ("-p", parent) if parent else ()
        arguments = ("-c", "i18n.commitEncoding=UTF-8", "commit-tree", tree, *parents)
        return self._write(*arguments, data=message.encode())

    def advance(self, head: Head, commit: str) -> None:
        """Let the branch name `commit`, if it still names what `head` says.

        Raises:
            StoreError: it does not, or cannot be written.
        """
        old = head.commit or "0" * len(commit)
        self._write("update-ref", "--create-reflog", "-m", "policydiff: record", head.branch, commit, old)

    def stage(self, index: Path, blobs: Mapping[str, str]) -> None:
        """Put `blobs` into the index file `index`."""
        lines = "".join(f"{PLAIN_FILE} {blob}\t{path}\0" for path, blob in blobs.items())
        data = lines.encode("utf-8", errors="surrogateescape")
        arguments = ("-c", "core.fsmonitor=false", "update-index", "--add", "-z", "--index-info")
        self._write(*arguments, data=data, variables=_with_index(index))

    def _entries(self, tree: str, path: str = "") -> dict[str, tuple[str, str, str]]:
        out = self._ask("ls-tree", "-z", "--full-tree", tree, *(("--", path) if path else ()))
        entries = {}
        for line in out.split("\0")[:-1]:
            facts, _, name = line.partition("\t")
            mode, kind, blob = facts.split()
            entries[name] = mode, kind, blob
        return entries

    def _ask(self, *arguments: str, variables: Mapping[str, str] | None = None) -> str:
        try:
            return self._run(*arguments, variables=variables)
        except GitFailure as failure:
            where = str(self.repository.folder)
            raise StoreError(f"git cannot read it ({failure.message})", where=where, fix="run `git fsck`") from failure

    def _write(self, *arguments: str, data: bytes | None = None, variables: Mapping[str, str] | None = None) -> str:
        try:
            return self._run(*arguments, data=data, variables=variables).strip()
        except GitFailure as failure:
            where = str(self.repository.folder)
            if any("identity unknown" in line or "ident name" in line for line in failure.lines):
                fix = "set user.name and user.email with `git config`"
                raise UsageError("git knows no name to record the version under", where=where, fix=fix) from failure
            fix = "see that it can be written and has room, then try again"
            raise StoreError(f"git cannot write ({failure.message})", where=where, fix=fix) from failure

    def _run(self, *arguments: str, data: bytes | None = None, variables: Mapping[str, str] | None = None) -> str:
        own = {**self._identity, **(variables or {})}
        out = self.repository.call(*arguments, data=data, variables=own, held=self._held)
        return out.decode("utf-8", errors="surrogateescape")


def _with_index(index: Path | None) -> dict[str, str]:
    return {"GIT_INDEX_FILE": str(index)} if index else {}
