"""What governs a clause from outside its own words."""

import pytest

from policydiff.model import Bearer, BlockKind, Norm
from policydiff.parse import parse
from policydiff.parse.context import opens_forbidding
from policydiff.parse.labels import lead_sentence, run_in_label, title_sentence


def contexts(source: str) -> dict[str, tuple[str, ...]]:
    return {clause.plain: clause.context for clause in parse(source).clauses}


def test_lead_in_over_nested_items() -> None:
    found = contexts("You must not:\n\n- spy\n- do harm, such as by:\n  - stealing\n  - lying\n- spam")
    assert found["spy"] == found["spam"] == ("You must not:",)
    assert found["stealing"] == found["lying"] == ("You must not:", "do harm, such as by:")


def test_item_that_names_what_stands_under_it() -> None:
    found = contexts("We will protect:\n\n- Model weights\n  - in storage\n    - on disk\n")
    assert found["in storage"] == ("We will protect:", "Model weights")
    assert found["on disk"] == ("We will protect:", "Model weights", "in storage")


def test_second_paragraph_of_an_item_leads_in() -> None:
    found = contexts("- **Weights.** We guard them.\n\n  Guards must:\n\n  - watch\n\n  They rest at night.")
    assert found["Guards must:"] == ("Weights",)
    assert found["watch"] == ("Guards must:",)
    assert found["They rest at night."] == ("Weights",)


@pytest.mark.parametrize(
    ("source", "context"),
    [
        ("You must not:\n\n1. spy\n\nThis is serious.\n\n2. spam", ("You must not:",)),
        ("You must not:\n\n- spy; or\n\n(This is serious.)\n\n- spam", ("You must not:",)),
        ("You must not:\n\n- spy.\n\nWe sell these plans.\n\n- spam", ()),
        ("You must not:\n\n- spy;\n\n# Plans\n\n- spam", ()),
        ("You must not:\n\n1. spy\n\nYou may:\n\n2. spam", ("You may:",)),
    ],
)
def test_interrupted_list(source: str, context: tuple[str, ...]) -> None:
    assert contexts(source)["spam"] == context


def test_paragraphs_numbered_by_hand() -> None:
    document = parse("You will not use the service to:\n\n(1) spy on people;\n\n(2) send spam.\n\nWe sell plans.")
    spy, spam, plans = document.clauses[1:]
    assert spy.context == spam.context == ("You will not use the service to:",)
    assert (spy.norm, spy.bearer) == (spam.norm, spam.bearer) == (Norm.PROHIBITION, Bearer.USER)
    assert plans.context == ()


@pytest.mark.parametrize(
    "label", ["**Scope.**", "**Scope**.", "**Scope:**", "**Scope**:", "*Scope.*", "__Scope:__", "Scope:"]
)
def test_sentences_behind_a_label_carry_it(label: str) -> None:
    first, *_, second, third = parse(f"{label} We test models. We test tools. We report.").clauses
    assert (first.context, second.context, third.context) == ((), ("Scope",), ("Scope",))


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("**Rapid response to threats.** We act.", "Rapid response to threats"),
        ("**Users’ rights:** we act.", "Users' rights"),
        ("**Scope** We act.", ""),
        ("**You must not:** spy.", ""),
        ("You must not: spy.", ""),
        ("The rules are: none.", ""),
        ("Note: this binds.", "Note"),
        ("at noon: we act.", ""),
    ],
)
def test_labels(written: str, label: str) -> None:
    plain = written.replace("*", "").replace("’", "'")
    assert run_in_label(written, plain) == label


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("We act. You must not:", "You must not:"),
        ("We test the following", "We test the following"),
        ("You agree to", "You agree to"),
        ("We act.", ""),
        ("", ""),
    ],
)
def test_lead_sentences(text: str, lead: str) -> None:
    assert lead_sentence(text) == lead


def test_table_heads() -> None:
    found = contexts("| Level | Security | Deployment |\n|---|---|---|\n| Two | lock | open |\n| | guard | shut |")
    assert found["lock"] == ("Security", "Two")
    assert found["guard"] == ("Security", "Two")
    assert found["shut"] == ("Deployment", "Two")
    assert found["Two"] == ("Level",)
    assert found["Level"] == ()


def test_row_heads_of_a_table_whose_first_column_is_blank() -> None:
    found = contexts("| | | |\n|---|---|---|\n| | Names | We keep your name. |\n| | Tools | We count tools. |")
    assert found["We keep your name."] == ("Names",)
    assert found["We count tools."] == ("Tools",)


def test_governing_heading_and_lead_in() -> None:
    document = parse("## Do not develop weapons\n\nThis includes:\n\n- building bombs\n- buying parts")
    bombs = document.clauses[1]
    assert bombs.context == ("Do not develop weapons", "This includes:")
    assert bombs.norm is Norm.PROHIBITION


def test_footnote_carries_the_sentence_with_its_mark() -> None:
    document = parse(
        "We test models. We report.[^n] You read.\n\n[^n]: Except secrets.\n\n    They stay.\n\n[^x]: Lone."
    )
    notes = [clause for clause in document.clauses if clause.kind is BlockKind.FOOTNOTE]
    assert [note.context for note in notes] == [("We report.",), ("We report.",), ()]
    assert [clause.footnotes for clause in document.clauses[:3]] == [(), ("n",), ()]


def test_footnote_is_not_commanded_by_its_sentence() -> None:
    document = parse("You must not spy.[^1]\n\n[^1]: Watching is a science.")
    assert document.clauses[1].norm is Norm.STATEMENT


@pytest.mark.parametrize(
    ("title", "forbids"),
    [
        ("Do not bring these", True),
        ("Other kinds of noise that break our rules", True),
        ("These things are not allowed:", True),
        ("What happens when you break our rules twice", False),
        ("Allowed noise", False),
        ("Examples of noise that is removed under this policy", True),
    ],
)
def test_a_title_that_forbids(title: str, forbids: bool) -> None:
    assert opens_forbidding(title) is forbids


@pytest.mark.parametrize(
    ("line", "governed"),
    [
        ("Examples of noise that is removed under this policy", True),
        ("Noise is removed under this policy.", False),
        ("Examples of noise that is loud", False),
    ],
)
def test_a_line_that_names_what_is_against_the_rules_governs_the_list_behind_it(line: str, governed: bool) -> None:
    *_, item = parse(f"# Noise\n\n{line}\n\n- Drums in the yard\n").clauses
    assert item.context == ((line,) if governed else ())
    assert (item.norm is Norm.PROHIBITION) is governed


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Use by Others. We do not lend to them.", "Use by Others"),
        ("1.2 Return of Keys. As said, we ask for them.", "1.2 Return of Keys"),
        ("Keep it dry. Wood swells.", ""),
        ("Never Lend Saws.", ""),
        ("Guests Must Sign. We check.", ""),
    ],
)
def test_titles_that_stand_like_a_sentence(text: str, title: str) -> None:
    assert title_sentence(text) == title
    assert not title_sentence(text, "de")


def test_a_title_that_stands_like_a_sentence_binds_nobody() -> None:
    clauses = parse("Use by Others. We will not lend to them.").clauses
    assert [(clause.norm, clause.context) for clause in clauses] == [(Norm.STATEMENT, ()), (Norm.PROHIBITION, ())]
