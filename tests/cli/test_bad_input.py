"""Every bad input that the tool promises to meet with one clear line: what, where, and what to do."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run

HALF_UTF16 = b"\xff\xfeW\0\0\xd8"


@pytest.fixture
def bad(work: Path) -> Path:
    files = {
        "binary.md": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "cyrillic.md": "Мы обязуемся сообщать вам.".encode("cp1251"),
        "half.md": HALF_UTF16,
        "empty.md": b"",
        "blank.md": b"\n \t\r\n",
        "front.md": b"---\npolicy: rsp\nversion: 'open\n---\nWe will.\n",
        "colon.md": b"---\npolicy: rsp\ntitle: Terms: of use\n---\nWe will.\n",
        "rsp": b"We will.\n",
    }
    for name, content in files.items():
        (work / name).write_bytes(content)
    with (work / "large.md").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    (work / "folder").mkdir()
    (work / "folder" / "1.0.md").write_text("We will.\n")
    (work / "loop.md").symlink_to("loop.md")
    (work / "dangling.md").symlink_to("nowhere.md")
    return work


@pytest.mark.parametrize(
    ("spec", "code", "line"),
    [
        ("missing.md", 2, "missing.md: no such file, and no policy of that name; check the path"),
        ("odl.md", 2, "odl.md: no such file, and no policy of that name; did you mean old.md?"),
        ("./missing.md", 2, "./missing.md: no such file; check the path"),
        ("folder", 2, "folder: is a directory; name one file in it, or a version as POLICY@VERSION"),
        ("binary.md", 2, "binary.md: is not text (NUL byte at offset 8); give a Markdown or plain text file in UTF-8"),
        (
            "cyrillic.md",
            2,
            "cyrillic.md: is not UTF-8 (byte 0xcc on line 1), and no other encoding is certain; "
            "save it as UTF-8 and try again",
        ),
        ("half.md", 2, "half.md: is broken UTF-16 (at byte 4); save it as UTF-8 and try again"),
        ("empty.md", 2, "empty.md: is empty; give a file with the policy's text"),
        ("blank.md", 2, "blank.md: is empty; give a file with the policy's text"),
        ("/dev/null", 2, "/dev/null: is empty; give a file with the policy's text"),
        ("/dev/zero", 2, "/dev/zero: has more than 10 MB, the most that is read; give only the policy's own text"),
        ("large.md", 2, "large.md: has 50 MB, and 10 MB is the most that is read; give only the policy's own text"),
        (
            "front.md",
            2,
            "front.md:4: broken front matter (found unexpected end of stream); mend that line or quote its value",
        ),
        (
            "colon.md",
            2,
            "colon.md:3: broken front matter (mapping values are not allowed in this context); "
            "mend that line or quote its value",
        ),
        (
            "usage-polcy",
            2,
            "usage-polcy: no such policy in the bundled restatements, and no such file; did you mean usage-policy?",
        ),
        ("rsp@2.1", 2, "rsp@2.1: no such version; did you mean rsp@2.2? there are 3.0, 2.2, 2.0, 1.0"),
        ("rsp@2001-01-01", 2, "no version was in force on that day; the first is rsp@1.0, from 2023-09-19"),
        ("rsp", 2, "rsp: fits the file rsp and rsp@3.0 in the bundled restatements; write ./rsp or rsp@3.0"),
        ("loop.md", 2, "loop.md: no such file, and no policy of that name; "),
        ("dangling.md", 2, "dangling.md: no such file, and no policy of that name; "),
        ("old.md@HEAD", 2, ": is in no git repository; give a path inside one"),
        ("", 2, "'': names nothing; give a path or POLICY@VERSION"),
        ("x" * 5000, 2, "no such policy in the bundled restatements, and no such file; "),
        ("a\x1b[31m\nb", 2, "a[U+001B][31m b: no such policy in "),
        ("\udcff.md", 2, "[U+DCFF].md: no such file"),
        ("nowhere::a.md", 2, "nowhere: no such repository folder; write REPO::PATH@REV"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", ["old", "new"])
def test_one_clear_line(bad: Path, spec: str, code: int, line: str, side: str) -> None:
    before = sorted(path.name for path in bad.iterdir())
    pair = (spec, "old.md") if side == "old" else ("old.md", spec)
    ran = run("diff", *pair, "--output", "report.txt")
    assert ran.code == code
    assert ran.out == ""
    (said,) = [row for row in ran.err.splitlines() if not row.startswith("policydiff: note: ")]
    assert said.startswith("policydiff: error: ")
    assert line in said
    assert sorted(path.name for path in bad.iterdir()) == before


def test_both_sides_cannot_be_standard_input(work: Path) -> None:
    ran = run("diff", "-", "-", stdin=b"We will.")
    assert ran.code == 2
    assert "both sides are standard input; give a file or a version for one of them" in ran.err


def test_empty_standard_input_is_named(work: Path) -> None:
    assert "standard input: is empty" in run("diff", "-", "old.md").err


@pytest.mark.parametrize(
    ("content", "warning"),
    [
        ("We will pay.\n".encode("utf-16"), "read as UTF-16, as its byte order mark says"),
        ("We will pay at the café.\n".encode("latin-1"), "not UTF-8 (line 1); read as Windows-1252 (Latin-1)"),
        (b"---\neffective: soon\n---\nWe will pay.\n", "effective 'soon' in the front matter is no date"),
    ],
)
def test_what_can_be_read_is_read_with_a_warning(work: Path, content: bytes, warning: str) -> None:
    (work / "odd.md").write_bytes(content)
    ran = run("diff", "old.md", "odd.md")
    assert ran.code == 0
    assert ran.out
    assert ran.err.startswith("policydiff: warning: odd.md: ")
    assert warning in ran.err
    assert ran.err.count("\n") == 1
    data = json.loads(run("diff", "old.md", "odd.md", "--format", "json").out)
    assert any(warning in told for told in data["warnings"])


@pytest.mark.parametrize("store", ["nowhere", "old.md", "empty"])
def test_a_store_that_is_none_is_told(work: Path, store: str) -> None:
    (work / "empty").mkdir()
    for argv in (["versions"], ["diff", "old.md", "new.md"], ["show", "rsp"]):
        ran = run(*argv, "--store", store)
        assert ran.code == 2
        assert f"--store {store}: " in ran.err
        assert ran.err.count("\n") == 1
