"""Which of the files that changed are policies to judge, and what each was before."""

import os
from collections.abc import Iterable
from pathlib import Path

from policydiff.config import Config
from policydiff.model.errors import InputError
from policydiff.store.changed_files import ChangedFile, ChangeSet


class PolicyPaths:
    """The policies of a repository, by configuration and by the paths that the user named."""

    def __init__(self, config: Config, top: Path, named: Iterable[str], start: Path) -> None:
        self._config, self._top = config, top
        self._named = tuple(self._from_top(start / name) for name in named)

    def _from_top(self, path: Path) -> str:
        folder = Path(os.path.realpath(path.parent))
        full = (
            Path(os.path.normpath(folder / path.name)) if path.name not in ("", "..") else Path(os.path.realpath(path))
        )
        return Path(os.path.relpath(full, self._top)).as_posix()

    def configured(self, path: str) -> str:
        """`path` (from the top of the repository) as the configuration sees it: from its own folder."""
        return Path(os.path.relpath(self._top / path, os.path.realpath(self._config.root))).as_posix()

    def in_repository(self, path: str) -> str:
        """A path of the configuration as the repository sees it."""
        return Path(os.path.relpath(Path(os.path.realpath(self._config.root)) / path, self._top)).as_posix()

    def is_policy(self, path: str) -> bool:
        """Whether the file at `path` is to be judged: a policy below the named paths, or a file that was named."""
        if not path:
            return False
        if path in self._named:
            return True
        within = not self._named or any(name == "." or path.startswith(f"{name}/") for name in self._named)
        return within and self._config.is_policy(self.configured(path))

    def check_named(self, changes: ChangeSet, changed: Iterable[ChangedFile]) -> None:
        """Refuse a named path that is nowhere, or outside the repository.

        Raises:
            InputError: there is one.
        """
        known = {path for each in changed for path in (each.old_path, each.new_path)}
        for name in self._named:
            if name == ".." or name.startswith("../"):
                raise InputError("is outside the repository", where=name, fix=f"name a path below {self._top}")
            if name == "." or name in known or any(path.startswith(f"{name}/") for path in known):
                continue
            if not (self._top / name).exists() and not changes.old_blob(name) and not changes.new_blob(name):
                raise InputError(
                    f"no such file in {changes.old_name} or in {changes.new_name}", where=name, fix="check the path"
                )


def policies_changed(changes: ChangeSet, paths: PolicyPaths) -> tuple[list[ChangedFile], frozenset[str]]:
    """The policies that differ, renamed ones as one file, by path; and the paths of all files that differ.

    Git looks for renames only where a policy came or went: in a large commit that is the costly part.
    """
    every = changes.files()
    paths.check_named(changes, every)
    found = {each.path: each for each in every if paths.is_policy(each.path)}
    if any(not each.old_path or not each.new_path for each in found.values()):
        for renamed in changes.renames().values():
            if paths.is_policy(renamed.old_path) or paths.is_policy(renamed.new_path):
                found.pop(renamed.old_path, None)
                found[renamed.new_path] = renamed
    for side in changes.merged():
        for each in side.files():
            if paths.is_policy(each.path) and each.path not in found:
                blob = changes.old_blob(each.path)
                found[each.path] = ChangedFile(each.path if blob else "", each.new_path, blob, each.new_blob)
    return [found[path] for path in sorted(found)], frozenset(each.new_path for each in every)
