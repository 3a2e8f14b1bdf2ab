"""Which files a commit is about to change, or a range of commits changed, and their contents on both sides.

The index is read as it stands, the working tree never: what is judged is what will be committed.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policydiff.model.errors import InputError, StoreError, UsageError
from policydiff.store.git import Repository
from policydiff.store.git_process import GitFailure
from policydiff.store.names import unsafe_reason
from policydiff.store.reading import SIZE_LIMIT, too_large

WAIVE_TRAILER = "Policydiff-Waive"
RENAME_LIMIT = 400
"""Files that came times files that went, squared root: beyond it git pairs only files with equal contents."""

INDEX_NAME = "the index"
_INDEX_VARIABLE = "GIT_INDEX_FILE"
_MERGED_VARIABLE = re.compile(r"GITHEAD_([0-9a-f]{40,64})")
_RANGE = re.compile(r"(?P<old>.+?)(?P<dots>\.{2,3})(?P<new>[^.].*)?")
_FILE_MODES = ("100644", "100755", "100664")


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file on both sides: paths from the top of the repository, content ids; "" where a side has no such file."""

    old_path: str
    new_path: str
    old_blob: str
    new_blob: str

    @property
    def path(self) -> str:
        """Where the file is now, or was."""
        return self.new_path or self.old_path


@dataclass(frozen=True, slots=True)
class Waiving:
    """The value of a trailer that waives, who wrote the commit, and how to name that commit."""

    value: str
    by: str
    where: str


class ChangeSet:
    """Two states of a repository: an old tree, and a new tree or the index.

    `others` are the further parents of a merge that is about to be committed; `is_first` is true where there is no
    commit yet to compare with. Nothing is ever written.
    """

    def __init__(self, repository: Repository, old: str, new: str | None, names: tuple[str, str]) -> None:
        self.repository = repository
        self.old, self.new = old, new
        self.old_name, self.new_name = names
        self.others: tuple[str, ...] = ()
        self.is_first = False
        self._variables = {_INDEX_VARIABLE: index} if (index := _named_index(repository)) else {}

    def files(self) -> list[ChangedFile]:
        """Every file that differs, by path; renames told apart only by `renames`.

        Raises:
            InputError: there are conflicts in the index.
        """
        return list(self._listed(()))

    def merged(self) -> list["ChangeSet"]:
        """The same new side against each further parent of the merge."""
        return [ChangeSet(self.repository, other, self.new, (other[:12], self.new_name)) for other in self.others]

    @cached_property
    def base(self) -> str:
        """The commit from which all sides of the merge come; an empty tree where they have none in common."""
        try:
            return self.repository.call("merge-base", "--octopus", self.old, *self.others).decode().split()[0]
        except (GitFailure, IndexError):
            return _empty_tree(self.repository)

    def renames(self) -> dict[str, ChangedFile]:
        """Files that were renamed, by their new path."""
        listed = self._listed(("-M", f"-l{RENAME_LIMIT}"))
        return {
            each.new_path: each for each in listed if each.old_path and each.old_path != each.new_path and each.new_path
        }

    def old_blob(self, path: str, tree: str = "") -> str:
        """The content id of a file in the old tree, or in `tree`; "" where there is none."""
        return self._tree_entries(tree or self.old, path).get(path, "")

    def new_blob(self, path: str) -> str:
        """The content id of a file on the new side, "" where there is none."""
        if self.new is not None:
            return self._tree_entries(self.new, path).get(path, "")
        for line in self._call("ls-files", "-s", "-z", "--full-name", "--", path).split("\0"):
            facts, _, name = line.partition("\t")
            if name == path:
                return facts.split()[1]
        return ""

    def old_siblings(self, path: str) -> dict[str, str]:
        """The Markdown files beside `path` in the old tree, with their content ids."""
        folder = path.rpartition("/")[0]
        found = self._tree_entries(self.old, f"{folder}/" if folder else "")
        return {name: blob for name, blob in found.items() if name.endswith(".md")}

    def sizes(self, blobs: Iterable[str]) -> dict[str, int]:
        """Bytes of each content."""
        wanted = sorted({blob for blob in blobs if blob})
        if not wanted:
            return {}
        out = self._call(
            "cat-file", "--batch-check=%(objectname) %(objectsize)", data="\n".join(wanted).encode() + b"\n"
        )
        pairs = (line.split() for line in out.splitlines())
        return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2 and pair[1].isdigit()}

    def read(self, blob: str, where: str, size: int | None = None) -> bytes:
        """The bytes of a content id.

        Raises:
            InputError: it is too large to be a policy.
            StoreError: git cannot read it.
        """
        size = self.sizes([blob]).get(blob) if size is None else size
        if size is None:
            raise StoreError("git cannot read the object", where=where, fix="run `git fsck`")
        if size > SIZE_LIMIT:
            raise too_large(where, size)
        return self.repository.content(blob)

    @cached_property
    def committer(self) -> str:
        """Who is about to commit: name and address; "" where git does not know."""
        try:
            ident = self.repository.call("var", "GIT_AUTHOR_IDENT", variables=_identity()).decode("utf-8", "replace")
        except GitFailure:
            return ""
        return ident.rpartition(">")[0] + ">" if ">" in ident else ident.strip()

    def last_author(self, path: str) -> str:
        """Who wrote the last commit of the range that changed `path`; before a commit, who is about to make it."""
        if self.new is None:
            return self.committer
        return self._call("log", "-1", "--format=%an <%ae>", self.new, "--", path).strip()

    def trailers(self) -> list[Waiving]:
        """Waivers in the messages of the commits between old and new; none for the index, which has no message."""
        if self.new is None or self.is_first:
            return []
        shape = f"--format=%h%x00%an <%ae>%x00%(trailers:key={WAIVE_TRAILER},valueonly,unfold,separator=%x01)%x02"
        out = self._call("log", shape, self.new, f"^{self.old}")
        found = []
        for record in out.split("\x02"):
            commit, _, rest = record.strip("\n").partition("\0")
            author, _, values = rest.partition("\0")
            found += [
                Waiving(value.strip(), author, f"commit {commit}") for value in values.split("\x01") if value.strip()
            ]
        return found

    def message_trailers(self, message: Path) -> list[Waiving]:
        """Waivers in a message that is about to be committed."""
        try:
            text = message.read_bytes()
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", where=str(message), fix="check --message") from error
        lines = self._call("interpret-trailers", "--parse", data=text).splitlines()
        pairs = (line.partition(":") for line in lines)
        return [
            Waiving(value.strip(), self.committer, "the commit message")
            for key, _, value in pairs
            if key.strip().casefold() == WAIVE_TRAILER.casefold()
        ]

    def _listed(self, options: tuple[str, ...]) -> Iterable[ChangedFile]:
        if self.new is None:
            out = self._call("diff-index", "--cached", "--raw", "-z", "--no-abbrev", *options, self.old)
        else:
            out = self._call("diff-tree", "-r", "--raw", "-z", "--no-abbrev", *options, self.old, self.new)
        tokens = iter(out.split("\0"))
        for token in tokens:
            if not token.startswith(":"):
                continue
            old_mode, new_mode, old_blob, new_blob, status = token[1:].split(" ")
            path = next(tokens)
            new_path = next(tokens) if status[0] in "RC" else path
            if status[0] == "U":
                raise InputError("has a conflict that is not resolved", where=path, fix="resolve it and `git add` it")
            old = old_blob if old_mode in _FILE_MODES and status[0] != "C" else ""
            new = new_blob if new_mode in _FILE_MODES else ""
            if old or new:
                yield ChangedFile(path if old else "", new_path if new else "", old, new)

    def _tree_entries(self, tree: str, path: str) -> dict[str, str]:
        if path and unsafe_reason(path.rstrip("/")):
            return {}
        out = self._call("ls-tree", "-z", "--full-tree", tree, *(["--", path] if path else []))
        entries = (line.partition("\t") for line in out.split("\0") if line)
        return {name: facts.split()[2] for facts, _, name in entries if facts.split()[0] in _FILE_MODES}

    def _call(self, *arguments: str, data: bytes | None = None) -> str:
        try:
            out = self.repository.call(*arguments, data=data, variables=self._variables)
        except GitFailure as failure:
            where = str(self.repository.folder)
            raise StoreError(
                f"git cannot read the changes ({failure.message})", where=where, fix="run `git fsck`"
            ) from failure
        return out.decode("utf-8", errors="surrogateescape")


