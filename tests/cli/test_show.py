import json
from pathlib import Path

import pytest

from tests.cli.running import run


def test_a_text_goes_into_a_pipe_as_it_is(work: Path) -> None:
    source = b"# T\r\n\r\nWe will \x1b[31m pay.\r\n"
    (work / "t.md").write_bytes(source)
    assert run("show", "t.md").out.encode() == source


def test_a_terminal_gets_it_made_visible(work: Path) -> None:
    (work / "t.md").write_bytes(b"We will \x1b[31m pay.\r\n")
    assert run("show", "t.md", terminal=True).out == "We will [U+001B][31m pay.\n"


def test_clauses_are_listed_under_their_sections(work: Path) -> None:
    out = run("show", "old.md", "--clauses").out
    assert "Workshop Rules > Safety\n" in out
    assert "    5  binding obligation on the provider, " in out
    assert "We will stop lending a drill as soon as one member has been hurt by it." in out


@pytest.mark.parametrize("flags", [[], ["--clauses"]])
def test_json_says_which_text_it_is(work: Path, flags: list[str]) -> None:
    data = json.loads(run("show", "rsp@1.0", "--format", "json", *flags).out)
    assert (data["policy"], data["version"], data["effective"]) == ("rsp", "1.0", "2023-09-19")
    if flags:
        assert {"id", "norm", "bearer", "text", "line", "section"} <= set(data["clauses"][0])
    else:
        assert data["text"].startswith("---\npolicy: rsp")
