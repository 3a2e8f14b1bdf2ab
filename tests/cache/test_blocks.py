from pathlib import Path

import pytest

from policydiff.cache import blocks as blocks_module
from policydiff.cache.blocks import Blocks
from policydiff.cache.codec import block_of, judgement_data, judgement_of
from policydiff.cache.file import CacheFile, pack, unpack
from policydiff.history.judgement import Judgement, Verdict, judge
from policydiff.lexicon import ENGLISH
from policydiff.model import BlockKind, Parts
from policydiff.parse import parse
from policydiff.parse import situation as parsing
from tests.history.making import EDITIONS

POLICIES = Path(__file__).resolve().parents[2] / "policies"
RICH = """\
---
publisher: Acme
---
# Scope

**Testing:** We test each model, including (1) cyber, (2) bio, and (3) autonomy, unless the board agrees otherwise.[^1]
You must not:

- share keys, e.g. by mail; or
- sell data within 30 days.

| Who | Duty |
| --- | --- |
| Board | must meet every quarter |

> We may pause at 10^26 FLOP or 5% of $2 million.

[^1]: The board will publish a summary.
"""


@pytest.fixture
def file(tmp_path: Path) -> CacheFile:
    return CacheFile(tmp_path / "cache.sqlite3", pytest.fail)


@pytest.mark.parametrize("source", [RICH, *EDITIONS, (POLICIES / "rsp" / "2.2.md").read_text()])
def test_a_document_from_remembered_blocks_is_the_same(source: str, file: CacheFile, tmp_path: Path) -> None:
    plain = parse(source)
    first = Blocks(file)
    assert parse(source, memo=first) == plain
    assert parse(source, memo=first) == plain
    first.flush()
    file.flush()
    assert parse(source, memo=Blocks(CacheFile(tmp_path / "cache.sqlite3", pytest.fail))) == plain


def test_a_block_is_parsed_once(file: CacheFile, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = Blocks(file)
    assert all(clause.norm for clause in parse(EDITIONS[1], memo=memo).clauses)
    parsed: list[str] = []
    parsing._own_norm.cache_clear()
    original = parsing.read_norm
    monkeypatch.setattr(parsing, "read_norm", lambda text, *rest: parsed.append(text) or original(text, *rest))
    assert all(clause.norm for clause in parse(EDITIONS[2], memo=memo).clauses)
    assert parsed == ["We will stop lending any drill as soon as one member has been hurt by it."]


def test_the_file_holds_what_was_read(file: CacheFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = Blocks(file)
    asked, unasked = parse("We will lend saws.\n\nWe will lend drills.", memo=memo).clauses
    assert asked.norm
    assert asked.parts == Parts()
    assert unasked.norm
    memo.flush()
    file.flush()
    kept = Blocks(CacheFile(tmp_path / "cache.sqlite3", pytest.fail))
    names = frozenset[str]()
    assert kept.get((asked.text, BlockKind.PARAGRAPH, (), (), names, ENGLISH))
    assert kept.get((unasked.text, BlockKind.PARAGRAPH, (), (), names, ENGLISH)) is None
    assert unasked.parts == Parts()
    memo.flush()
    file.flush()
    assert kept.get((unasked.text, BlockKind.PARAGRAPH, (), (), names, ENGLISH))


def test_the_same_words_elsewhere_are_another_block(file: CacheFile) -> None:
    memo = Blocks(file)
    parse("You must not:\n\n- sell data\n", memo=memo)
    assert parse("You may:\n\n- sell data\n", memo=memo) == parse("You may:\n\n- sell data\n")


def test_memory_is_bounded(file: CacheFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "MOST_BLOCKS", 8)
    memo = Blocks(file)
    source = "\n\n".join(f"We will do task {number}." for number in range(50))
    assert parse(source, memo=memo) == parse(source)
    assert len(memo._held) <= 8


def test_lists_that_stand_for_no_clause_are_a_miss() -> None:
    key = ("We will.", BlockKind.PARAGRAPH, (), (), frozenset[str]())
    assert block_of([[1, 2, 3]], key) is None
    assert block_of(None, key) is None


def test_a_judgement_survives_the_cache() -> None:
    judgement = judge(parse(EDITIONS[2]), parse(EDITIONS[3]))
    assert judgement.entries
    assert judgement_of(unpack(pack(judgement_data(judgement)))) == judgement
    assert judgement_of(["unheard-of", [], []]) is None
    assert judgement_of(unpack(pack(judgement_data(Judgement(Verdict.NOISE))))) == Judgement(Verdict.NOISE)
