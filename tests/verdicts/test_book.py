import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policydiff.model.errors import PolicydiffError
from policydiff.verdicts import Judgement, Pairing, Verdict, VerdictSheet, open_book
from policydiff.verdicts.book import SPARE_SUFFIX, SUFFIX, file_name, read_sheet
from policydiff.verdicts.toml_sheet import written

PAIR = Pairing("tool-library", "1.0", "2.0")


def verdict(fingerprint: str, by: str = "Ada", judgement: Judgement = Judgement.ACCEPTED) -> Verdict:
    return Verdict(fingerprint, judgement, by, "2026-01-02T03:04:05+00:00")


def test_each_verdict_is_on_disk_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "1.0..2.0.verdicts.toml"
    book = open_book(path, PAIR)
    assert not path.exists()
    book.put(verdict("aa"))
    assert [one.fingerprint for one in read_sheet(path).verdicts] == ["aa"]
    book.put(verdict("aa", judgement=Judgement.DISPUTED))
    assert [one.judgement for one in read_sheet(path).verdicts] == ["disputed"]
    book.take("aa", "Ada")
    assert read_sheet(path).verdicts == ()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_two_reviewers_with_one_file_keep_each_others_verdicts(tmp_path: Path) -> None:
    path = tmp_path / "x.verdicts.toml"
    ada, ben = open_book(path, PAIR), open_book(path, PAIR)
    ada.put(verdict("aa", "Ada"))
    ben.put(verdict("aa", "Ben", Judgement.DISPUTED))
    ada.put(verdict("bb", "Ada"))
    assert [one.key for one in read_sheet(path).verdicts] == [("aa", "Ada"), ("aa", "Ben"), ("bb", "Ada")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe junk", "not UTF-8"),
        (b"schema = [", "no verdict file"),
        (written(VerdictSheet(Pairing("tool-library", "0.9", "1.0"), (verdict("zz"),))).encode(), "another pair"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_alone_and_nothing_is_lost(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "1.0..2.0.verdicts.toml"
    path.write_bytes(content)
    book = open_book(path, PAIR)
    assert said in book.troubles[0]
    assert "\n" not in book.troubles[0]
    book.put(verdict("aa"))
    assert path.read_bytes() == content
    spare = tmp_path / f"1.0..2.0{SPARE_SUFFIX}"
    assert [one.fingerprint for one in read_sheet(spare).verdicts] == ["aa"]
    assert [one.fingerprint for one in open_book(path, PAIR).sheet.verdicts] == ["aa"]


def test_a_file_damaged_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.verdicts.toml"
    book = open_book(path, PAIR)
    book.put(verdict("aa"))
    path.write_text("schema = [")
    with pytest.raises(PolicydiffError, match="no verdict file"):
        book.put(verdict("bb"))
    assert path.read_text() == "schema = ["


def test_both_sides_of_a_conflict_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.verdicts.toml"
    base = written(VerdictSheet(PAIR))
    mine, theirs = (
        written(VerdictSheet(PAIR, (one,)))[len(base) :] for one in (verdict("aa", "Ada"), verdict("bb", "Ben"))
    )
    path.write_text(f"{base}<<<<<<< HEAD\n{mine}=======\n{theirs}>>>>>>> branch\n")
    book = open_book(path, PAIR)
    assert [one.key for one in book.sheet.verdicts] == [("aa", "Ada"), ("bb", "Ben")]
    assert "conflict" in book.troubles[0]
    book.put(verdict("cc"))
    assert "<<<<" not in path.read_text()
    assert len(read_sheet(path).verdicts) == 3


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(PolicydiffError, match="cannot be written"):
        open_book(tmp_path / "folder" / "x.verdicts.toml", PAIR).put(verdict("aa"))


@pytest.mark.parametrize(
    "pairing", [Pairing("p", "../../etc/passwd", "x" * 500), Pairing("p", "", ""), Pairing("p", "a/b\0c\n", "-rf")]
)
def test_no_label_can_make_the_name_a_path(pairing: Pairing) -> None:
    name = file_name(pairing, "Terms of Service/../x")
    assert "/" not in name
    assert "\0" not in name
    assert not name.startswith(".")
    assert name.endswith(SUFFIX)
    assert len(name.encode()) < 255 + len(SUFFIX) + 60


JUDGES = """
import sys
from pathlib import Path
from policydiff.verdicts import Judgement, Pairing, Verdict, open_book
book = open_book(Path(sys.argv[1]), Pairing("tool-library", "1.0", "2.0"))
for number in range(100000):
    book.put(Verdict(f"{number:06}", Judgement.ACCEPTED, "Ada", ""))
    print(number, flush=True)
"""


def test_no_verdict_made_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "x.verdicts.toml"
    process = subprocess.Popen([sys.executable, "-c", JUDGES, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    said = process.stdout.read().split()
    process.stdout.close()
    process.wait()
    kept = {int(one.fingerprint) for one in open_book(path, PAIR).sheet.verdicts}
    assert said
    assert set(range(int(said[-1]) + 1)) <= kept
