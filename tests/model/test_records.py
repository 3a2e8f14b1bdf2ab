"""The records keep their promises."""

import dataclasses

import pytest

from policydiff import model
from policydiff.model import Comparison, Direction, Document, Identity, Norm, Outcome, Severity, Span, Strength


def test_a_span_runs_forward() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert Span(0, 0).of("abcd") == ""
    for start, end in ((3, 1), (-1, 2)):
        with pytest.raises(ValueError, match="runs forward"):
            Span(start, end)


def test_records_are_frozen() -> None:
    for name in model.__all__:
        record = getattr(model, name)
        if dataclasses.is_dataclass(record):
            assert "__delattr__" in vars(record), name


def test_ladders_are_strict() -> None:
    for ladder in (Strength, Severity):
        ranks = [rung.rank for rung in ladder]
        assert ranks == sorted(set(ranks), reverse=True)


@pytest.mark.parametrize("direction", Direction)
def test_a_mirrored_direction_mirrors_back(direction: Direction) -> None:
    assert direction.mirrored.mirrored is direction


def test_what_binds() -> None:
    assert [norm for norm in Norm if norm.binds] == [Norm.OBLIGATION, Norm.PROHIBITION, Norm.PERMISSION]


@pytest.mark.parametrize(
    ("identity", "label"),
    [
        (Identity(policy="rules", version="2"), "rules@2"),
        (Identity(policy="rules", ref="rules.md"), "rules.md"),
        (Identity(title="Rules"), "Rules"),
        (Identity(), "text"),
    ],
)
def test_labels(identity: Identity, label: str) -> None:
    assert identity.label == label


def test_counts_name_every_outcome() -> None:
    counts = Comparison(Identity(), Identity(), ()).counts()
    assert counts == {**{outcome.value: 0 for outcome in Outcome}, "material": 0}


def test_a_document_finds_clauses_by_id() -> None:
    assert Document(Identity(), "", (), ()).by_id == {}
