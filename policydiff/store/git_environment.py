"""The repository that GIT_DIR and GIT_WORK_TREE name: git tells its hooks so where neither can be found by looking.

A working tree whose repository lies elsewhere (`git --git-dir=... --work-tree=...`) holds no `.git` that leads to it.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from policydiff.model.errors import UsageError
from policydiff.store.git_process import GitFailure, command_in, run, scrubbed

_FOLDER, _TREE = "GIT_DIR", "GIT_WORK_TREE"


@dataclass(frozen=True, slots=True)
class Surrounding:
    """Where the repository is, and the top of its working tree, both absolute."""

    folder: Path
    top: Path


def surrounding() -> Surrounding | None:
    """The repository that the environment names; None where it names none that can be used, or a bare one.

    As git has it: without GIT_WORK_TREE the working tree is the configured one, or the present folder.
    """
    if not os.environ.get(_FOLDER):
        return None
    variables = {name: os.environ[name] for name in (_FOLDER, _TREE) if os.environ.get(name)}
    with scrubbed():
        command = command_in(Path.cwd())
        command.update_environment(**variables)
        try:
            bare, folder = run(command, "rev-parse", "--is-bare-repository", "--absolute-git-dir").splitlines()[:2]
            if bare == "true":
                return None
            top = run(command, "rev-parse", "--show-toplevel").rstrip("\n")
        except GitFailure:
            return None
    return Surrounding(Path(folder), Path(top).resolve())


def refusal(folder: Path, named: Surrounding | None) -> UsageError | None:
    """Why `folder` is in no repository although the environment names one; None where it names none."""
    value = os.environ.get(_FOLDER)
    if not value:
        return None
    if named is None:
        what = f"is not in a git repository, and {_FOLDER} ({value}) names none with a working tree"
        return UsageError(what, where=str(folder), fix=f"correct {_FOLDER}, or name the working tree in {_TREE}")
    what = f"is not in the working tree of the repository that {_FOLDER} names"
    return UsageError(what, where=str(folder), fix=f"go to {named.top}, or name another working tree in {_TREE}")
