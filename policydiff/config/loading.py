"""Finding the configuration nearest up the tree, and reading it."""

import os
from collections.abc import Mapping
from pathlib import Path

from policydiff.config.globs import unusable_reason
from policydiff.config.model import (
    DEFAULT_EXCLUDE,
    DEFAULT_FAIL_ON,
    DEFAULT_POLICIES,
    DEFAULT_WAIVERS,
    LANGUAGES,
    NEVER,
    OFF,
    ChangelogPlace,
    Config,
    Override,
    PolicySettings,
)
from policydiff.config.reading import Source, Table, decode_toml, hint, read_toml, read_toml_file
from policydiff.model import Severity

OWN_FILE = "policydiff.toml"
SHARED_FILE = "pyproject.toml"
SHARED_TABLE = ("tool", "policydiff")

KEYS = (
    "store",
    "policies",
    "exclude",
    "fail-on",
    "languages",
    "require-announcement",
    "min-confidence",
    "waivers",
    "severity",
    "changelog",
    "override",
)
OVERRIDE_KEYS = ("paths", "policies", "severity", "fail-on", "require-announcement", "changelog")
CHANGELOG_KEYS = ("section", "file")


def find_config(start: Path) -> Path | None:
    """The settings file nearest to `start`, going up: `policydiff.toml`, or a pyproject.toml that has our table."""
    for folder in (start, *start.parents):
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if own.is_file():
            return own
        if shared.is_file() and _mentions_us(shared):
            return shared
    return None


def load_config(start: Path) -> Config:
    """The configuration in force at `start`; the defaults where there is none.

    Raises:
        ConfigError: there is one that cannot be used.
    """
    start = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links out of the project
    file = find_config(start)
    if file is None:
        return Config(start)
    return _config(read_toml_file(file), file)


def parse_config(text: str, file: Path) -> Config:
    """The configuration that `text` holds, as if read from `file`.

    Raises:
        ConfigError: it cannot be used.
    """
    return _config(read_toml(text, str(file)), file)


def _mentions_us(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    if b"policydiff" not in data:
        return False
    tools = decode_toml(data, str(path)).data.get("tool", {})
    return isinstance(tools, Mapping) and SHARED_TABLE[-1] in tools


def _config(source: Source, file: Path) -> Config:
    table: Table | None = Table(source, source.data, ())
    if file.name == SHARED_FILE:
        for name in SHARED_TABLE:
            table = table.table(name) if table else None
    if table is None:
        return Config(file.parent)
    table.check_keys(KEYS)
    return Config(
        root=file.parent,
        file=file,
        store=table.string("store"),
        policies=_patterns(table, "policies", DEFAULT_POLICIES),
        exclude=_patterns(table, "exclude", DEFAULT_EXCLUDE),
        languages=_languages(table),
        waivers=_inside(table, "waivers", DEFAULT_WAIVERS),
        general=PolicySettings(
            severity=_severities(table),
            fail_on=_general_fail_on(table),
            require_announcement=bool(table.boolean("require-announcement")),
            min_confidence=table.share("min-confidence"),
            changelog=_changelog(table) or ChangelogPlace(),
        ),
        overrides=tuple(_override(each) for each in table.tables("override")),
        lines={key: table.line(key) for key in table.values},
    )


def _patterns(table: Table, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    patterns = table.strings(key, default)
    for pattern in patterns:
        if reason := unusable_reason(pattern):
            raise table.error(key, f"the pattern {pattern[:60]!r} cannot be used, {reason}", 'write "docs/**/*.md"')
    return patterns


def _languages(table: Table) -> tuple[str, ...]:
    languages = table.strings("languages", LANGUAGES)
    for language in languages:
        if language not in LANGUAGES:
            raise table.error("languages", f"{language!r} is not read yet", hint(language, LANGUAGES))
    return languages


def _inside(table: Table, key: str, default: str) -> str:
    path = table.string(key, default)
    if path and (path.startswith("/") or ".." in path.split("/") or "\\" in path or "\0" in path):
        raise table.error(key, f"{path!r} leaves the folder of the configuration", "name a file below it")
    return path


def _fail_on(table: Table) -> Severity | str | None:
    if "fail-on" not in table.values:
        return None
    value = table.string("fail-on")
    choices = (*map(str, Severity), NEVER)
    if value not in choices:
        raise table.error("fail-on", f"{value!r} is no severity", hint(value, choices))
    return NEVER if value == NEVER else Severity(value)


def _general_fail_on(table: Table) -> Severity | None:
    value = _fail_on(table)
    if value is None:
        return DEFAULT_FAIL_ON
    return None if value == NEVER else Severity(value)


def _severities(table: Table) -> dict[str, Severity | None]:
    inner = table.table("severity")
    if inner is None:
        return {}
    choices = (*map(str, Severity), OFF)
    found: dict[str, Severity | None] = {}
    for rule in inner.values:
        value = inner.string(rule)
        if value not in choices:
            raise inner.error(rule, f"{value!r} is no severity", hint(value, choices))
        found[rule] = None if value == OFF else Severity(value)
    return found


def _changelog(table: Table) -> ChangelogPlace | None:
    inner = table.table("changelog")
    if inner is None:
        return None
    inner.check_keys(CHANGELOG_KEYS)
    if len(inner.values) != 1:
        raise table.error(
            "changelog", "names a section or a file, one of them", 'write changelog.section = "Changelog"'
        )
    return ChangelogPlace(inner.string("section"), _inside(inner, "file", ""))


def _override(table: Table) -> Override:
    table.check_keys(OVERRIDE_KEYS)
    override = Override(
        paths=_patterns(table, "paths", ()),
        policies=table.strings("policies"),
        severity=_severities(table),
        fail_on=_fail_on(table),
        require_announcement=table.boolean("require-announcement"),
        changelog=_changelog(table),
        line=table.line(),
    )
    if not override.paths and not override.policies:
        raise table.source.error("the override concerns nothing", table.at, 'add paths = ["..."] or policies = ["..."]')
    return override
