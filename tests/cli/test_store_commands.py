"""`init`, `import`, `verify` and `export`: a store from its start to what leaves it again."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import NEW, OLD
from tests.cli.running import Ran, run
from tests.repositories import git, make_repository

RULES = ("--policy", "club/rules", "--version", "1.0", "--effective", "2025-01-01")


@pytest.fixture
def store(work: Path) -> Path:
    assert run("init").code == 0
    return work / "policies"


def put(source: str, *more: str) -> Ran:
    return run("import", source, *RULES, *more)


def test_a_store_is_started_where_it_is_looked_for(work: Path) -> None:
    ran = run("init")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("started a store in policies (one file a version): commit ")
    again = run("init")
    assert (again.code, again.out) == (0, "")
    assert "policies is a store already (one file a version); nothing was changed" in again.err
    assert run("versions").out == "policy  since  versions, newest first  title\n"
    assert run("verify").code == 0


def test_a_version_is_shown_before_it_is_written(store: Path) -> None:
    before = git(store, "rev-parse", "HEAD")
    ran = put("old.md", "--dry-run", "--publisher", "Club")
    assert (ran.code, ran.err) == (0, "")
    rows = dict(line.split(maxsplit=1) for line in ran.out.splitlines()[:-1])
    assert rows == {
        "version": "club/rules@1.0 (new)",
        "title": "Workshop Rules",
        "effective": "2025-01-01",
        "source": "old.md",
        "sections": "3",
        "clauses": "3: 3 obligations",
        "file": "club/rules/1.0.md",
    }
    assert ran.out.endswith("dry run: nothing was written\n")
    assert git(store, "rev-parse", "HEAD") == before
    assert not (store / "club").exists()


def test_a_version_lands_with_its_facts(store: Path) -> None:
    ran = put("old.md", "--publisher", "Club", "--cite", "Minutes of 3 May")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1].startswith("recorded club/rules@1.0: commit ")
    shown = run("show", "club/rules@1.0").out
    assert shown.endswith(OLD)
    for line in ("publisher: Club", "source: Minutes of 3 May", 'version: "1.0"', "effective: 2025-01-01"):
        assert f"\n{line}\n" in shown
    assert (run("verify").code, git(store, "status", "--porcelain")) == (0, "")
    assert "/" not in git(store, "log", "-1", "--format=%(trailers:key=Policydiff-Source,valueonly)")


def test_the_same_text_again_is_already_there(store: Path) -> None:
    put("old.md")
    ran = put("old.md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("already there: club/rules@1.0\n")


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_re_upload_is_told_loudly_with_what_it_changes(store: Path, dry: tuple[str, ...]) -> None:
    put("old.md")
    ran = put("new.md", *dry)
    assert ran.code == 0
    (said,) = ran.err.splitlines()
    comes = "would be recorded" if dry else "is recorded"
    assert said.startswith(
        f"policydiff: RE-UPLOAD: club/rules@1.0 exists with another text; this one {comes} as club/rules@1.0+2: "
    )
    assert "2 material changes: 1 removed, 1 weakened" in said
    assert "We will stop lending a drill as soon as one member has been hurt by it." in ran.out
    assert run("show", "club/rules@1.0").out.endswith(OLD)
    listed = run("versions", "club/rules").out
    assert ("club/rules@1.0+2" in listed) == (not dry)
    if not dry:
        assert run("show", "club/rules@1.0+2").out.endswith(NEW)
        assert run("verify").code == 0


def test_json_says_all_of_it(store: Path) -> None:
    data = json.loads(put("old.md", "--format", "json").out)
    assert (data["schema"], data["outcome"], data["written"]) == ("policydiff.import/1", "new", True)
    assert data["clauses"]["obligation"] == 3
    assert data["commit"] == git(store, "rev-parse", "HEAD")
    again = json.loads(put("new.md", "--format", "json", "--dry-run").out)
    assert (again["outcome"], again["written"], again["address"]) == ("re-upload", False, "club/rules@1.0+2")
    assert again["comparison"]["summary"]["removed"] == 1


def test_front_matter_of_the_source_gives_what_the_user_did_not(store: Path, work: Path) -> None:
    (work / "f.md").write_text(
        "---\ntitle: 'A: B'\npublisher: Them\nsource: https://x.example/\nversion: 9\n---\n" + OLD
    )
    put("f.md", "--publisher", "Us")
    shown = run("show", "club/rules@1.0").out
    assert '\ntitle: "A: B"\n' in shown
    assert "\npublisher: Us\n" in shown
    assert '\nsource: "https://x.example/"\n' in shown
    assert shown.count("---\n") == 2


def test_standard_input_is_imported(store: Path) -> None:
    ran = run("import", "-", *RULES, "--kind", "markdown", stdin=OLD.encode())
    assert ran.code == 0
    assert run("show", "club/rules").out.endswith(OLD)


def test_names_and_dates_are_looked_at_before_a_source_is_opened(store: Path) -> None:
    ran = run("import", "missing.md", "--policy", "../x", "--version", "1", "--effective", "2025-01-01")
    assert "'../x': cannot be the name of a policy, it climbs out of its folder" in ran.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--policy", "a\nb"), "'a\\nb': cannot be the name of a policy, it holds control characters"),
        (("--policy=-x",), "'-x': cannot be the name of a policy, it starts with a dash"),
        (("--version", "1/2"), "'1/2': cannot be the label of a version, '/' cannot stand in a file name"),
        (("--version", "1.0+2"), "a plus sign and a number at the end mark a re-upload"),
        (("--effective", "2025-02-31"), "--effective 2025-02-31: is no date; write it as YYYY-MM-DD"),
        (("--effective", "soon"), "--effective soon: is no date"),
        (("--kind", "scroll"), "scroll"),
    ],
)
def test_bad_facts_are_one_clear_line(store: Path, argv: tuple[str, ...], said: str) -> None:
    before = git(store, "rev-parse", "HEAD")
    ran = put("old.md", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert git(store, "rev-parse", "HEAD") == before


@pytest.mark.parametrize(
    ("harm", "code", "said"),
    [
        (lambda store: git(store, "switch", "-q", "--detach"), 2, "no branch is checked out (detached HEAD)"),
        (lambda store: (store / ".git" / "index.lock").write_text(""), 3, "the index is locked by git"),
        (lambda store: (store / "store.toml").write_text("x"), 3, "names no layout"),
        (lambda store: (store / ".git" / "policydiff" / "journal.json").write_text("{"), 3, "is damaged"),
    ],
)
def test_a_store_that_cannot_take_a_version_says_why(
    store: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], object], code: int, said: str
) -> None:
    from policydiff.store import transaction

    monkeypatch.setattr(transaction, "WAIT_SECONDS", 0.1)
    before = git(store, "rev-parse", "HEAD")
    harm(store)
    ran = put("old.md")
    assert ran.code == code
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert git(store, "rev-parse", "HEAD") == before


def test_without_a_store_of_ones_own_nothing_can_be_imported(work: Path) -> None:
    ran = put("old.md")
    assert ran.code == 2
    assert "the bundled restatements cannot be written to; start a store of your own with `policydiff init`" in ran.err


def test_an_empty_repository_is_no_store_yet(work: Path) -> None:
    make_repository(work / "empty")
    ran = run("versions", "--store", "empty")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "--store empty: holds no policies; " in ran.err


def test_damage_is_named_and_ends_with_its_exit_code(store: Path) -> None:
    put("old.md")
    assert run("verify").out.endswith("1 version of 1 policy: all as recorded, 1 pinned, git objects sound\n")
    path = store / "club" / "rules" / "1.0.md"
    path.write_text(path.read_text().replace("will", "may"))
    ran = run("verify", "--quick")
    assert ran.code == 3
    assert "damage: club/rules/1.0.md: is not what was pinned: the file has changed since; bring it back" in ran.out
    data = json.loads(run("verify", "--format", "json").out)
    assert (data["schema"], data["sound"]) == ("policydiff.verification/1", False)
    assert {"where", "what", "fix", "damage"} == set(data["findings"][0])


def test_hostile_names_in_a_damaged_store_reach_no_terminal(store: Path) -> None:
    put("old.md")
    (store / "club" / "a\x1b[31m.md").write_text("We will.\n")
    ran = run("verify")
    assert "\x1b" not in ran.out + ran.err
    assert "[U+001B]" in ran.out


def test_versions_can_be_pinned(store: Path) -> None:
    (store / "p").mkdir()
    (store / "p" / "1.md").write_text("---\npolicy: p\nversion: '1'\neffective: 2025-01-01\nsource: s\n---\nWe will.\n")
    assert "note: p/1.md: is not pinned; run `policydiff verify --pin`" in run("verify").out
    ran = run("verify", "--pin")
    commit = git(store, "rev-parse", "HEAD")[:12]
    assert ran.code == 0
    assert ran.err.startswith(f"policydiff: note: pinned 1 version: commit {commit} on ")


def test_a_version_is_exported_for_each_kind_of_program(work: Path) -> None:
    assert run("export", "old.md").out == OLD
    data = json.loads(run("export", "old.md", "--format", "json").out)
    assert [clause["norm"] for clause in data["clauses"]] == ["obligation"] * 3
    rows = list(csv.DictReader(io.StringIO(run("export", "rsp@1.0", "--format", "csv").out)))
    assert len(rows) > 100
    assert {(row["policy"], row["version"], row["effective"]) for row in rows} == {("rsp", "1.0", "2023-09-19")}
    assert run("export", "old.md", "--format", "csv", "--output", "c.csv").out == ""
    assert (work / "c.csv").read_bytes().count(b"\r\n") == 4


def test_words_that_a_spreadsheet_would_run_are_made_harmless(work: Path) -> None:
    (work / "x.md").write_text("# =HYPERLINK(1)\n\n=1+1 we will \x1b[31m pay.\n")
    out = run("export", "x.md", "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["text"].startswith("'=1+1 we will [U+001B]")
    assert row["section"] == "'=HYPERLINK(1)"


def test_a_range_is_compared(work: Path) -> None:
    ranged = run("diff", "rsp@2.2..3.0", "--format", "json")
    assert ranged.out == run("diff", "rsp@2.2", "rsp@3.0", "--format", "json").out
