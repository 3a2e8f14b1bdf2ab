"""What a clause does, who bears it, and how firmly: the clear cases."""

import pytest

from policydiff.model import Bearer, Category, Norm, Strength
from policydiff.parse import parse
from policydiff.parse.norms import modals, read_norm


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
        ("Only saws that pass the drop test may be sold.", Norm.PROHIBITION, Bearer.PROVIDER, Strength.BINDING),
        ("In this shop, only users of age can rent.", Norm.PROHIBITION, Bearer.USER, Strength.BINDING),
        ("We are now researching safer blades.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("The Workshop Committee approves every new saw.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("The jury is appointed by the Board.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("The saw ledger is meant to guide our repairs.", Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.INTENDED),
        ("If the saw breaks we'll mend it.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("Evidence is compiled in a ledger.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
    ],
)
def test_clear_cases(text: str, norm: Norm, bearer: Bearer, strength: Strength) -> None:
    reading = read_norm(text)
    assert (reading.norm, reading.bearer, reading.strength) == (norm, bearer, strength)


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ('The term "saw" covers blades.', Norm.DEFINITION),
        ("We will oil the saws during the term.", Norm.OBLIGATION),
        ("Letters must be stamped and are deemed given when posted.", Norm.OBLIGATION),
        ("A guest is deemed of age at eighteen.", Norm.DEFINITION),
        ("The borrower agrees it will return the saw.", Norm.OBLIGATION),
    ],
)
def test_what_only_looks_like_a_definition(text: str, norm: Norm) -> None:
    assert read_norm(text).norm is norm


def test_a_name_that_ends_in_the_field_is_a_name() -> None:
    named = parse("Birch AI will lend saws. " * 3 + "\n\nBirch AI oils them. Artificial AI may cut.").clauses
    assert [(clause.norm, clause.bearer) for clause in named[:1] + named[3:]] == [
        (Norm.OBLIGATION, Bearer.PROVIDER),
        (Norm.OBLIGATION, Bearer.PROVIDER),
        (Norm.STATEMENT, Bearer.UNSPECIFIED),
    ]


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("## Purposes\n\n- To repair what broke", Norm.OBLIGATION),
        ("## Saws\n\n- To repair what broke", Norm.STATEMENT),
        ("## Purposes\n\n- To contact the desk", Norm.STATEMENT),
    ],
)
def test_purposes(text: str, norm: Norm) -> None:
    assert parse(text).clauses[-1].norm is norm


def test_what_this_includes_is_forbidden_with_it() -> None:
    clauses = parse("Do not harm guests. This includes acting in a way that causes:\n\n- falls on the stairs").clauses
    assert clauses[-1].norm is Norm.PROHIBITION


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


@pytest.mark.parametrize(
    "text",
    [
        "We are changing how we show prices.",
        "We are hoping for rain.",
        "Only three saws are left.",
        "You might find a quicker answer on our board.",
    ],
)
def test_news_hopes_and_facts_are_statements(text: str) -> None:
    assert read_norm(text).norm is Norm.STATEMENT


@pytest.mark.parametrize(
    ("text", "binds"),
    [
        ("Tools We Collect From Members", False),
        ("| Purpose | Tools |\n| --- | --- |\n| We will clean | Saws We Own |", False),
        ("- Publish all Prices", True),
        ("We Collect Saws From Members.", True),
    ],
    ids=["a paragraph", "a table cell", "an item", "a sentence"],
)
def test_a_mere_title_binds_nobody(text: str, *, binds: bool) -> None:
    assert parse(f"## Saws\n\nWe lend saws.\n\n{text}").clauses[-1].binds is binds


@pytest.mark.parametrize(
    ("before", "text", "norm"),
    [
        ("We will publish a ledger.", "It will also name each saw.", Norm.OBLIGATION),
        ("The report will be public.", "It must not name guests.", Norm.PROHIBITION),
        ("Saws are dangerous.", "They will cut anything.", Norm.STATEMENT),
        ("You must wear gloves.", "They will keep you safe.", Norm.STATEMENT),
        ("We will publish a ledger.", "It is green.", Norm.STATEMENT),
        ("We will publish a ledger.", "It is reviewed each spring.", Norm.OBLIGATION),
        ("Saws are dangerous.", "They are kept in a box.", Norm.STATEMENT),
    ],
)
def test_a_pronoun_takes_up_what_is_bound(before: str, text: str, norm: Norm) -> None:
    assert parse(f"{before} {text}").clauses[1].norm is norm


LEVELS = """# Saw Levels

## Capability Levels

### Circular saws

| Level | Description |
|---|---|
| Saw level 1 | Capable of cutting a plank within one minute of being asked |
"""


def test_a_table_of_levels_in_a_chapter_on_thresholds_sets_them() -> None:
    cell = parse(LEVELS).clauses[-1]
    assert cell.plain.startswith("Capable")
    assert cell.norm is Norm.DEFINITION


@pytest.mark.parametrize(
    "able", ["Capable of cutting a plank", "Can be used to cut a plank", "Could cut a plank"], ids=lambda able: able[:5]
)
def test_an_ability_at_a_threshold_is_no_permission(able: str) -> None:
    assert parse(LEVELS.replace("Capable of cutting a plank", able)).clauses[-1].norm is Norm.DEFINITION


@pytest.mark.parametrize("title", ["3.2. Contents", "Contents of the ledger", "Table of Contents"])
def test_what_stands_under_a_title_on_contents_binds(title: str) -> None:
    """A capture can lose all headings behind a table of contents."""
    assert parse(f"# Saws\n\n## {title}\n\nWe will name every saw.").clauses[-1].norm is Norm.OBLIGATION


def test_may_is_a_modal_where_it_is_no_month() -> None:
    assert read_norm("Users May Cancel At Any Time").norm is Norm.PERMISSION
    assert read_norm("As of May 2, 2026, we may change prices.").norm is Norm.PERMISSION


MEASURES = """# Saws

## Safety Measures

Sharp tools are dangerous to all who stand near them.

- Guards on every blade, checked each morning by the warden
- Gloves

## History

- Guards on every blade, checked each morning by the warden
"""


def test_a_noun_under_a_title_of_measures_is_a_measure() -> None:
    clauses = parse(MEASURES).clauses
    assert [one.norm.binds for one in clauses if one.plain.startswith("Guards")] == [True, False]
    assert not any(one.norm.binds for one in clauses if one.plain.startswith(("Gloves", "Sharp")))


MEASURES_BY_COLUMN = """# Saws

| Saw | Mitigation | Story |
|---|---|---|
| Circular | A guard on every blade that the warden sees | A guard on every blade that grandfather sees |
"""


def test_a_cell_under_a_head_of_measures_is_a_measure() -> None:
    guards = [one.norm.binds for one in parse(MEASURES_BY_COLUMN).clauses if one.plain.startswith("A guard")]
    assert guards == [True, False]


def test_a_threshold_is_about_a_trigger_whatever_it_speaks_of() -> None:
    text = LEVELS.replace("within one minute of being asked", "that we encrypt and store in the vault")
    assert parse(text).clauses[-1].category is Category.TRIGGER


def test_a_contracted_negation_is_the_same_modal() -> None:
    assert modals("The shop isn't liable for lost keys.") == modals("The shop is not liable for lost keys.")
