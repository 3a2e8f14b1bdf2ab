import io
import os
import threading
from pathlib import Path

import pytest

from policydiff.model.errors import InputError
from policydiff.store.reading import SIZE_LIMIT, read_file, read_stream


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "terms.md"
    path.write_bytes(b"a\r\nb\n")
    assert read_file(path, "terms.md") == b"a\r\nb\n"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(InputError, match=r"^nowhere\.md: no such file; "):
        read_file(Path("/nonexistent/nowhere.md"), "nowhere.md")


def test_a_directory_suggests_a_file_in_it(tmp_path: Path) -> None:
    (tmp_path / "2.0.md").write_text("text")
    with pytest.raises(InputError, match=r"is a directory; name one file in it, such as 2\.0\.md"):
        read_file(tmp_path, "terms")


def test_an_unreadable_file_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="may not be read; check its permissions"):
        read_file(tmp_path / "x.md", "x.md")


def test_a_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(InputError, match="has 50 MB, and 10 MB is the most that is read"):
        read_file(path, "large.md")


def test_an_endless_stream_is_refused_at_the_limit() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"x" * size

    stream = Endless()
    with pytest.raises(InputError, match="has more than 10 MB"):
        read_stream(stream)  # type: ignore[arg-type]
    assert stream.given <= SIZE_LIMIT + 1


def test_a_pipe_with_a_name_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(b"We will."))
    writer.start()
    assert read_file(path, "pipe") == b"We will."
    writer.join()
