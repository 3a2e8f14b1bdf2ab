"""Reading TOML tables strictly: unknown keys and wrong kinds are errors with a line and a way out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from policydiff.config.lines import Key, key_lines, line_of
from policydiff.model.errors import UsageError

SIZE_LIMIT = 1024 * 1024
"""Bytes that a settings file may have."""


class ConfigError(UsageError):
    """The configuration or the list of waivers cannot be used as it is written."""


@dataclass(frozen=True, slots=True)
class Source:
    """A TOML text: its name in messages, its values, and the lines of its keys."""

    name: str
    data: Mapping[str, Any]
    lines: dict[Key, int]

    def error(self, what: str, key: Key, fix: str = "") -> ConfigError:
        """The error for the value at `key`."""
        return ConfigError(what, where=f"{self.name}:{line_of(self.lines, key)}", fix=fix)


def read_toml(text: str, name: str) -> Source:
    """`text` as TOML.

    Raises:
        ConfigError: it is none; the message has the line.
    """
    import tomllib

    try:
        return Source(name, tomllib.loads(text), key_lines(text))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        what, _, place = message.rpartition(" (at ")
        line = "".join(filter(str.isdigit, place.partition(",")[0])) or str(text.count("\n") + 1)
        raise ConfigError(f"is not TOML ({what or message})", where=f"{name}:{line}", fix="mend that line") from error
    except RecursionError as error:
        raise ConfigError("is nested too deeply", where=name, fix="flatten it") from error


def decode_toml(data: bytes, name: str) -> Source:
    """The bytes of a settings file as TOML.

    Raises:
        ConfigError: it is too large, not UTF-8, or no TOML.
    """
    if len(data) > SIZE_LIMIT:
        raise ConfigError("is larger than 1 MB", where=name, fix="keep settings only in it")
    try:
        return read_toml(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8", where=f"{name}:{line}", fix="save it as UTF-8") from error


def read_toml_file(path: Path) -> Source:
    """The settings file at `path`.

    Raises:
        ConfigError: it cannot be read or used.
    """
    try:
        with path.open("rb") as stream:
            return decode_toml(stream.read(SIZE_LIMIT + 1), str(path))
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", where=str(path), fix="check the file") from error


class Table:
    """One table of a source, with its own place, handing out checked values."""

    def __init__(self, source: Source, values: Mapping[str, Any], at: Key) -> None:
        self.source, self.values, self.at = source, values, at

    def check_keys(self, known: Iterable[str]) -> None:
        """Refuse keys that are not known, with the nearest that is."""
        known = tuple(known)
        for key in self.values:
            if key not in known:
                fix = hint(key, known)
                raise self.source.error(f"unknown key {key!r}", (*self.at, key), fix)

    def line(self, key: str = "") -> int:
        """The line of a key, or of the table."""
        return line_of(self.source.lines, (*self.at, key) if key else self.at)

    def error(self, key: str, what: str, fix: str = "") -> ConfigError:
        """The error for the value of a key."""
        return self.source.error(f"{key}: {what}", (*self.at, key), fix)

    def string(self, key: str, default: str = "") -> str:
        """A string that holds something."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (key in self.values and not value.strip()):
            raise self.error(key, "must be a string that is not empty", f'write {key} = "..."')
        return value

    def boolean(self, key: str) -> bool | None:
        """True, false, or None where the key is not set."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(key, "must be true or false", f"write {key} = true")
        return value

    def share(self, key: str) -> float:
        """A number from 0 to 1, 0 where the key is not set."""
        value = self.values.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(key, "must be a number from 0 to 1", f"write {key} = 0.6")
        return float(value)

    def strings(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of strings."""
        value = self.values.get(key, default)
        if isinstance(value, str) or not isinstance(value, (list, tuple)):
            raise self.error(key, "must be a list of strings", f'write {key} = ["..."]')
        if not all(isinstance(item, str) for item in value):
            raise self.error(key, "must hold strings only", f'write {key} = ["..."]')
        return tuple(value)

    def table(self, key: str) -> "Table | None":
        """A table inside this one."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self.error(key, "must be a table", f"write [{'.'.join((*self.at, key))}]")
        return Table(self.source, value, (*self.at, key))

    def tables(self, key: str) -> tuple["Table", ...]:
        """An array of tables inside this one."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise self.error(key, "must be a list of tables", f"write [[{'.'.join((*self.at, key))}]]")
        return tuple(Table(self.source, item, (*self.at, key, str(number))) for number, item in enumerate(value))


def hint(wanted: str, known: Iterable[str]) -> str:
    """The nearest known name as a question, else the list of them."""
    known = tuple(known)
    close = get_close_matches(wanted.casefold(), known, n=1, cutoff=0.55)
    return f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
