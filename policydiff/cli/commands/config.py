"""`policydiff config [PATH]`: what is in force, and where that was said."""

import os
from pathlib import Path
from typing import Any

from policydiff.cli.arguments import Parser, add_format
from policydiff.cli.output import check_output
from policydiff.cli.shell import Shell
from policydiff.config import ChangelogPlace, Config, Override, PolicySettings, load_config
from policydiff.config.model import NEVER, OFF
from policydiff.guard.rulings import check_rules
from policydiff.model.errors import ExitCode, InputError
from policydiff.report import schema_names
from policydiff.report.json_report import dumps
from policydiff.report.table import table
from policydiff.store.front_matter import read_front_matter
from policydiff.store.reading import read_file


def parser() -> Parser:
    """What the command takes."""
    made = Parser("config", "The settings in force, each with the file and line that says so, or for one policy file.")
    made.add_argument("path", metavar="PATH", nargs="?", help="what holds for this file")
    add_format(made, "text", "json")
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Print the settings."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    check_output(arguments.output, ())
    config = load_config(Path.cwd())
    check_rules(config.general.severity, config.where("severity"))
    for override in config.overrides:
        check_rules(override.severity, f"{config.file}:{override.line}")
    rows = _of_file(config, arguments.path) if arguments.path else _of_project(config)
    if arguments.format == "json":
        settings = [{"setting": name, "value": value, "from": source} for name, value, source in rows]
        shell.emit(dumps({"schema": schema_names.CONFIG, "settings": settings}), arguments.output, as_bytes=True)
    else:
        cells = [(name, _words(value), source) for name, value, source in rows]
        shell.emit(table(cells, ("setting", "value", "from")), arguments.output)
    return ExitCode.FINE


Row = tuple[str, Any, str]


def _of_project(config: Config) -> list[Row]:
    where = config.where
    rows: list[Row] = [
        ("store", str(config.store_path or ""), where("store")),
        ("policies", list(config.policies), where("policies")),
        ("exclude", list(config.exclude), where("exclude")),
        ("languages", list(config.languages), where("languages")),
        ("waivers", config.waivers, where("waivers")),
    ]
    sources = {
        key: where(key) for key in ("fail-on", "require-announcement", "min-confidence", "severity", "changelog")
    }
    rows += _settings(config.general, sources)
    for number, override in enumerate(config.overrides, start=1):
        rows += _override(f"override {number}", override, f"{config.file}:{override.line}")
    return rows


def _of_file(config: Config, name: str) -> list[Row]:
    path = Path(os.path.relpath(Path.cwd() / name, config.root)).as_posix()
    policy = _policy_name(Path(name))
    concerned = [each for each in config.overrides if each.concerns(path, policy)]
    sources = {}
    for key, attribute in (
        ("fail-on", "fail_on"),
        ("require-announcement", "require_announcement"),
        ("severity", "severity"),
        ("changelog", "changelog"),
    ):
        setting = [each for each in concerned if getattr(each, attribute) not in (None, {})]
        sources[key] = f"{config.file}:{setting[-1].line}" if setting else config.where(key)
    sources["min-confidence"] = config.where("min-confidence")
    judged: list[Row] = [("is a policy", config.is_policy(path), config.where("policies"))]
    return judged + _settings(config.settings_for(path, policy), sources)


def _policy_name(path: Path) -> str:
    """What the file's front matter calls its policy, "" where it does not say or cannot be read."""
    try:
        return read_front_matter(read_file(path, str(path)).decode("utf-8", "replace"), str(path)).get("policy")
    except InputError:
        return ""


def _settings(settings: PolicySettings, sources: dict[str, str]) -> list[Row]:
    fail_on = settings.fail_on
    return [
        ("fail-on", str(fail_on) if fail_on else NEVER, sources["fail-on"]),
        ("require-announcement", settings.require_announcement, sources["require-announcement"]),
        ("min-confidence", settings.min_confidence, sources["min-confidence"]),
        ("changelog", _changelog(settings.changelog), sources["changelog"]),
        *(
            (f"severity of {rule}", str(level) if level else OFF, sources["severity"])
            for rule, level in sorted(settings.severity.items())
        ),
    ]


def _override(name: str, override: Override, source: str) -> list[Row]:
    found: list[Row] = [(f"{name}: paths", list(override.paths), source)] if override.paths else []
    if override.policies:
        found.append((f"{name}: policies", list(override.policies), source))
    if override.fail_on is not None:
        found.append((f"{name}: fail-on", str(override.fail_on), source))
    if override.require_announcement is not None:
        found.append((f"{name}: require-announcement", override.require_announcement, source))
    if override.changelog is not None:
        found.append((f"{name}: changelog", _changelog(override.changelog), source))
    for rule, level in sorted(override.severity.items()):
        found.append((f"{name}: severity of {rule}", str(level) if level else OFF, source))
    return found


def _changelog(place: ChangelogPlace) -> str:
    return f"file {place.file}" if place.file else f"section {place.section}"


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
