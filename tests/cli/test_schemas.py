"""Every JSON document that a command prints is what its published schema says, and nothing more."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from policydiff.cli.commands import COMMANDS
from policydiff.report.schemas import SCHEMAS
from tests.cli.conftest import NEW, OLD
from tests.cli.running import run
from tests.guard.policy import NAME, REMOVED, WEAKENED, policy_repository
from tests.history.making import EDITIONS
from tests.repositories import commit, git, make_repository

DOCS = Path(__file__).resolve().parents[2] / "docs"


def closed(schema: Any) -> Any:
    """The schema with no room for keys that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: closed(value) for name, value in schema.items()}
    return {**made, "additionalProperties": False} if "properties" in made and "oneOf" not in made else made


def validated(name: str, *argv: str, code: int = 0) -> Any:
    """What a command prints, once it fits the published schema of the document with that name."""
    ran = run(*argv, "--format", "json")
    assert ran.code == code, ran.err
    published = json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8"))
    data = json.loads(ran.out)
    jsonschema.Draft202012Validator(closed(published)).validate(data)
    return data


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_one_that_is_printed(name: str) -> None:
    published = (DOCS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert run("schema", name).out == published, "run `make docs`"
    jsonschema.Draft202012Validator.check_schema(json.loads(published))
    assert json.loads(published)["title"] == f"policydiff.{name}/1"


def test_no_other_schema_is_published_and_every_command_exists() -> None:
    assert {path.name.split(".")[0] for path in DOCS.glob("*.schema.json")} == set(SCHEMAS)
    assert {command for command, _ in SCHEMAS.values()} <= set(COMMANDS)
    listed = run("schema", "--list").out.splitlines()[1:]
    assert [line.split()[0] for line in listed] == list(SCHEMAS)


def test_an_unknown_document_is_told() -> None:
    ran = run("schema", "comparisons")
    assert (ran.code, ran.out) == (2, "")
    assert "comparisons: no such document; there are comparison, audit" in ran.err


@pytest.mark.usefixtures("work")
def test_comparison_document_and_rules() -> None:
    assert validated("comparison", "diff", "old.md", "new.md")["changes"]
    assert validated("comparison", "diff", "old.md", "new.md", "--all")["changes"]
    assert validated("document", "show", "old.md")["text"] == OLD
    assert validated("document", "show", "old.md", "--clauses")["clauses"]
    assert len(validated("rules", "rules")["rules"]) > 10
    assert validated("rule", "explain", "commitment_removed")["id"] == "commitment_removed"


@pytest.mark.parametrize(
    ("account", "verdicts"),
    [
        ("- Removed the pledge to stop lending a drill once a member has been hurt by it.\n", {"announced", "silent"}),
        ("- Opened a second branch.\n", {"silent"}),
    ],
)
def test_audit(work: Path, account: str, verdicts: set[str]) -> None:
    (work / "news.md").write_text(account)
    data = validated("audit", "audit", "old.md", "new.md", "--account", "news.md")
    assert {one["announcement"] for one in data["findings"]} == verdicts
    same = validated("audit", "audit", "old.md", "old.md", "--account", "news.md")
    assert same["rates"][0]["strict"]["share"] is None


def test_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    root = make_repository(tmp_path / "archive")
    for number, text in enumerate((*EDITIONS, EDITIONS[1]), 1):
        commit(root, {"Acme/Terms of Service.md": text}, f"2025-0{number}-01")
    monkeypatch.chdir(root)
    revisions = validated("log", "log", "Acme/Terms of Service")["revisions"]
    assert {one["verdict"] for one in revisions} >= {"first", "material"}
    assert any(one["same_as"] for one in revisions)
    assert validated("lineage", "trace", "Acme/Terms of Service", "stop lending")["moments"]
    blamed = [validated("blame", "blame", f"Acme/Terms of Service@2025-0{month}-01") for month in (1, 2, 3, 4, 5)]
    assert {one["outcome"] is None for each in blamed for one in each["clauses"]} == {True, False}


@pytest.mark.parametrize(("text", "code"), [(WEAKENED, 1), (REMOVED, 1), (None, 1), ("A note.\n", 1)])
def test_check(root: Path, text: str | None, code: int) -> None:
    if text is None:
        (root / NAME).unlink()
    else:
        (root / NAME).write_text(text)
    git(root, "add", "-A")
    assert validated("check", "check", "--staged", code=code)["findings"]


@pytest.mark.usefixtures("root")
def test_check_of_nothing_and_of_a_new_policy(tmp_path: Path) -> None:
    assert validated("check", "check", "--staged")["policies"] == []
    policy_repository(tmp_path / "repo", name="terms-policy.md")
    assert validated("check", "check", "--against", "HEAD~1")["policies"][0]["kind"] == "new"


def test_config(root: Path) -> None:
    assert validated("config", "config")["settings"]
    (root / "policydiff.toml").write_text(
        'policies = ["*.md"]\nrequire-announcement = true\n[changelog]\nfile = "NEWS.md"\n'
        '[[override]]\npaths = ["x.md"]\nseverity = { item_dropped = "off" }\n'
    )
    assert {type(one["value"]) for one in validated("config", "config")["settings"]} == {str, bool, list, float}
    assert validated("config", "config", NAME)["settings"]


@pytest.mark.usefixtures("work")
def test_store() -> None:
    assert run("init").code == 0
    rules = ("--policy", "club/rules", "--version", "1.0", "--effective", "2025-01-01")
    assert validated("import", "import", "old.md", *rules)["written"]
    assert validated("import", "import", "old.md", *rules)["outcome"] == "already there"
    Path("new.md").write_text(NEW)
    assert validated("import", "import", "new.md", *rules, "--dry-run")["comparison"]["changes"]
    assert validated("versions", "versions")["policies"][0]["versions"]
    assert validated("verification", "verify")["sound"]
    Path("policies/club/rules/1.0.md").write_text("Something else.\n")
    assert validated("verification", "verify", code=3)["findings"]
