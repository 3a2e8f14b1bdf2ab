"""What is recorded of a version: its facts, as front matter and as trailers of a commit."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from policydiff.store.front_matter import read_front_matter

TRAILER_PREFIX = "Policydiff-"
"""Keeps our trailers apart from those of other tools: an archive may use `Version:` for something of its own."""

_PLAIN = re.compile(r"[A-Za-z](?:[\w ./()-]*[\w.)])?|\d{4}-\d\d-\d\d|[0-9a-f]{64}")
_SPOKEN_FOR = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


@dataclass(frozen=True, slots=True)
class Record:
    """The facts of one version, in the order in which they are written.

    `effective` and `recorded` are ISO dates: from when the text is in force, and when it came into the store.
    `source_sha256` is of the file that was imported, `text_sha256` of the text behind the front matter.
    """

    policy: str
    title: str
    version: str
    effective: str
    recorded: str
    publisher: str
    source: str
    source_sha256: str
    text_sha256: str

    @property
    def label(self) -> str:
        """The version's label."""
        return self.version

    def values(self) -> dict[str, str]:
        """The facts that are known, by name."""
        return {field.name: value for field in fields(self) if (value := str(getattr(self, field.name)))}


def front_matter(record: Record) -> str:
    """The record as a block to stand above the text."""
    lines = (f"{name}: {_yaml(name, value)}\n" for name, value in record.values().items())
    return f"---\n{''.join(lines)}---\n\n"


def trailers(record: Record) -> str:
    """The record as the last lines of a commit message."""
    return "".join(f"{_trailer_name(name)}: {value}\n" for name, value in record.values().items())


def from_trailers(found: Mapping[str, str]) -> Record | None:
    """The record in the trailers of a commit; None where they hold no version of a policy."""
    values = {field.name: found.get(_trailer_name(field.name), "") for field in fields(Record)}
    return Record(**values) if values["policy"] and values["version"] else None


def from_front_matter(values: Mapping[str, str]) -> Record:
    """The record in front matter, "" for what is not there."""
    return Record(**{field.name: values.get(field.name, "") for field in fields(Record)})


def body_of(source: str) -> str:
    """The text behind the front matter and the blank lines after it.

    Raises:
        InputError: the front matter is broken.
    """
    return source[read_front_matter(source, "text").end :].lstrip("\r\n")


def sha256_of_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def sha256_of_bytes(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _trailer_name(name: str) -> str:
    return TRAILER_PREFIX + "-".join(part.upper() if part == "sha256" else part.title() for part in name.split("_"))


def _yaml(name: str, value: str) -> str:
    """`value` as YAML reads it back: a version is always quoted, because 2.10 is no number."""
    import json

    plain = name != "version" and _PLAIN.fullmatch(value) and value.casefold() not in _SPOKEN_FOR
    return value if plain else json.dumps(value, ensure_ascii=False)
