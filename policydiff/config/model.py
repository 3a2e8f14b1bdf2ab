"""The configuration as records; where nothing is said, the defaults stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from policydiff.config.globs import any_matches
from policydiff.model import Severity

NEVER = "never"
OFF = "off"

DEFAULT_POLICIES = (
    "policies/**/*.md",
    "*policy*.md",
    "*policies*.md",
    "*terms*.md",
    "*privacy*.md",
)
"""Names by which policies are known where a project does not say."""

DEFAULT_EXCLUDE = ("README.md", "CHANGELOG.md", "LICENSE.md", "CONTRIBUTING.md")
DEFAULT_WAIVERS = "policydiff-waivers.toml"
DEFAULT_FAIL_ON = Severity.MEDIUM

LANGUAGES = ("en", "fr", "de", "zh")
"""Languages whose words the lexicons know (ISO 639-1)."""


@dataclass(frozen=True, slots=True)
class ChangelogPlace:
    """Where a policy keeps the account of its own changes: a section of it, or a file beside the configuration.

    `{policy}` in `file` stands for the policy's file name without its suffix.
    """

    section: str = "Changelog"
    file: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for some policies or paths; what is None is left as it was."""

    paths: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = field(default_factory=dict, hash=False)
    fail_on: Severity | str | None = None
    require_announcement: bool | None = None
    changelog: ChangelogPlace | None = None
    line: int = 0

    def concerns(self, path: str, policy: str) -> bool:
        """Whether the override speaks of the policy called `policy` at `path`."""
        return any_matches(path, self.paths) or (bool(policy) and policy in self.policies)


@dataclass(frozen=True, slots=True)
class PolicySettings:
    """What is in force for one policy. `severity` maps a rule to its severity, None where the rule is off.

    `fail_on` is None where nothing fails. What the tool is less sure of than `min_confidence` (0 to 1) fails nothing.
    """

    severity: Mapping[str, Severity | None] = field(default_factory=dict, hash=False)
    fail_on: Severity | None = DEFAULT_FAIL_ON
    require_announcement: bool = False
    changelog: ChangelogPlace = field(default_factory=ChangelogPlace)
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Config:
    """A project's settings. `root` is the folder that its paths start from, `file` where they were read.

    `lines` tells on which line of `file` a key was set; keys that are not in it have their default.
    """

    root: Path
    file: Path | None = None
    store: str = ""
    policies: tuple[str, ...] = DEFAULT_POLICIES
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    languages: tuple[str, ...] = LANGUAGES
    waivers: str = DEFAULT_WAIVERS
    general: PolicySettings = field(default_factory=PolicySettings)
    overrides: tuple[Override, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def store_path(self) -> Path | None:
        """The folder of the store that is configured."""
        return self.root / Path(self.store).expanduser() if self.store else None

    def is_policy(self, path: str) -> bool:
        """Whether the file at `path` (from the root, parts joined by `/`) is a policy."""
        return any_matches(path, self.policies) and not any_matches(path, (*self.exclude, *self._accounts))

    @property
    def _accounts(self) -> tuple[str, ...]:
        """Patterns of the files in which changes are announced: they quote policies, and are none."""
        places = (self.general.changelog, *(each.changelog for each in self.overrides if each.changelog))
        return tuple(place.file.replace("{policy}", "*") for place in places if place.file)

    def where(self, key: str) -> str:
        """File and line of a setting, for messages; "default" where it was not set."""
        if self.file is None or key not in self.lines:
            return "default"
        return f"{self.file}:{self.lines[key]}"

    def settings_for(self, path: str, policy: str = "") -> PolicySettings:
        """What is in force for one policy: the general settings, then every override that concerns it, in order."""
        found = self.general
        for override in self.overrides:
            if override.concerns(path, policy):
                found = _overridden(found, override)
        return found


def _overridden(settings: PolicySettings, override: Override) -> PolicySettings:
    settings = replace(settings, severity={**settings.severity, **override.severity})
    if override.fail_on is not None:
        settings = replace(settings, fail_on=None if override.fail_on == NEVER else Severity(override.fail_on))
    if override.require_announcement is not None:
        settings = replace(settings, require_announcement=override.require_announcement)
    return replace(settings, changelog=override.changelog) if override.changelog is not None else settings
