"""Tables are read once and kept as Python keeps its modules; what is kept never outlives what it was made of."""

import sys
from pathlib import Path
from typing import Any

import pytest

import policydiff
from policydiff.lexicon.tables import table

FILES = sorted(Path(policydiff.__file__).parent.glob("**/*.toml"))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path / "words.toml"


def parsed(path: Path) -> Any:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_table_of_the_package_says_what_its_file_says(path: Path) -> None:
    assert table(path) == parsed(path)


def test_a_table_is_parsed_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.write_text('a = ["é", "\'"]\n[b]\nc = 1.5\nd = true\n', encoding="utf-8")
    first = table(kept)
    monkeypatch.setattr("tomllib.loads", None)
    assert table(kept) == first == {"a": ["é", "'"], "b": {"c": 1.5, "d": True}}
    assert [one.name for one in (kept.parent / "__pycache__").iterdir()] == [
        f"words.toml.{sys.implementation.cache_tag}.pyc"
    ]


def test_a_changed_table_is_read_anew(kept: Path) -> None:
    kept.write_text('a = "one"')
    assert table(kept) == {"a": "one"}
    kept.write_text('a = "three"')
    assert table(kept) == {"a": "three"}


def test_what_was_kept_and_broken_is_made_anew(kept: Path) -> None:
    kept.write_text('a = "one"')
    table(kept)
    next((kept.parent / "__pycache__").iterdir()).write_bytes(b"broken")
    assert table(kept) == {"a": "one"}


def test_a_table_is_read_where_nothing_can_be_kept(kept: Path) -> None:
    kept.write_text('a = "one"')
    (kept.parent / "__pycache__").write_text("a file stands where the folder would be")
    assert table(kept) == {"a": "one"}
    assert sorted(one.name for one in kept.parent.iterdir()) == ["__pycache__", "words.toml"]


def test_nothing_is_kept_where_python_was_told_to_keep_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.write_text('a = "one"')
    assert table(kept) == {"a": "one"}
    assert [one.name for one in kept.parent.iterdir()] == ["words.toml"]


def test_a_table_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        table(tmp_path / "none.toml")
