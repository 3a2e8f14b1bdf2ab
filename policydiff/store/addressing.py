"""Addresses: what `rsp@2.0`, `rsp@-1`, `terms.md@HEAD~1` or `REPO::PATH@REV` may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

STDIN = "-"
_RANGE = re.compile(r"(?<=[^./])\.\.(?![./])")
REPOSITORY_MARK = "::"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an address: a name, and what follows the `@` (None where nothing does)."""

    name: str
    at: str | None


@dataclass(frozen=True, slots=True)
class Address:
    """An address as given, taken apart as far as its letters allow."""

    spec: str
    repository: str | None
    rest: str

    @property
    def is_stdin(self) -> bool:
        """True for standard input."""
        return self.spec == STDIN

    @property
    def is_plain_path(self) -> bool:
        """True where the spelling says that it is a path: `./x`, `../x`, `/x`, `~/x`."""
        return self.rest.startswith(("./", "../", "/", "~/"))

    @property
    def looks_like_path(self) -> bool:
        """True where it has a slash or a file suffix, so that "no such file" is the likely trouble."""
        last = self.rest.rpartition("/")[2].partition("@")[0]
        return "/" in self.rest or last.rpartition(".")[2].casefold() in {"md", "txt", "markdown", "html", "htm", "rst"}

    def readings(self) -> Iterator[Reading]:
        """Every way to split it: as a whole, then at each `@` from the right. Names may hold `@` themselves."""
        yield Reading(self.rest, None)
        position = self.rest.rfind("@")
        while position > 0:
            yield Reading(self.rest[:position], self.rest[position + 1 :])
            position = self.rest.rfind("@", 0, position)


def split_range(spec: str) -> tuple[str, str] | None:
    """The two ends of `A..B`, None where `spec` has no `..` that stands between two of them.

    The last such `..` counts, and those of `../file` never do. B may be empty.
    """
    marks = list(_RANGE.finditer(spec))
    return (spec[: marks[-1].start()], spec[marks[-1].end() :]) if marks else None


def parse_address(spec: str) -> Address:
    """The parts of `spec`."""
    repository, mark, rest = spec.partition(REPOSITORY_MARK)
    return Address(spec, repository, rest) if mark else Address(spec, None, spec)
