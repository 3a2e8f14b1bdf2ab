"""Formats that are files: the page and the Word document."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.report.drafts import NEW, OLD

FORMATS = ("html", "docx")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "old.md"), str(tmp_path / "new.md")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "policies" / "rules"
    folder.mkdir(parents=True)
    for version, day, text in (("1.0", "2024-03-01", OLD), ("1.1", "2024-04-01", OLD), ("2.0", "2025-03-01", NEW)):
        front = f'---\npolicy: rules\nversion: "{version}"\ntitle: Tool Library Rules\neffective: {day}\n---\n\n'
        (folder / f"{version}.md").write_text(front + text, encoding="utf-8")
    return str(folder.parent)


@pytest.mark.parametrize("name", FORMATS)
def test_a_terminal_is_asked_for_a_file(pair: tuple[str, str], name: str) -> None:
    ran = run("diff", *pair, "--format", name, terminal=True)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert f"--output FILE.{name}" in ran.err


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_written_whole_and_the_same_each_time(pair: tuple[str, str], tmp_path: Path, name: str) -> None:
    outputs = [tmp_path / f"{number}.{name}" for number in (1, 2)]
    for output in outputs:
        ran = run("diff", *pair, "--format", name, "--output", str(output), terminal=True)
        assert (ran.code, ran.out) == (0, "")
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    assert outputs[0].stat().st_size > 1000


def test_a_pipe_gets_the_page(pair: tuple[str, str]) -> None:
    ran = run("diff", *pair, "--format", "html", encoding="latin-1")
    assert ran.code == 0
    assert ran.out.startswith("<!DOCTYPE html>")
    assert "▼" in ran.out.encode("latin-1").decode()


def test_a_pipe_gets_the_document(pair: tuple[str, str]) -> None:
    ran = run("diff", *pair, "--format", "docx", encoding="latin-1")
    assert ran.code == 0
    assert ran.out.startswith("PK")


def test_the_document_is_a_zip(pair: tuple[str, str], tmp_path: Path) -> None:
    output = tmp_path / "both.docx"
    run("diff", *pair, "--format", "docx", "--output", str(output))
    with zipfile.ZipFile(output) as archive:
        assert archive.testzip() is None


def test_the_log_as_a_page(store: str, tmp_path: Path) -> None:
    output = tmp_path / "log.html"
    ran = run("log", "rules", "--store", store, "--format", "html", "--output", str(output))
    assert (ran.code, ran.out) == (0, "")
    text = output.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert text.count('class="chapter"') == 1
    for said in ("Policy history", "1.0", "1.1", "2.0", "noise", "material", "first", "Tool Library Rules"):
        assert said in text
    again = tmp_path / "again.html"
    run("log", "rules", "--store", store, "--format", "html", "--output", str(again))
    assert again.read_bytes() == output.read_bytes()


def test_the_log_as_a_page_takes_filters(store: str, tmp_path: Path) -> None:
    output = tmp_path / "log.html"
    arguments = ("--store", store, "--format", "html", "--output", str(output), "--outcome", "added")
    assert run("log", "rules", *arguments).code == 0
    text = output.read_text(encoding="utf-8")
    assert 'class="change added"' in text
    assert 'class="change removed"' not in text


def test_the_log_as_a_page_is_of_one_policy_and_for_a_file(store: str) -> None:
    terminal = run("log", "rules", "--store", store, "--format", "html", terminal=True)
    assert (terminal.code, terminal.out) == (2, "")
    assert "--output FILE.html" in terminal.err
    every = run("log", "--all", "--store", store, "--format", "html")
    assert every.code == 2
    assert "one policy" in every.err
