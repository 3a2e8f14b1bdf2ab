"""The bundled policies: complete front matter, honest about what they are, and good enough to stand in."""

import importlib.util
import re
from functools import cache
from pathlib import Path

import pytest

from policydiff.model import Bearer, Category, Change, Clause, Comparison, Norm, Outcome, Severity, Strength
from policydiff.parse import parse
from policydiff.rules.judge import compare
from policydiff.store.front_matter import read_front_matter

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
POLICIES = sorted((ROOT / "policies").glob("*/*.md"))
KEYS = {"policy", "title", "version", "effective", "publisher", "source", "text"}
EXPECTED = {
    "rsp": ["1.0", "2.0", "2.2", "3.0"],
    "usage-policy": ["2025-09-15"],
    "grok-acceptable-use": ["2025-01-02", "2026-08-14"],
}

needs_corpus = pytest.mark.skipif(
    not (SHARED / "corpus" / "rsp").is_dir(), reason="the real texts do not stand beside this checkout"
)


def name(path: Path) -> str:
    return f"{path.parent.name}@{path.stem}"


def test_the_store_holds_what_it_should() -> None:
    found: dict[str, list[str]] = {}
    for path in POLICIES:
        found.setdefault(path.parent.name, []).append(path.stem)
    assert found == EXPECTED


@pytest.mark.parametrize("path", POLICIES, ids=name)
class TestEachPolicy:
    def test_front_matter(self, path: Path) -> None:
        front = read_front_matter(path.read_text(encoding="utf-8"), str(path))
        assert front.fields.keys() == KEYS
        assert all(front.fields.values())
        assert (front.get("policy"), front.get("version")) == (path.parent.name, path.stem)
        assert front.get("text") == "restatement"
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", front.get("effective"))

    def test_the_first_line_says_that_it_is_a_restatement(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        front = read_front_matter(text, str(path))
        first = text[front.end :].strip().splitlines()[0]
        assert "restatement in our own words" in first
        assert front.get("publisher") in first

    def test_it_holds_commitments(self, path: Path) -> None:
        clauses = parse(path.read_text(encoding="utf-8")).clauses
        assert sum(clause.norm.binds for clause in clauses) > 20


HEADLINE = (Category.CONSEQUENCE, Category.THIRD_PARTY, Category.DISCLOSURE)
LOST = (Outcome.REMOVED, Outcome.WEAKENED, Outcome.RELOCATED)


def is_headline(clause: Clause) -> bool:
    """Whether the provider is bound to a consequence, to outsiders, or to telling."""
    return (
        clause.strength is Strength.BINDING
        and clause.bearer in (Bearer.PROVIDER, Bearer.UNSPECIFIED)
        and clause.norm in (Norm.OBLIGATION, Norm.PROHIBITION)
        and clause.category in HEADLINE
    )


def lost(comparison: Comparison) -> list[Change]:
    """The grave losses, most important first."""
    return [
        change
        for change in comparison.changes
        if change.material and change.outcome in LOST and change.severity.rank >= Severity.HIGH.rank
    ]


@cache
def rsp(old: str, new: str, *, real: bool) -> Comparison:
    """Two versions of the RSP compared: the real texts, or the restatements in the store."""
    folder = SHARED / "corpus" / "rsp" if real else ROOT / "policies" / "rsp"
    before, after = (parse((folder / f"{version}.md").read_text(encoding="utf-8")) for version in (old, new))
    return compare(before, after)


def lines(version: str, *, real: bool) -> int:
    folder = SHARED / "corpus" / "rsp" if real else ROOT / "policies" / "rsp"
    return len((folder / f"{version}.md").read_text(encoding="utf-8").splitlines())


def lead(version: str) -> int:
    """How many lines the restatement has before its text begins; from there on it goes line by line."""
    return lines(version, real=False) - lines(version, real=True)


REVISIONS = [("1.0", "2.0"), ("2.2", "3.0")]
TOP = 10
SHARE = 0.7


@needs_corpus
@pytest.mark.parametrize(("old", "new"), REVISIONS)
def test_headlines_of_the_real_versions_are_headlines_of_the_restated_ones(old: str, new: str) -> None:
    """A real headline is found where a grave loss of the restated versions stands in the same paragraph."""
    restated = {clause.line for change in lost(rsp(old, new, real=False)) for clause in change.old}
    headlines = [
        next(clause for clause in change.old if is_headline(clause))
        for change in lost(rsp(old, new, real=True))
        if any(map(is_headline, change.old))
    ][:TOP]
    assert len(headlines) == TOP
    found = [clause.line + lead(old) in restated for clause in headlines]
    assert sum(found) >= SHARE * TOP, [c.plain for c, here in zip(headlines, found, strict=True) if not here]


@pytest.mark.parametrize(
    ("words", "outcomes", "within"),
    [
        ("If the model in pretraining", (Outcome.REMOVED,), 3),
        ("Stronger restrictions", (Outcome.REMOVED, Outcome.WEAKENED), 3),
        ("U.S. Government", (Outcome.REMOVED, Outcome.WEAKENED), 40),
    ],
    ids=["the pause of training", "the last resort of deletion", "the notice to the government"],
)
def test_named_headlines_of_the_restated_rsp(words: str, outcomes: tuple[Outcome, ...], within: int) -> None:
    changes = lost(rsp("2.2", "3.0", real=False))
    ranks = [rank for rank, one in enumerate(changes, 1) if any(clause.plain.startswith(words) for clause in one.old)]
    assert ranks
    assert ranks[0] <= within
    assert changes[ranks[0] - 1].outcome in outcomes


@needs_corpus
@pytest.mark.parametrize("words", ["Monitoring pretraining", "U.S. Government notice"])
def test_the_same_are_headlines_of_the_real_one(words: str) -> None:
    (clause,) = [
        clause
        for change in lost(rsp("2.2", "3.0", real=True))
        for clause in change.old
        if clause.plain.startswith(words)
    ]
    assert is_headline(clause)
    restated = {one.line for change in lost(rsp("2.2", "3.0", real=False)) for one in change.old}
    assert clause.line + lead("2.2") in restated


@needs_corpus
def test_no_ten_words_in_a_row_are_taken_from_a_real_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = SHARED / "tools" / "verbatim.py"
    if not script.is_file():
        pytest.skip("the script that looks for running words does not stand beside this checkout")
    spec = importlib.util.spec_from_file_location("verbatim", script)
    assert spec is not None
    assert spec.loader is not None
    verbatim = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(verbatim)
    monkeypatch.chdir(ROOT)
    verbatim.main(["policies"])
    printed = capsys.readouterr().out.splitlines()
    assert printed
    assert printed[:-1] == []
