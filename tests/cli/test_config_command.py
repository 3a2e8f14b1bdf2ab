import json
from pathlib import Path

import pytest

from tests.cli.running import run

CONFIG = """\
store = "texts"
fail-on = "high"

[severity]
item_dropped = "off"

[[override]]
paths = ["legal/*.md"]
fail-on = "low"
require-announcement = true
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "policydiff.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(*argv: str) -> dict[str, tuple[object, str]]:
    data = json.loads(run("config", "--format", "json", *argv).out)
    return {each["setting"]: (each["value"], each["from"]) for each in data["settings"]}


def test_what_is_in_force_and_from_where(project: Path) -> None:
    found = settings()
    file = project / "policydiff.toml"
    assert found["fail-on"] == ("high", f"{file}:2")
    assert found["store"] == (str(project / "texts"), f"{file}:1")
    assert found["require-announcement"] == (False, "default")
    assert found["severity of item_dropped"] == ("off", f"{file}:4")
    assert found["override 1: fail-on"] == ("low", f"{file}:7")


def test_what_holds_for_one_file(project: Path) -> None:
    file = project / "policydiff.toml"
    assert settings("legal/terms.md")["fail-on"] == ("low", f"{file}:7")
    assert settings("legal/terms.md")["is a policy"] == (True, "default")
    assert settings("other.md")["fail-on"] == ("high", f"{file}:2")
    assert settings("other.md")["is a policy"] == (False, "default")


def test_the_table_reads_well(project: Path) -> None:
    ran = run("config")
    assert ran.code == 0
    assert ran.out.splitlines()[0].split() == ["setting", "value", "from"]
    assert any(line.startswith("fail-on  ") for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("text", "said"), [("stor = 1", "unknown key 'stor'"), ("[severity]\nx = 'low'", "no such rule: 'x'")]
)
def test_a_mistake_is_one_line(project: Path, text: str, said: str) -> None:
    (project / "policydiff.toml").write_text(text)
    ran = run("config")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


def test_the_configured_store_stands_behind_flag_and_environment(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("texts", "variable", "flag", "policies"):
        (project / place / place).mkdir(parents=True)
        (project / place / place / "1.md").write_text(f"---\nversion: '1'\n---\nWe will use {place}.\n")
    assert run("versions").out.split("\n")[1].startswith("texts")
    monkeypatch.setenv("POLICYDIFF_STORE", "variable")
    assert run("versions").out.split("\n")[1].startswith("variable")
    assert run("versions", "--store", "flag").out.split("\n")[1].startswith("flag")


def test_a_configured_store_that_is_none_names_the_line(project: Path) -> None:
    ran = run("versions")
    assert ran.code == 2
    assert f"{project / 'policydiff.toml'}:1: store" in ran.err
