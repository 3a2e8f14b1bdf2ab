import json
from pathlib import Path

import pytest

from tests.cli.running import run

ACCOUNT = "# News\n\n- Removed the pledge to stop lending a drill once a member has been hurt by it.\n- New chairs.\n"


@pytest.fixture(autouse=True)
def account(work: Path) -> Path:
    (work / "news.md").write_text(ACCOUNT)
    return work


def test_the_report_for_reading() -> None:
    ran = run("audit", "old.md", "new.md", "--account", "news.md")
    assert ran.code == 0
    assert "2 changed commitments: 1 silent, 1 announced." in ran.out
    assert ran.out.index("Silent (1)") < ran.out.index("Announced (1)")
    assert "account, line 3:" in ran.out
    assert "Claimed, and not shown by the text (1)" in ran.out
    assert "strict  50 % (1 of 2; 95 % interval 9 to 91 %)" in ran.out


def test_the_report_for_programs() -> None:
    data = json.loads(run("audit", "old.md", "new.md", "--account", "news.md#News", "--format", "json").out)
    assert data["schema"] == "policydiff.audit/1"
    assert data["rates"][0]["strict"]["share"] == 0.5
    told = {one["change"]["outcome"]: one["announcement"] for one in data["findings"]}
    assert told == {"removed": "announced", "weakened": "silent"}
    assert data["unshown"] == [{"text": "New chairs.", "line": 4}]


def test_the_report_for_a_page_lets_nothing_in_come_alive(work: Path) -> None:
    (work / "news.md").write_text("- <script>alert(1)</script> Chairs\x1b[31m\n")
    out = run("audit", "old.md", "new.md", "--account", "news.md", "--format", "markdown").out
    assert out.startswith("## Announced? old.md → new.md\n")
    assert "<script>" not in out
    assert "\x1b" not in out


def test_the_documents_own_section_is_found_and_is_no_part_of_the_policy(work: Path) -> None:
    with (work / "new.md").open("a") as file:
        file.write("\n## Changelog\n\n- Removed: we will stop lending a drill once a member has been hurt by it.\n")
    data = json.loads(run("audit", "old.md", "new.md", "--format", "json").out)
    assert data["account"] == "new.md#Changelog"
    assert len(data["findings"]) == 2
    assert {one["announcement"] for one in data["findings"]} == {"announced", "silent"}


def test_a_companion_relocates(work: Path) -> None:
    (work / "handbook.md").write_text("# Drills\n\nWe will stop lending a drill as soon as one member has been hurt.\n")
    for command in (("diff",), ("audit", "--account", "news.md")):
        ran = run(*command, "old.md", "new.md", "--format", "json", "--companion", "handbook.md")
        assert '"relocated", "material": true' in ran.out, ran
        assert '"outcome": "removed"' not in ran.out


@pytest.mark.parametrize(
    ("text", "spec", "says"),
    [
        (ACCOUNT, "news.md#Nws", "has no section 'Nws'; did you mean News?"),
        ("", "news.md", "is empty"),
        ("# News\n", "news.md", "says nothing"),
        ("# Version 0.9\n\n- Began.\n", "news.md", "account of another version (Version 0.9)"),
        (ACCOUNT, "nws.md", "did you mean news.md?"),
        (ACCOUNT, None, "has no section on its own changes"),
    ],
)
def test_bad_accounts_are_one_clear_line(work: Path, text: str, spec: str | None, says: str) -> None:
    (work / "news.md").write_text(text)
    for name in ("old", "new"):
        path = work / f"{name}.md"
        path.write_text(f'---\nversion: "{1 if name == "old" else 2}.0"\n---\n\n{path.read_text()}')
    ran = run("audit", "old.md", "new.md", *(("--account", spec) if spec else ()))
    assert ran.code == 2
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""
