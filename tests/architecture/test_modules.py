"""How modules are cut and named."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, modules

MOST_LINES = 300
VAGUE = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|misc|common)(?:_|$)")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules(), ids=named)
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    count = len(path.read_text(encoding="utf-8").splitlines())
    assert count <= MOST_LINES, f"{named(path)} has {count} lines; part it by what it holds"


@pytest.mark.parametrize("path", modules(), ids=named)
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    parts = [part.removesuffix(".py") for part in path.relative_to(ROOT).parts]
    assert not [part for part in parts if VAGUE.search(part)]


@pytest.mark.parametrize("name", ["utils", "text_helpers", "manager", "common_words"])
def test_a_vague_name_is_seen(name: str) -> None:
    assert VAGUE.search(name)
    assert not VAGUE.search("database")
