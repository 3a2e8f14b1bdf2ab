"""Two processes with one verdict file keep each other's verdicts, with either kind of lock."""

import subprocess
import sys
from pathlib import Path

import pytest

from policydiff.model.errors import StoreError
from policydiff.verdicts import Judgement, Pairing, Verdict, open_book
from policydiff.verdicts.book import read_sheet

PAIR = Pairing("tool-library", "1.0", "2.0")
WRITES = """
import sys
from pathlib import Path
from policydiff.verdicts import Judgement, Pairing, Verdict, open_book, turns
if sys.argv[3] == "database":
    turns.fcntl = None
book = open_book(Path(sys.argv[1]), Pairing("tool-library", "1.0", "2.0"))
for number in range(25):
    book.put(Verdict(f"{number:06}", Judgement.ACCEPTED, sys.argv[2], ""))
"""


@pytest.mark.parametrize("kind", ["folder", "database"])
def test_none_of_two_writers_verdicts_is_lost(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.verdicts.toml"
    writers = [subprocess.Popen([sys.executable, "-c", WRITES, str(path), name, kind]) for name in ("Ada", "Ben")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert len(read_sheet(path).verdicts) == 50
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_lock_that_cannot_be_had_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policydiff.verdicts.turns.fcntl", None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    book = open_book(tmp_path / "x.verdicts.toml", PAIR)
    with pytest.raises(StoreError, match=r"its lock .* cannot be had"):
        book.put(Verdict("aa", Judgement.ACCEPTED, "Ada", ""))
