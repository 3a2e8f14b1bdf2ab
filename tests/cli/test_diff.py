import json
from pathlib import Path

import jsonschema
import pytest

from policydiff.report.schema import comparison_schema
from tests.cli.running import run
from tests.repositories import commit, git, make_repository


def test_two_files_are_compared(work: Path) -> None:
    ran = run("diff", "old.md", "new.md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("old.md → new.md\n")
    assert "✗ removed" in ran.out
    assert "We will stop lending a drill as soon as one member has been hurt by it." in ran.out
    assert "nothing in new.md takes its place" in ran.out
    assert "\x1b" not in ran.out


def test_json_keeps_to_the_contract_and_points_at_the_words(work: Path) -> None:
    ran = run("diff", "old.md", "new.md", "--format", "json", "--all")
    data = json.loads(ran.out)
    jsonschema.Draft202012Validator(comparison_schema()).validate(data)
    assert data["old"]["ref"] == "old.md"
    for name in ("old", "new"):
        source = (work / f"{name}.md").read_text()
        clauses = [clause for change in data["changes"] for clause in change[name]]
        assert clauses
        for clause in clauses:
            assert source[clause["start"] : clause["end"]] == clause["text"]
    assert run("diff", "old.md", "new.md", "--format", "json", "--all").out == ran.out


def test_markdown(work: Path) -> None:
    ran = run("diff", "old.md", "new.md", "--format", "markdown")
    assert ran.out.startswith("## Policy changes: `old.md` → `new.md`\n")


def test_a_text_against_itself_has_no_change(work: Path) -> None:
    ran = run("diff", "old.md", "old.md", "--fail-on", "info")
    assert ran.code == 0
    assert "No material change." in ran.out


def test_standard_input_is_a_side(work: Path) -> None:
    ran = run("diff", "-", "new.md", "--format", "json", stdin=(work / "old.md").read_bytes())
    assert (
        json.loads(ran.out)["changes"] == json.loads(run("diff", "old.md", "new.md", "--format", "json").out)["changes"]
    )


def test_versions_of_the_bundled_store_are_compared_and_it_says_so(work: Path) -> None:
    ran = run("diff", "rsp@2.2", "rsp", "--limit", "1")
    assert ran.code == 0
    assert ran.out.startswith("rsp@2.2 (2025-05-14) → rsp@3.0 (2026-02-24)\n")
    assert ran.err == (
        "policydiff: note: no store here; using the bundled restatements "
        "(read-only, in our own words, not the originals)\n"
    )


def test_a_revision_against_the_working_tree(work: Path) -> None:
    root = make_repository(work / "repo")
    commit(root, {"terms.md": (work / "old.md").read_text()})
    (root / "terms.md").write_text((work / "new.md").read_text())
    ran = run("diff", "repo/terms.md@HEAD", "repo/terms.md")
    assert ran.out.startswith("repo/terms.md@HEAD → repo/terms.md\n")
    git(root, "mv", "terms.md", "rules.md")
    assert run("diff", "repo/terms.md@HEAD", "repo/rules.md").code == 0


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        ([], 0),
        (["--fail-on", "info"], 1),
        (["--fail-on", "high"], 1),
        (["--fail-on", "high", "--outcome", "added"], 0),
        (["--fail-on", "info", "--outcome", "retained"], 0),
    ],
)
def test_findings_fail_only_when_asked(work: Path, flags: list[str], code: int) -> None:
    assert run("diff", "old.md", "new.md", *flags).code == code


@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--fail-on", "high"], 1)])
def test_a_policy_replaced_by_another_text_passes_no_gate(work: Path, flags: list[str], code: int) -> None:
    kept = "".join(f"We will inspect boiler {number} before every voyage of the ferry.\n\n" for number in range(1, 30))
    other = "".join(f"Members may borrow {number} novels and return them on Fridays.\n\n" for number in range(2, 31))
    (work / "kept.md").write_text(f"# Ferries\n\n{kept}", encoding="utf-8")
    (work / "other.md").write_text(f"# Library\n\n{other}", encoding="utf-8")
    ran = run("diff", "kept.md", "other.md", *flags)
    assert (ran.code, "another page" in ran.err) == (code, not flags)


