import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.history.making import EDITIONS
from tests.repositories import commit, make_repository

TERMS = "Acme/Terms of Service"


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    root = make_repository(tmp_path / "archive")
    for number, text in enumerate(EDITIONS, 1):
        commit(root, {f"{TERMS}.md": text}, f"2025-0{number}-01")
    monkeypatch.chdir(root)
    return root


def test_json_tells_the_life_of_a_commitment() -> None:
    data = json.loads(run("trace", TERMS, "stop lending", "--format", "json").out)
    assert [(one["version"], one["event"]) for one in data["moments"]] == [
        ("2025-02-01", "came"),
        ("2025-03-01", "reworded"),
        ("2025-04-01", "weakened"),
        ("2025-05-01", "went"),
    ]
    assert not data["stands"]
    assert data["moments"][2]["shifts"][0]["rule"] == "strength_lowered"


def test_text_has_the_words_of_each_step_and_the_end() -> None:
    out = run("trace", TERMS, "stop lending").out
    assert "+ 2025-02-01 · came" in out
    assert "▼ 2025-04-01 · weakened" in out
    assert "We intend to stop lending" in out
    assert out.endswith("Nothing takes its place.\n")


def test_markdown_holds_a_timeline_with_nothing_but_plain_words(archive: Path) -> None:
    commit(archive, {f"{TERMS}.md": 'We will "sell"; <b>paint</b>: `red` #1.\n'}, "2025-06-01")
    out = run("trace", TERMS, "paint", "--format", "markdown").out
    chart = out.partition("```mermaid\n")[2].partition("```")[0].splitlines()
    assert chart[0] == "timeline"
    assert chart[2] == "    2025-06-01 : came : We will sell b paint b red 1."
    assert "<b>" not in out


def test_a_clause_is_named_by_version_and_id() -> None:
    data = json.loads(run("trace", f"{TERMS}@2025-03-01", "c2", "--format", "json").out)
    assert data["moments"][-1]["event"] == "went"


def test_words_that_fit_several_list_them(archive: Path) -> None:
    text = "We will publish a report on drills.\n\nWe will publish a report on paint.\n"
    commit(archive, {f"{TERMS}.md": text}, "2025-06-01")
    ran = run("trace", TERMS, "publish a report")
    assert ran.code == 2
    assert "fits 2 commitments" in ran.err
    assert f"{TERMS}@2025-06-01 c1 “We will publish a report on drills.”" in ran.err


def test_where_one_is_meant_the_others_are_told_with_how_to_follow_them(archive: Path) -> None:
    text = "We may pause repairs in winter.\n\nWe will pause repairs until every saw has a guard.\n"
    commit(archive, {f"{TERMS}.md": text}, "2025-06-01")
    ran = run("trace", TERMS, "pause repairs", "--format", "json")
    data = json.loads(ran.out)
    assert data["moments"][0]["text"] == "We will pause repairs until every saw has a guard."
    assert [(one["clause"], one["text"]) for one in data["others"]] == [("c1", "We may pause repairs in winter.")]
    (note,) = [line for line in ran.err.splitlines() if "these words" in line]
    assert f"{TERMS}@2025-06-01 c2 has by far the most at stake; also holds these words" in note
    assert note.endswith(f"`policydiff trace '{TERMS}@2025-06-01' c1` follows the first of them")
    followed = run("trace", f"{TERMS}@2025-06-01", "c1", "--format", "json")
    assert json.loads(followed.out)["moments"][0]["text"] == "We may pause repairs in winter."


@pytest.mark.parametrize(
    ("policy", "text", "message"),
    [
        (TERMS, "elephants", "no commitment in any version holds these words"),
        (TERMS, "c99", "no such clause in that version"),
        ("Acme/Term of Service", "drill", f"did you mean {TERMS}?"),
        (f"{TERMS}@v9", "drill", "no such version"),
    ],
)
def test_what_is_not_there_is_told(policy: str, text: str, message: str) -> None:
    ran = run("trace", policy, text)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_blame_gives_each_clause_its_version() -> None:
    data = json.loads(run("blame", f"{TERMS}@2025-04-01", "--format", "json").out)
    found = [(one["since"], one["outcome"], one["worded_since"]) for one in data["clauses"]]
    assert found == [
        ("2025-01-01", None, "2025-01-01"),
        ("2025-04-01", "weakened", "2025-04-01"),
        ("2025-01-01", None, "2025-01-01"),
    ]


def test_blame_reads_in_text_and_markdown() -> None:
    text = run("blame", f"{TERMS}@2025-04-01").out
    assert "2025-04-01  weakened · intended obligation on the provider" in text
    markdown = run("blame", f"{TERMS}@2025-04-01", "--format", "markdown").out
    assert "| `2025-04-01` | weakened | 7 | We intend to stop" in markdown
