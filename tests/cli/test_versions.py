import json
from pathlib import Path

from tests.cli.running import run
from tests.repositories import commit, make_repository


def test_the_store_lists_its_policies(work: Path) -> None:
    lines = run("versions").out.splitlines()
    assert lines[0].split("  ")[0] == "policy"
    assert any(line.startswith("rsp ") and "3.0, 2.2, 2.0, 1.0" in line for line in lines)


def test_a_policy_lists_its_versions_oldest_first(work: Path) -> None:
    lines = run("versions", "rsp").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["rsp@1.0", "rsp@2.0", "rsp@2.2", "rsp@3.0"]


def test_json_has_every_fact(work: Path) -> None:
    data = json.loads(run("versions", "--format", "json").out)
    assert data["schema"] == "policydiff.versions/1"
    rsp = next(policy for policy in data["policies"] if policy["policy"] == "rsp")
    assert rsp["versions"][0]["address"] == "rsp@1.0"
    assert rsp["versions"][0]["effective"] == "2023-09-19"


def test_an_archive_lists_recorded_days(work: Path) -> None:
    root = make_repository(work / "archive")
    commit(root, {"Acme/Terms of Service.md": "We will.\n"}, "2025-01-01")
    commit(root, {"Acme/Terms of Service.md": "We may.\n"}, "2025-02-01")
    ran = run("versions", "Acme/Terms of Service", "--store", "archive")
    assert [line.split("  ")[0] for line in ran.out.splitlines()[1:]] == [
        "Acme/Terms of Service@2025-01-01",
        "Acme/Terms of Service@2025-02-01",
    ]
    assert ran.err == ""
