from pathlib import Path

import pytest

from policydiff.config import ChangelogPlace, Config, PolicySettings, find_config, load_config, parse_config
from policydiff.config.model import DEFAULT_POLICIES
from policydiff.config.reading import ConfigError
from policydiff.model import Severity

FULL = """\
store = "policies"
policies = ["legal/**/*.md"]
exclude = ["legal/drafts/"]
fail-on = "high"
languages = ["en"]
require-announcement = true
waivers = "legal/waivers.toml"

[severity]
commitment_added = "low"
item_dropped = "off"

[changelog]
file = "CHANGES.md"

[[override]]
paths = ["legal/privacy*.md"]
fail-on = "low"

[[override]]
policies = ["house rules"]
fail-on = "never"
require-announcement = false
changelog = { section = "What changed" }
severity = { item_dropped = "high" }
"""


def test_everything_that_is_set_is_read(tmp_path: Path) -> None:
    config = parse_config(FULL, tmp_path / "policydiff.toml")
    assert config.root == tmp_path
    assert config.store_path == tmp_path / "policies"
    assert config.policies == ("legal/**/*.md",)
    assert config.waivers == "legal/waivers.toml"
    assert config.general == PolicySettings(
        {"commitment_added": Severity.LOW, "item_dropped": None}, Severity.HIGH, True, ChangelogPlace("", "CHANGES.md")
    )
    assert config.where("fail-on") == f"{tmp_path / 'policydiff.toml'}:4"
    assert config.where("severity").endswith(":9")


@pytest.mark.parametrize(
    ("path", "policy"),
    [("legal/terms.md", True), ("legal/a/terms.md", True), ("legal/drafts/x.md", False), ("terms.md", False)],
)
def test_which_files_are_policies(tmp_path: Path, path: str, policy: bool) -> None:
    assert parse_config(FULL, tmp_path / "policydiff.toml").is_policy(path) is policy


def test_a_changelog_is_no_policy(tmp_path: Path) -> None:
    text = '[changelog]\nfile = "docs/{policy}-changes.md"\n'
    config = parse_config(text, tmp_path / "policydiff.toml")
    assert config.is_policy("docs/house-policy.md")
    assert not config.is_policy("docs/house-policy-changes.md")


def test_overrides_hold_for_their_policies_and_paths(tmp_path: Path) -> None:
    config = parse_config(FULL, tmp_path / "policydiff.toml")
    assert config.settings_for("legal/terms.md").fail_on is Severity.HIGH
    assert config.settings_for("legal/privacy-eu.md").fail_on is Severity.LOW
    named = config.settings_for("legal/privacy-eu.md", "house rules")
    assert named.fail_on is None
    assert named.require_announcement is False
    assert named.changelog == ChangelogPlace("What changed", "")
    assert named.severity == {"commitment_added": Severity.LOW, "item_dropped": Severity.HIGH}


def test_without_a_file_the_defaults_stand(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert config == Config(tmp_path)
    assert config.policies == DEFAULT_POLICIES
    assert config.general.fail_on is Severity.MEDIUM
    assert config.where("store") == "default"


def test_the_nearest_file_up_the_tree_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "policydiff.toml").write_text('fail-on = "low"\n')
    assert find_config(inner) == tmp_path / "policydiff.toml"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.policydiff]\nfail-on = "critical"\n')
    assert load_config(inner).general.fail_on is Severity.CRITICAL
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\ndescription = "not policydiff"\n')
    assert load_config(inner).general.fail_on is Severity.CRITICAL
    (tmp_path / "a" / "policydiff.toml").write_text('fail-on = "info"\n')
    assert load_config(inner).general.fail_on is Severity.INFO


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('polices = ["*.md"]\n', 1, "unknown key 'polices'; did you mean policies?"),
        ('store = "x"\nfail_on = "low"\n', 2, "unknown key 'fail_on'; did you mean fail-on?"),
        ('\n[changelog]\nsektion = "x"\n', 3, "unknown key 'sektion'; did you mean section?"),
        ('[[override]]\npaths = ["a"]\n[[override]]\npath = ["b"]\n', 4, "unknown key 'path'; did you mean paths?"),
        ('[[override]]\nfail-on = "low"\n', 1, "the override concerns nothing; add paths"),
        ('fail-on = "hihg"\n', 1, "'hihg' is no severity; did you mean high?"),
        ("fail-on = 3\n", 1, "fail-on: must be a string"),
        ('policies = "*.md"\n', 1, "policies: must be a list of strings"),
        ("policies = [1]\n", 1, "policies: must hold strings only"),
        ('policies = ["../x"]\n', 1, "it must stay below the folder"),
        ('policies = ["(a+)+$\\\\."]\n', 1, "nothing is escaped with a backslash"),
        ('require-announcement = "yes"\n', 1, "must be true or false"),
        ('languages = ["es"]\n', 1, "'es' is not read yet; there are en"),
        ('waivers = "../w.toml"\n', 1, "leaves the folder of the configuration"),
        ('[severity]\nitem_dropped = "xyzzy"\n', 2, "'xyzzy' is no severity; there are critical"),
        ('changelog = "x"\n', 1, "changelog: must be a table"),
        ('[changelog]\nsection = "a"\nfile = "b"\n', 1, "names a section or a file, one of them"),
        ("override = 1\n", 1, "override: must be a list of tables"),
        ('store = "x\n', 1, "is not TOML"),
        ('store = "a"\nstore = "b"\n', 2, "is not TOML"),
        ("a = [[[", 1, "is not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_a_way_out(tmp_path: Path, text: str, line: int, what: str) -> None:
    file = tmp_path / "policydiff.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{file}:{line}: ")
    assert what in message
    assert "; " in message
    assert "\n" not in message


def test_lines_in_a_shared_file_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.policydiff]\nstroe = "y"\n')
    with pytest.raises(ConfigError, match=r"pyproject\.toml:5: unknown key 'stroe'; did you mean store\?"):
        load_config(tmp_path)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x = '\xe9'\n"])
def test_a_file_that_is_no_text_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "policydiff.toml").write_bytes(data)
    with pytest.raises(ConfigError, match="is not UTF-8"):
        load_config(tmp_path)


def test_deep_nesting_is_told(tmp_path: Path) -> None:
    (tmp_path / "policydiff.toml").write_text("a = " + "[" * 20_000)
    with pytest.raises(ConfigError):
        load_config(tmp_path)


@pytest.mark.parametrize(("written", "read"), [("0", 0.0), ("0.6", 0.6), ("1", 1.0)])
def test_the_least_confidence_is_read(tmp_path: Path, written: str, read: float) -> None:
    config = parse_config(f"min-confidence = {written}\n", tmp_path / "policydiff.toml")
    assert config.general.min_confidence == read
    assert config.settings_for("terms.md").min_confidence == read


@pytest.mark.parametrize("written", ["1.01", "-0.1", "true", '"0.5"', "nan", "inf", "[0.5]"])
def test_what_is_no_confidence_is_told(tmp_path: Path, written: str) -> None:
    with pytest.raises(ConfigError, match="min-confidence: must be a number from 0 to 1"):
        parse_config(f"min-confidence = {written}\n", tmp_path / "policydiff.toml")