@pytest.mark.parametrize(
    ("flags", "outcomes"),
    [
        (["--outcome", "removed"], {"removed"}),
        (["--outcome", "removed,weakened"], {"removed", "weakened"}),
        (["--outcome", "removed", "--outcome", "retained"], {"removed", "retained"}),
        (["--outcome", "relocated"], set()),
    ],
)
def test_outcomes_can_be_chosen(work: Path, flags: list[str], outcomes: set[str]) -> None:
    ran = run("diff", "old.md", "new.md", "--format", "json", *flags)
    assert {change["outcome"] for change in json.loads(ran.out)["changes"]} == outcomes


def test_a_terminal_gets_colour_unless_told_otherwise(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    argv = ("diff", "old.md", "new.md")
    assert "\x1b[" in run(*argv, terminal=True).out
    assert "\x1b[" not in run(*argv, "--color", "never", terminal=True).out
    assert "\x1b[" in run(*argv, "--color", "always").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(*argv, terminal=True).out
    assert "\x1b[" in run(*argv, "--color", "always", terminal=True).out
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in run(*argv, terminal=True).out


def test_a_wide_terminal_gets_columns(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    assert " │ " in run("diff", "old.md", "new.md", terminal=True).out
    assert " │ " not in run("diff", "old.md", "new.md").out


def test_a_poor_encoding_gets_ascii_signs_and_whole_json(work: Path) -> None:
    text = run("diff", "old.md", "new.md", encoding="ascii").out
    assert "x removed" in text
    assert "?" not in text
    (work / "new.md").write_text("# Ünïcode\n\nWe will pay 5 €.\n")
    assert "?" in run("diff", "old.md", "new.md", encoding="ascii").out


def test_hostile_policies_drive_no_terminal(work: Path) -> None:
    (work / "new.md").write_text("# T\x1b]0;x\x07\n\nWe will\x1b[2J pay\u202e \x9b31m you.\n")
    for format_name in ("text", "markdown", "json"):
        out = run("diff", "old.md", "new.md", "--all", "--format", format_name).out
        assert not set(out) & {"\x1b", "\x9b", "\x07", "\u202e"}


def test_changes_of_too_little_confidence_are_left_out_and_told(work: Path) -> None:
    everything = json.loads(run("diff", "old.md", "new.md", "--format", "json").out)["changes"]
    least = max(one["confidence"] for one in everything if one["material"])
    surest = json.loads(run("diff", "old.md", "new.md", "--format", "json", "--min-confidence", str(least)).out)[
        "changes"
    ]
    assert [one["id"] for one in surest] == [one["id"] for one in everything if one["confidence"] >= least]
    assert 0 < len(surest) < len(everything)
    assert "of confidence below 1 (--min-confidence 0)" in run("diff", "old.md", "new.md", "--min-confidence", "1").out


def test_what_would_fail_never_passes_unheard(work: Path) -> None:
    ran = run("diff", "old.md", "new.md", "--fail-on", "high", "--min-confidence", "1")
    assert ran.code == 0
    assert "what would fail is left out, its confidence is below 1 (--min-confidence 0 counts it)" in ran.err
    assert run("diff", "old.md", "new.md", "--fail-on", "high", "--min-confidence", "0").code == 1


def test_the_configured_confidence_holds_unless_the_flag_says_otherwise(work: Path) -> None:
    (work / "policydiff.toml").write_text("min-confidence = 1\n")
    assert "of confidence below 1" in run("diff", "old.md", "new.md").out
    assert "of confidence below" not in run("diff", "old.md", "new.md", "--min-confidence", "0").out
    assert "min-confidence" in run("config").out


@pytest.mark.parametrize("value", ["1.5", "-1", "half", "nan", "1e-1", "", "0.5.5", "²"])
def test_a_confidence_is_a_number_from_0_to_1(work: Path, value: str) -> None:
    ran = run("diff", "old.md", "new.md", f"--min-confidence={value}")
    assert (ran.code, ran.out) == (2, "")
    assert "is no number from 0 to 1" in ran.err
    assert ran.err.count("\n") == 1