def staged(repository: Repository, against: str = "") -> ChangeSet:
    """The index against HEAD, or against another revision; before the first commit, against nothing.

    Raises:
        UsageError: there is no such revision, or no working tree.
    """
    if repository.top is None:
        raise UsageError("is a bare repository, which has no index", where=str(repository.folder), fix="give A..B")
    if against:
        return ChangeSet(repository, repository.commit(against), None, (against, INDEX_NAME))
    try:
        head = repository.call("rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    except GitFailure:
        first = ChangeSet(repository, _empty_tree(repository), None, ("nothing", INDEX_NAME))
        first.is_first = True
        return first
    changes = ChangeSet(repository, head, None, ("HEAD", INDEX_NAME))
    changes.others = tuple(each for each in _merging(repository) if each != head)
    return changes


def between(repository: Repository, spec: str) -> ChangeSet:
    """What `spec` names, as in `git diff`: REV (the index against it), A..B, or A...B (B against their merge base).

    Raises:
        UsageError: a side is no revision, or there is no merge base.
    """
    parts = _RANGE.fullmatch(spec)
    if not parts:
        return staged(repository, spec)
    old_name, new_name = parts["old"], parts["new"] or "HEAD"
    old, new = repository.commit(old_name), repository.commit(new_name)
    if parts["dots"] == "...":
        try:
            old = repository.call("merge-base", old, new).decode().strip()
        except GitFailure as failure:
            fix = (
                "fetch more history (`git fetch --unshallow`)"
                if repository.is_shallow
                else f"write {old_name}..{new_name}"
            )
            raise UsageError("the two have no common commit", where=spec, fix=fix) from failure
        old_name = f"the merge base of {old_name} and {new_name}"
    return ChangeSet(repository, old, new, (old_name, new_name))


def _merging(repository: Repository) -> list[str]:
    """The commits that a merge under way brings in; git names them to its hooks before it writes MERGE_HEAD."""
    try:
        return (repository.git_folder / "MERGE_HEAD").read_text().split()
    except OSError:
        return [found[1] for name in sorted(os.environ) if (found := _MERGED_VARIABLE.fullmatch(name))]


def _named_index(repository: Repository) -> str:
    """The index that git tells its hooks to read: `git commit FILE` builds one of its own."""
    named = os.environ.get(_INDEX_VARIABLE, "")
    return str((repository.top or repository.folder) / named) if named else ""


def _identity() -> dict[str, str]:
    """Who the environment says is the author: `git commit --author` tells its hooks so."""
    return {name: value for name, value in os.environ.items() if name.startswith("GIT_AUTHOR_")}


def _empty_tree(repository: Repository) -> str:
    return repository.call("hash-object", "-t", "tree", "--stdin", data=b"").decode().strip()
