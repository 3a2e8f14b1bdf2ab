import subprocess
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path
from weakref import WeakValueDictionary

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policydiff.history.judgement import Judgement, Verdict, judged
from policydiff.history.sieve import Sieve
from policydiff.model import Clause
from policydiff.parse import parse
from policydiff.parse import situation as parsing
from policydiff.parse.document import BlockKey
from policydiff.parse.draft import draft
from policydiff.rules.judge import compare

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
EVERY = 16
"""Of so many revisions of a recorded collection one is compared in both ways."""
LINES = (
    *("# Tools", "## Loans", "## Loans", "## Fines", "Repairs\n-------", "**Shelter**", "Members must not:"),
    *(
        "- lend a drill to strangers",
        "- sleep in the workshop",
        "We will repair every saw within 5 days.",
        "Why we lend",
    ),
    *("We may close the workshop.", "We intend to close the workshop on Sundays.", "Acme will count the ladders."),
    *(
        "Acme will publish the accounts each year, and members may read them.",
        "Acme shall ask its members.",
        "1. Scope",
    ),
    *("These terms are an agreement between you and Acme Labs, Inc.", "This page isn't available.", "Saws are sharp."),
    *("These terms are an agreement between you and Acme Trading Limited.", "Members should return a saw clean."),
    *(
        "## Something went wrong",
        "Terms[^1] apply.",
        "[^1]: We will explain them.",
        "| Who | Duty |\n| --- | --- |\n| We | must |",
    ),
)


class Memory:
    """Blocks by their key."""

    def __init__(self) -> None:
        self.held: dict[BlockKey, tuple[Clause, ...]] = {}

    def get(self, key: BlockKey) -> tuple[Clause, ...] | None:
        return self.held.get(key)

    def put(self, key: BlockKey, clauses: tuple[Clause, ...]) -> None:
        self.held[key] = clauses


def whole(old: str, new: str) -> Judgement:
    """What the comparison of the whole documents amounts to, as `policydiff diff` makes it."""
    documents = parse(old), parse(new)
    return judged(compare(*documents), *documents)


def sieved(old: str, new: str) -> Judgement:
    return Sieve(Memory()).judge(draft(old), draft(new))


texts = st.lists(st.sampled_from(LINES), max_size=14)


@given(texts, texts, st.lists(st.tuples(st.integers(0, 14), st.sampled_from(LINES)), max_size=3))
@example(
    ["## Loans", "We may close the workshop.", "## Fines", "Saws are sharp.", "## Loans", "We will repair every saw."],
    [],
    [(1, "Members must not:")],
)
@example(
    ["We will repair every saw within 5 days.", "## Fines", "Scope", "We will also repair every saw within 5 days."],
    [],
    [(3, "Saws are sharp.")],
)
def test_a_revision_is_judged_as_the_whole_documents_are(
    before: list[str], other: list[str], edits: list[tuple[int, str]]
) -> None:
    after = list(before)
    for at, line in edits:
        after[at : at + at % 2] = [line]
    for old, new in pairwise((before, after, other)):
        assert sieved("\n\n".join(old), "\n\n".join(new)) == whole("\n\n".join(old), "\n\n".join(new))


@pytest.mark.parametrize("collection", ["genai-eu-versions", "pga-versions"])
def test_recorded_revisions_are_judged_as_the_whole_documents_are(collection: str, tmp_path: Path) -> None:
    bundle = CORPUS / f"{collection}.bundle"
    if not bundle.is_file():
        pytest.skip(f"no recorded collection at {bundle}")
    subprocess.run(["git", "clone", "-q", "--bare", str(bundle), str(tmp_path / "bare")], check=True)

    def git(*arguments: str) -> str:
        out = subprocess.run(["git", "-C", str(tmp_path / "bare"), *arguments], capture_output=True, check=True).stdout
        return out.decode("utf-8", "replace")

    changes = [
        line.split()[2:4]
        for line in git("log", "--raw", "--no-abbrev", "--format=", "--diff-filter=M").split("\n")
        if line
    ]
    memory = Memory()
    sieve = Sieve(memory)
    compared = 0
    for old, new in islice(changes, 0, None, EVERY * len(changes) // 1000):
        before, after = git("cat-file", "blob", old), git("cat-file", "blob", new)
        if max(len(before), len(after)) > 120_000:
            continue
        assert sieve.judge(draft(before), draft(after)) == whole(before, after), (old, new)
        memory.held.clear()
        compared += 1
    assert compared > 30


@given(st.lists(st.lists(st.sampled_from(range(24)), min_size=14, max_size=20, unique=True), min_size=2, max_size=4))
def test_terms_counted_on_from_another_version_are_those_of_the_text(versions: list[list[int]]) -> None:
    sieve, shelf = Sieve(Memory()), WeakValueDictionary()
    for chosen in versions:
        old = "\n\n".join(f"## Part {one}\n\nWe will count ladder {one} in hall {one % 5}." for one in chosen)
        new = old.replace("We will count ladder", "Members may see and count the ladder", 1)
        known, fresh = Sieve(Memory()), draft(old)
        assert sieve.judge(draft(old, shelf=shelf), draft(new, shelf=shelf)) == known.judge(fresh, draft(new))
        counts = [Counter(next(iter(one._censuses.values())).counts) for one in (sieve, known)]
        assert +counts[0] == +counts[1]


def test_what_stands_still_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = parsing.read_norm
    monkeypatch.setattr(parsing, "read_norm", lambda text, *rest: read.append(text) or original(text, *rest))
    parsing._own_norm.cache_clear()
    quiet = "\n\n".join(f"## Part {number}\n\nWe will do task {number}." for number in range(20))
    old = f"{quiet}\n\n## Last\n\nWe will count the ladders.\n"
    judgement = sieved(old, old.replace("We will count", "We may count"))
    assert judgement.counts() == {"weakened": 1}
    assert set(read) == {"We will count the ladders.", "We may count the ladders."}


def test_a_changed_party_is_material_in_a_sentence_that_binds_nobody() -> None:
    old = "These terms are an agreement between you and Acme Labs, Inc.\n\nWe will repair saws.\n"
    new = old.replace("Acme Labs, Inc.", "Acme Trading Limited.")
    documents = parse(old), parse(new)
    comparison = compare(*documents)
    (change,) = (change for change in comparison.changes if change.material)
    assert change.binds
    assert not any(clause.binds for clause in (*change.old, *change.new))
    assert sieved(old, new) == judged(comparison, *documents)
    assert sieved(old, new).verdict is Verdict.MATERIAL


QUIET = "\n\n".join(f"## Part {number}\n\nWe will do task {number} in hall {number}." for number in range(20))
SAWS = "We will inspect every borrowed power saw for loose blades."


def test_what_is_said_twice_is_weighed_without_the_whole_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    said = f"{QUIET}\n\n## Loans\n\n{SAWS}\n\n## Returns\n\n"
    twice, once = f"{said}{SAWS}\n\nGoats graze.", f"{said}Goats graze."
    monkeypatch.setattr(Sieve, "_judged_whole", lambda *_: pytest.fail("compared whole"))
    assert sieved(twice, once) == whole(twice, once)
