import json
from pathlib import Path

import pytest
from policydiff.tui.bookkeeping import Ledger, book_path, merge_files
from policydiff.tui.comparing import Compared, compare_texts, read_pair
from policydiff.tui.exporting import export, forms
from policydiff.tui.screens.takeaways import editor_command

from policydiff.model import Change
from policydiff.model.errors import PolicydiffError
from policydiff.store.text import Text
from policydiff.verdicts import Judgement
from policydiff.verdicts.book import read_sheet
from tests.tui.driving import NEW, OLD, make_store

PAIR = ("tool-library@1.0", "tool-library@2.0")


def texts(store: Path) -> tuple[Text, Text]:
    return read_pair(*PAIR, store=str(store), start=store.parent)


def compared(store: Path) -> Compared:
    return compare_texts(*texts(store), lambda _words, _share: None)


def ledger(store: Path) -> tuple[Ledger, tuple[Change, ...]]:
    found = compared(store)
    changes = found.comparison.changes
    return Ledger.open(*found.texts, changes, str(store), store.parent), changes


def test_verdicts_stand_next_to_the_policy(store: Path) -> None:
    assert book_path(*texts(store), str(store), store.parent) == (store / "tool-library/1.0..2.0.verdicts.toml", "")


def test_verdicts_on_two_files_stand_beside_the_new_one(tmp_path: Path) -> None:
    for name, text in (("a/old.md", "We will test.\n"), ("b/new.md", "We may test.\n")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    pair = read_pair("a/old.md", "b/new.md", store=None, start=tmp_path)
    assert book_path(*pair, None, tmp_path) == (tmp_path / "b" / "old.md..new.md.verdicts.toml", "")


def test_a_file_that_only_names_a_policy_of_the_store_is_not_taken_for_its_version(store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / "mine" / name).write_text(text)
    pair = read_pair("mine/old.md", "mine/new.md", store=None, start=tmp_path)
    path, _ = book_path(*pair, str(store), tmp_path)
    assert not path.is_relative_to(store)


def test_a_read_only_store_keeps_verdicts_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    pair = read_pair("rsp@2.0", "rsp@2.2", store=None, start=tmp_path)
    path, word = book_path(*pair, None, tmp_path)
    assert path == tmp_path / "data/policydiff/verdicts/rsp 2.0..2.2.verdicts.toml"
    assert "read-only" in word


def test_two_peoples_files_merge(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, changes = ledger(store)
    mine.judge(changes[0], Judgement.ACCEPTED)
    monkeypatch.setenv("POLICYDIFF_REVIEWER", "Ben")
    other = make_store(tmp_path / "bens")
    bens, _ = ledger(other)
    bens.judge(changes[0], Judgement.DISPUTED, "no")
    bens.judge(changes[1], Judgement.ATTENTION)
    [word] = merge_files([bens.book.path], *texts(store), str(store), store.parent)
    assert "2 of 2 verdicts taken" in word
    kept = {(one.by, one.judgement) for one in read_sheet(mine.book.path).verdicts}
    assert kept == {("Ada", "accepted"), ("Ben", "disputed"), ("Ben", "needs-attention")}


def test_a_file_about_another_pair_is_not_merged(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "x.verdicts.toml"
    other.write_text('schema = "policydiff.verdicts/1"\n[pair]\npolicy = "rsp"\nold = "1"\nnew = "2"\n')
    with pytest.raises(PolicydiffError, match="about another pair"):
        merge_files([other], *texts(store), str(store), store.parent)


def test_undo_gives_back_the_verdict_before(store: Path) -> None:
    book, changes = ledger(store)
    book.judge(changes[0], Judgement.ACCEPTED, "fine")
    book.judge(changes[0], Judgement.DISPUTED)
    assert book.own(changes[0]) is not None
    assert [one.note for one in book.of(changes[0])] == ["fine"]
    book.undo()
    assert [one.judgement for one in book.of(changes[0])] == ["accepted"]
    book.undo()
    assert book.of(changes[0]) == ()
    assert book.undo() is None


@pytest.mark.parametrize("form", forms())
def test_exports_hold_the_verdicts_and_never_overwrite_a_text(store: Path, tmp_path: Path, form: str) -> None:
    book, changes = ledger(store)
    book.judge(changes[0], Judgement.DISPUTED, "<script>alert(1)</script>")
    found = compared(store)
    export(tmp_path / "out", form, found, book)
    written = (tmp_path / "out").read_text()
    assert "<script>alert(1)" not in written or form == "json"
    assert "Full text" in written or form != "html"
    if form == "json":
        assert json.loads(written)["verdicts"][0]["judgement"] == "disputed"
    with pytest.raises(PolicydiffError, match="one of the texts"):
        export(store / "tool-library" / "1.0.md", form, found, book)
    with pytest.raises(PolicydiffError, match="cannot be written"):
        export(tmp_path / "none" / "out", form, found, book)


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("vim -u NONE", ["vim", "-u", "NONE", "+7", "/x y.md"]),
        ("code", ["code", "--wait", "--goto", "/x y.md:7"]),
        ("hx", ["hx", "/x y.md:7"]),
    ],
)
def test_editors_are_told_the_line(named: str, command: list[str]) -> None:
    assert editor_command(named, Path("/x y.md"), 7) == command
