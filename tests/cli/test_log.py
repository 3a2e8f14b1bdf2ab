import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from policydiff.cache import workers
from tests.cli.running import run
from tests.history.making import EDITIONS
from tests.repositories import commit, make_repository

TERMS = "Acme/Terms of Service"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    root = make_repository(tmp_path / "archive")
    plain, pledged, reworded, weakened, _ = EDITIONS
    days = ("2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04", "2025-01-05", "2025-01-06")
    noise = pledged.replace("## Safety", "## 1. Safety") + "\nLast updated: 2 May 2025\n"
    for day, text in zip(days, (plain, pledged, noise, reworded, weakened, plain), strict=True):
        commit(root, {f"{TERMS}.md": text}, day)
    commit(root, {"Acme/Privacy Policy.md": "We will keep nothing.\n"}, "2025-01-04")
    monkeypatch.chdir(root)
    return root


def _verdicts(*arguments: str) -> list[tuple[str, str, str | None]]:
    ran = run("log", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    return [(one["version"], one["verdict"], one["same_as"]) for one in json.loads(ran.out)["revisions"]]


def test_every_revision_is_judged_newest_first(archive: Path) -> None:
    assert _verdicts(TERMS) == [
        ("2025-01-06", "material", f"{TERMS}@2025-01-01"),
        ("2025-01-05", "material", None),
        ("2025-01-04", "editorial", None),
        ("2025-01-03", "noise", None),
        ("2025-01-02", "material", None),
        ("2025-01-01", "first", None),
    ]


def test_text_says_a_return_in_one_line_and_lists_the_rest(archive: Path) -> None:
    lines = run("log", TERMS).out.splitlines()
    assert lines[0] == TERMS
    assert lines[2].startswith("2025-01-06  material    same text as 2025-01-01; 1 material change: 1 removed")
    assert lines[3].startswith("2025-01-05  material    1 material change: 1 weakened")
    assert lines[4].lstrip().startswith("▼ weakened")
    assert any(line.startswith("2025-01-03  noise       same words: dates, links, menus") for line in lines)


@pytest.mark.parametrize(
    ("flags", "days"),
    [
        (("--since", "2025-01-05"), ["2025-01-06", "2025-01-05"]),
        (("--until", "2025-01-02"), ["2025-01-02", "2025-01-01"]),
        (("--material",), ["2025-01-06", "2025-01-05", "2025-01-02"]),
        (("--limit", "1"), ["2025-01-06"]),
    ],
)
def test_revisions_can_be_chosen(archive: Path, flags: tuple[str, ...], days: list[str]) -> None:
    assert [version for version, _, _ in _verdicts(TERMS, *flags)] == days


def test_filters_choose_changes_and_leave_verdicts(archive: Path) -> None:
    ran = run("log", TERMS, "--outcome", "weakened", "--format", "json")
    revisions = json.loads(ran.out)["revisions"]
    assert [len(one["changes"]) for one in revisions] == [0, 1, 0, 0, 0, 0]
    assert revisions[0]["verdict"] == "material"


def test_the_second_run_says_the_same_from_the_cache(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("log", "--all").out
    monkeypatch.setattr(workers, "do", lambda job, desk: pytest.fail("judged again"))
    assert run("log", "--all").out == first


def test_all_goes_over_every_policy_newest_first(archive: Path) -> None:
    data = json.loads(run("log", "--all", "--format", "json").out)
    days = [one["date"] for one in data["revisions"]]
    assert days == sorted(days, reverse=True)
    assert {one["policy"] for one in data["revisions"]} == {TERMS, "Acme/Privacy Policy"}


def test_several_processes_say_the_same(archive: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone = run("log", "--all", "--format", "json", "--jobs", "1").out
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "other"))
    monkeypatch.setattr(workers, "LEAST_JOBS", 1)
    assert run("log", "--all", "--format", "json", "--jobs", "2").out == alone


def test_without_a_cache_it_works_too(archive: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = run("log", TERMS).out
    monkeypatch.setenv("POLICYDIFF_CACHE", "off")
    assert run("log", TERMS).out == kept


def test_a_broken_cache_is_a_warning(archive: Path, tmp_path: Path) -> None:
    kept = run("log", TERMS).out
    (tmp_path / "cache" / "history.sqlite3").write_bytes(b"broken " * 4000)
    again = run("log", TERMS)
    assert (again.code, again.out) == (0, kept)
    assert "is damaged; it is built again" in again.err


def test_rss_is_a_feed(archive: Path) -> None:
    root = ET.fromstring(run("log", TERMS, "--material", "--format", "rss").out)
    titles = [item.findtext("title") for item in root.iter("item")]
    assert titles == [f"{TERMS}@2025-01-0{day}: material" for day in (6, 5, 2)]
    assert next(root.iter("item")).findtext("pubDate") == "Mon, 06 Jan 2025 00:00:00 GMT"


def test_markup_in_a_policy_is_dead_in_every_format(archive: Path) -> None:
    evil = "\n<script>alert(1)</script> We will pay @everyone \x1b[31mred.\n"
    commit(archive, {f"{TERMS}.md": EDITIONS[0] + evil}, "2025-02-01")
    assert "\x1b" not in run("log", TERMS).out
    assert "<script" not in run("log", TERMS, "--format", "markdown").out
    assert "&lt;script" not in run("log", TERMS, "--format", "rss").out.replace("&amp;lt;script", "")


def test_an_empty_version_is_told(archive: Path) -> None:
    commit(archive, {f"{TERMS}.md": " \n"}, "2025-02-01")
    assert _verdicts(TERMS, "--limit", "1") == [("2025-02-01", "unreadable", None)]


def test_output_goes_to_a_file_whole(archive: Path, tmp_path: Path) -> None:
    ran = run("log", TERMS, "--format", "markdown", "--output", str(tmp_path / "log.md"))
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "log.md").read_text().startswith("# Acme/Terms of Service\n\n- `2025-01-06` **material**")


@pytest.mark.parametrize(("severity", "code"), [("critical", 0), ("info", 1)])
def test_fail_on_sets_the_exit_code(archive: Path, severity: str, code: int) -> None:
    assert run("log", TERMS, "--until", "2025-01-02", "--fail-on", severity).code == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Acme/Terms of Servce",), f"did you mean {TERMS}?"),
        ((), "log takes one policy, or --all"),
        ((TERMS, "--all"), "log takes one policy, or --all"),
        ((TERMS, "--since", "yesterday"), "is no date"),
        ((TERMS, "--format", "yaml"), "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_told(archive: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = run("log", *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_a_folder_of_versions_has_a_log_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    assert [(version, verdict) for version, verdict, _ in _verdicts("rsp")] == [
        ("3.0", "material"),
        ("2.2", "material"),
        ("2.0", "material"),
        ("1.0", "first"),
    ]
