from pathlib import Path
from weakref import WeakValueDictionary

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.parse import chapters as cutting
from policydiff.parse import parse
from policydiff.parse.chapters import Shelf, chapters
from tests.parse.test_stretches import LINES

POLICIES = sorted((Path(__file__).resolve().parents[2] / "policies").glob("*/*.md"))
MORE = (
    *LINES,
    "## Loans",
    "Repairs\n===",
    "1. Scope of Loans",
    "A |\n---",
    "# ",
    "Acme will lend.",
    "The Board\n\nmay",
)


def uncut(source: str, monkeypatch: pytest.MonkeyPatch) -> object:
    with monkeypatch.context() as patch:
        patch.setattr(cutting, "_edges", lambda text: [0, len(text)])
        return parse(source)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_policy_read_by_chapters_is_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = path.read_text()
    assert parse(source) == uncut(source, monkeypatch)


@given(st.lists(st.sampled_from(MORE), max_size=24), st.sampled_from(["\n", "\n\n"]))
def test_any_text_read_by_chapters_is_the_same(lines: list[str], between: str) -> None:
    source = between.join(lines)
    with pytest.MonkeyPatch.context() as patch:
        assert parse(source) == uncut(source, patch)


@given(st.lists(st.sampled_from(MORE), max_size=12), st.sampled_from(["\n", "\n\n"]))
def test_chapters_cover_the_text(lines: list[str], between: str) -> None:
    source = between.join(lines)
    places = chapters(source)
    assert "".join(place.chapter.text for place in places) == source
    assert [source[place.offset :][: len(place.chapter.text)] for place in places] == [
        one.chapter.text for one in places
    ]


def test_versions_share_their_chapters() -> None:
    shelf: Shelf = WeakValueDictionary()
    old = "# Rules\n\nWe lend.\n\n## Loans\n\nWe will lend saws.\n\n## Fines\n\nWe may fine members.\n"
    first, second = chapters(old, shelf), chapters(old.replace("lend saws", "lend drills"), shelf)
    assert [one.chapter is other.chapter for one, other in zip(first, second, strict=True)] == [True, False, True]
    assert len(shelf) == 4
    del first, second
    assert not shelf
