import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from policydiff.cache.file import BATCH, CacheFile, entry_key, pack, unpack
from policydiff.cache.place import FILE_NAME, cache_file, tool_stamp


@pytest.fixture
def said() -> list[str]:
    return []


def test_what_is_put_is_found_by_the_next_run(tmp_path: Path, said: list[str]) -> None:
    path = tmp_path / "deep" / FILE_NAME
    file = CacheFile(path, said.append)
    file.put(b"k" * 16, pack(["words", 1]))
    assert unpack(file.get(b"k" * 16) or b"") == ["words", 1]
    file.close()
    again = CacheFile(path, said.append)
    assert unpack(again.get(b"k" * 16) or b"") == ["words", 1]
    assert again.known([b"k" * 16, b"x" * 16]) == {b"k" * 16}
    assert said == []
    assert path.stat().st_mode & 0o077 == 0


def test_many_entries_go_in_and_come_out(tmp_path: Path, said: list[str]) -> None:
    file = CacheFile(tmp_path / FILE_NAME, said.append)
    keys = [entry_key("test", str(number)) for number in range(3 * BATCH)]
    for key in keys:
        file.put(key, pack(key.hex()))
    file.close()
    found = CacheFile(tmp_path / FILE_NAME, said.append).get_many(keys)
    assert {unpack(value) for value in found.values()} == {key.hex() for key in keys}


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be looked at " * 40])
def test_a_broken_file_is_rebuilt(tmp_path: Path, said: list[str], content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    file = CacheFile(path, said.append)
    file.put(b"k" * 16, pack(1))
    file.close()
    assert unpack(CacheFile(path, said.append).get(b"k" * 16) or b"") == 1
    assert len(said) == (1 if content else 0)
    assert all("built again" in word for word in said)


def test_a_file_damaged_in_the_middle_is_a_word_and_no_crash(tmp_path: Path, said: list[str]) -> None:
    path = tmp_path / FILE_NAME
    file = CacheFile(path, said.append)
    keys = [entry_key("test", str(number)) for number in range(4000)]
    for key in keys:
        file.put(key, pack(key.hex() * 4))
    file.close()
    data = bytearray(path.read_bytes())
    data[8192:-4096] = b"\x55" * (len(data) - 8192 - 4096)
    path.write_bytes(bytes(data))
    again = CacheFile(path, said.append)
    assert again.get_many(keys) is not None
    again.put(keys[0], pack("new"))
    again.close()
    assert unpack(CacheFile(path, said.append).get(keys[0]) or b"") == "new"
    assert said


def test_a_damaged_value_is_no_value() -> None:
    value = bytearray(pack({"a": 1}))
    value[5] ^= 0xFF
    assert unpack(bytes(value)) is None
    assert unpack(b"") is None


def test_the_file_of_another_program_is_replaced(tmp_path: Path, said: list[str]) -> None:
    path = tmp_path / FILE_NAME
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE entries (other)")
    file = CacheFile(path, said.append)
    file.put(b"k" * 16, pack(1))
    file.close()
    assert "damaged" in said[0]


def test_a_place_that_cannot_be_written_costs_a_word(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    file = CacheFile(tmp_path / "taken" / FILE_NAME, said.append)
    file.put(b"k" * 16, pack(1))
    assert file.get(b"k" * 16) is None
    assert not file.is_open
    assert "going on without it" in said[0]


def test_concurrent_runs_share_one_file(tmp_path: Path, said: list[str]) -> None:
    path = tmp_path / FILE_NAME
    script = (
        "import sys; from pathlib import Path; from policydiff.cache.file import CacheFile, pack, entry_key\n"
        "file = CacheFile(Path(sys.argv[1]), lambda word: sys.exit(word))\n"
        "for n in range(2000): file.put(entry_key(sys.argv[2], str(n)), pack(n))\n"
        "file.close()\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", script, str(path), name]) for name in ("one", "two", "three")]
    assert [run.wait() for run in runs] == [0, 0, 0]
    file = CacheFile(path, said.append)
    for name in ("one", "two", "three"):
        assert len(file.known(entry_key(name, str(number)) for number in range(2000))) == 2000
    assert said == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"POLICYDIFF_CACHE": "/somewhere"}, Path("/somewhere") / FILE_NAME),
        ({"POLICYDIFF_CACHE": "off"}, None),
        ({"XDG_CACHE_HOME": "/xdg"}, Path("/xdg/policydiff") / FILE_NAME),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/ada"}, Path("/ada/.cache/policydiff") / FILE_NAME),
    ],
)
def test_the_place_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: Path | None
) -> None:
    monkeypatch.delenv("POLICYDIFF_CACHE", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache_file() == expected


def test_entries_belong_to_the_tool_that_wrote_them() -> None:
    assert len(tool_stamp()) == 24
    assert entry_key("a", "b") != entry_key("a", "c") != entry_key("b", "c")
