"""What a clause does, who bears it, and how firmly: the clear cases."""

import pytest

from policydiff.model import Bearer, Norm, Strength
from policydiff.parse import parse
from policydiff.parse.norms import read_norm


@pytest.mark.parametrize(
    ("text", "norm", "bearer", "strength"),
    [
        ("We will test each model.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("We intend to test each model.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.INTENDED),
        ("We may test each model.", Norm.PERMISSION, Bearer.PROVIDER, Strength.DISCRETIONARY),
        ("We will not sell your data.", Norm.PROHIBITION, Bearer.PROVIDER, Strength.BINDING),
        ("You must be of age.", Norm.OBLIGATION, Bearer.USER, Strength.BINDING),
        ("You must not spy.", Norm.PROHIBITION, Bearer.USER, Strength.BINDING),
        ("You may cancel at any time.", Norm.PERMISSION, Bearer.USER, Strength.DISCRETIONARY),
    ],
)
def test_clear_cases(text: str, norm: Norm, bearer: Bearer, strength: Strength) -> None:
    reading = read_norm(text)
    assert (reading.norm, reading.bearer, reading.strength) == (norm, bearer, strength)


@pytest.mark.parametrize(
    "text",
    [
        "Effective May 14, 2025",
        "Last updated: 3 May 2025",
        "Last updated 3 March 2025.",
        "Version 2.2",
        "On 1 May we met.",
    ],
)
def test_dates_and_versions_are_statements(text: str) -> None:
    assert parse(text).clauses[0].norm is Norm.STATEMENT


def test_may_is_a_modal_where_it_is_no_month() -> None:
    assert read_norm("Users May Cancel At Any Time").norm is Norm.PERMISSION
    assert read_norm("As of May 2, 2026, we may change prices.").norm is Norm.PERMISSION
