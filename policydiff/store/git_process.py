"""Running git: one way to start it, without the variables of a surrounding git, and its errors as ours.

GitPython is imported on first use, because that alone takes longer than reading two policies.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from policydiff.model.errors import PolicydiffError, StoreError

if TYPE_CHECKING:
    from git.cmd import Git

_OWN_ENVIRONMENT = {"GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_PYTHON_REFRESH": "quiet"}


class GitFailure(Exception):  # noqa: N818
    """Git ended with an error; `lines` are all that it said, `message` the first of them."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines or ["no reason given"]
        self.message = self.lines[0].removeprefix("fatal: ").removeprefix("error: ")
        super().__init__(self.message)


def command_in(folder: Path) -> "Git":
    """Git as it runs in a folder.

    Raises:
        StoreError: the library that runs it cannot be loaded.
    """
    try:
        from git.cmd import Git
    except ImportError as error:
        raise StoreError("the git library cannot be loaded", fix="install git and gitpython") from error
    return Git(str(folder))


def run(command: "Git", *arguments: str) -> str:
    """What git prints, as text; bytes that are no UTF-8 survive the way back.

    Raises:
        GitFailure: git ended with an error.
    """
    return execute(command, arguments).decode("utf-8", errors="surrogateescape")


def execute(
    command: "Git",
    arguments: tuple[str, ...],
    stream: BinaryIO | None = None,
    variables: dict[str, str] | None = None,
    kept_open: tuple[int, ...] = (),
) -> bytes:
    """What git prints, given a stream, variables and open files to keep.

    Raises:
        GitFailure: git ended with an error.
        StoreError: git is not installed.
    """
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
def scrubbed() -> Iterator[None]:
    """The environment without `GIT_*`: a hook's GIT_DIR must not redirect what the user named."""
    taken = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("GIT_")}
    os.environ.update(_OWN_ENVIRONMENT)
    try:
        yield
    finally:
        for name in _OWN_ENVIRONMENT:
            os.environ.pop(name, None)
        os.environ.update(taken)


def run_git(folder: Path, *arguments: str) -> str:
    """What git prints in a folder that need not be a repository.

    Raises:
        GitFailure: git ended with an error.
    """
    with scrubbed():
        return run(command_in(folder), *arguments)
