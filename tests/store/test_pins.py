import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.model.errors import StoreError
from policydiff.store.pins import parse_pins, pin_lines, with_lines
from policydiff.store.record import sha256_of_bytes

A, B = "a" * 64, "b" * 64


def test_pins_are_what_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "two words.md").write_bytes(b"x")
    (tmp_path / "pins").write_text(pin_lines({"two words.md": sha256_of_bytes(b"x")}))
    assert subprocess.run(["sha256sum", "-c", "pins"], cwd=tmp_path, check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{A}  a.md\nx\n", r"pins:2: is no pin"),
        (f"{A} a.md\n", r"pins:1: is no pin"),
        (f"{A}  a.md\n\n{B}  a.md\n", r"pins:3: pins a\.md a second time"),
    ],
)
def test_damaged_pins_are_told_with_their_line(content: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        parse_pins(content, "pins")


@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}/[0-9]{1,3}\.md", fullmatch=True), st.sampled_from([A, B])))
def test_pins_are_read_as_they_were_written(pins: dict[str, str]) -> None:
    assert parse_pins(pin_lines(pins), "pins") == pins


def test_lines_are_added_once_and_on_lines_of_their_own() -> None:
    assert with_lines(b"", b"x\n") == b"x\n"
    assert with_lines(b"y", b"x\n") == b"y\nx\n"
    assert with_lines(b"x\ny\n", b"x\n") == b"x\ny\n"
