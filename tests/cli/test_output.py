import os
from pathlib import Path

import pytest

from policydiff.cli import output as output_module
from policydiff.cli.output import write_file
from policydiff.model.errors import UsageError
from tests.cli.running import run


def test_a_report_goes_to_a_file_plain_and_whole(work: Path) -> None:
    ran = run("diff", "old.md", "new.md", "--output", "report.txt", terminal=True)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    written = (work / "report.txt").read_text()
    assert written == run("diff", "old.md", "new.md").out
    assert sorted(path.name for path in work.iterdir()) == ["new.md", "old.md", "report.txt"]


def test_an_existing_report_is_replaced_with_its_permissions(work: Path) -> None:
    report = work / "report.json"
    report.write_text("old")
    report.chmod(0o640)
    run("diff", "old.md", "new.md", "--format", "json", "--output", "report.json")
    assert report.read_text().startswith("{")
    assert report.stat().st_mode & 0o777 == 0o640


def test_a_new_report_has_the_usual_permissions(work: Path) -> None:
    mask = os.umask(0o027)
    try:
        run("schema")
        run("rules", "--output", "rules.txt")
    finally:
        os.umask(mask)
    assert (work / "rules.txt").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("old.md", "old.md: is one of the texts to compare"),
        ("./new.md", "new.md: is one of the texts to compare"),
        ("link.md", "link.md: is one of the texts to compare"),
        (".", "is a directory"),
        ("no/where.txt", "its folder does not exist"),
    ],
)
def test_a_bad_output_is_refused_before_anything_is_written(work: Path, target: str, said: str) -> None:
    (work / "link.md").symlink_to("old.md")
    before = (work / "old.md").read_bytes(), (work / "new.md").read_bytes()
    ran = run("diff", "old.md", "new.md", "--output", target)
    assert ran.code == 2
    assert said in ran.err
    assert ((work / "old.md").read_bytes(), (work / "new.md").read_bytes()) == before


def test_a_link_is_followed_not_replaced(work: Path) -> None:
    (work / "real.txt").write_text("x")
    (work / "link.txt").symlink_to("real.txt")
    run("rules", "--output", "link.txt")
    assert (work / "link.txt").is_symlink()
    assert (work / "real.txt").read_text().startswith("rule")


def test_nothing_half_written_is_left(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (work / "report.txt").write_text("before")

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output_module.os, "fsync", fail)
    with pytest.raises(UsageError, match=r"report\.txt: cannot be written \(No space left on device\)"):
        write_file(work / "report.txt", b"after")
    assert (work / "report.txt").read_text() == "before"
    assert sorted(path.name for path in work.iterdir()) == ["new.md", "old.md", "report.txt"]


def test_a_device_is_written_to() -> None:
    write_file(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()
