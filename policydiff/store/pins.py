"""Pins: what every version hashed to when it was recorded, in the format of `sha256sum`."""

import re
from collections.abc import Mapping

from policydiff.model.errors import StoreError

FILE_NAME = "pins.sha256"
"""Stands at the top of a store; where a version is a file, `sha256sum -c pins.sha256` there checks it as well."""

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


def parse_pins(content: str, where: str) -> dict[str, str]:
    """The SHA-256 of each pinned name.

    Raises:
        StoreError: a line cannot be read, or pins one name to two contents.
    """
    pins: dict[str, str] = {}
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line.rstrip())
        if not found:
            raise StoreError("is no pin", where=f"{where}:{number}", fix="restore the line from git")
        digest, name = found[1], found[2]
        if pins.setdefault(name, digest) != digest:
            raise StoreError(f"pins {name} a second time", where=f"{where}:{number}", fix="remove the wrong line")
    return pins


def pin_line(name: str, digest: str) -> str:
    """The line that pins `name`."""
    return f"{digest}  {name}\n"


def pin_lines(pins: Mapping[str, str]) -> str:
    """The lines that pin every name in `pins`."""
    return "".join(pin_line(name, digest) for name, digest in pins.items())


def with_lines(content: bytes, lines: bytes) -> bytes:
    """`content` with those of `lines` added that it lacks, whatever else stands in it."""
    kept = set(content.splitlines())
    added = b"".join(line + b"\n" for line in lines.splitlines() if line not in kept)
    return content + (b"\n" if content and added and not content.endswith(b"\n") else b"") + added
