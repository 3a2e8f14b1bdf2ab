"""What is stated of the publisher's own things, and who is no subject."""

import pytest

from policydiff.model import Bearer, Norm, Strength
from policydiff.parse import parse
from policydiff.parse.norms import modals, read_norm


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("The false reports that we remove include the following:", Norm.OBLIGATION),
        ("The false reports that worry us include the following:", Norm.STATEMENT),
        ("Countries to which data is transferred: Norway and Chile.", Norm.OBLIGATION),
        ("Countries that lie at the sea: Norway and Chile.", Norm.STATEMENT),
        ("This cookie is for counting visits.", Norm.OBLIGATION),
        ("This recipe is for cakes.", Norm.STATEMENT),
        ("The Yard Addendum forms part of, and is read together with, these Terms.", Norm.OBLIGATION),
        ("The gate forms part of the wall.", Norm.STATEMENT),
        ("When we find a broken saw in the hall we take steps to mend it.", Norm.OBLIGATION),
        ("What's important is that each saw should be sharp.", Norm.OBLIGATION),
        ("If someone who was turned away disagrees, they may write to the smith.", Norm.PERMISSION),
    ],
)
def test_what_is_stated_of_ones_own_things(text: str, norm: Norm) -> None:
    assert read_norm(text).norm is norm


def test_a_name_behind_a_preposition_is_no_subject() -> None:
    names = frozenset({"acme"})
    assert read_norm("Drawings or songs on Acme Tools.", names).norm is Norm.STATEMENT
    assert read_norm("Acme tests each saw.", names) == read_norm("We test each saw.")


def test_plans_that_are_a_noun_govern_nothing() -> None:
    assert modals("We are putting off our plans to sell saws.") == []
    assert modals("We plan to sell saws.") == [("plan to", Strength.INTENDED)]


def test_a_title_names_what_is_related_only_where_it_says_nothing_else() -> None:
    rules, links = (
        parse(f"# Yard\n\n## {title}\n\nWe will remove songs about rust.\n").clauses[0]
        for title in ("Rules for rust and related content", "Related content")
    )
    assert (rules.norm, rules.bearer) == (Norm.OBLIGATION, Bearer.PROVIDER)
    assert links.norm is Norm.STATEMENT


@pytest.mark.parametrize("text", ["Report a broken saw", "Report a broken saw.", "- Report a broken saw"])
def test_a_duty_binds_without_a_point(text: str) -> None:
    clauses = parse(f"# Yard\n\nThe yard is open.\n\n{text}\n").clauses
    assert clauses[1].norm is Norm.OBLIGATION


def test_how_hard_something_is_binds_nobody() -> None:
    text = "# Yard\n\nKeeping every saw sharp is a difficult task.\n\nKeeping every saw sharp.\n"
    assert [clause.norm for clause in parse(text).clauses] == [Norm.STATEMENT, Norm.OBLIGATION]
