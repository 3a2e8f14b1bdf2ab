"""Headings, marked and unmarked."""

import pytest

from policydiff.parse import parse


def titles(source: str) -> list[str]:
    return [section.title for section in parse(source).sections]


def test_section_tree() -> None:
    document = parse("# Policy\n\nA b.\n\nScope\n-----\n\nC d.\n\n### Deep ##\n\nE f.\n\n## Next\n\nG h.")
    assert [section.path for section in document.sections] == [
        ("Policy",),
        ("Policy", "Scope"),
        ("Policy", "Scope", "Deep"),
        ("Policy", "Next"),
    ]
    assert [clause.section[-1] for clause in document.clauses] == ["Policy", "Scope", "Deep", "Next"]


@pytest.mark.parametrize(
    "line",
    [
        "Data We Collect",
        "**Your rights:**",
        "1. Scope of Service",
        "2. USE OF PLATFORM.",
        "How we use data",
        "Do not spy on others",
    ],
)
def test_line_that_serves_as_heading(line: str) -> None:
    assert len(titles(f"{line}\n\nWe keep what you send us.")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 3 March 2025",
        "Effective May 14, 2025",
        "**Effective May 14, 2025**",
        "Version 2.2",
        '"API" means the interface we offer',
        "We keep data.",
        "See https://example.org",
        "(9) provide instructions for a crime; or",
        "Subject: Cancellation Request",
        "and so on",
    ],
)
def test_line_that_does_not(line: str) -> None:
    assert titles(f"{line}\n\nWe keep what you send us.") == []


def test_a_menu_is_no_stack_of_headings() -> None:
    assert titles("Home\n\nTerms\n\nPrivacy\n\nContact\n\nWe keep what you send us.") == []


def test_a_heading_governs_something() -> None:
    assert titles("We keep data.\n\nHome") == []
    assert titles("Home\n\n# Terms\n\nWe keep data.") == ["Terms"]


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("**Previous versions**\n\n- May 2024\n- June 2023\n\nWe lend saws.", ()),
        ("**Lending**\n\n- saws\n- drills\n\nWe lend saws.", ("Lending",)),
        ("## Previous versions\n\n- May 2024\n- June 2023\n\nWe lend saws.", ("Previous versions",)),
    ],
)
def test_a_line_over_a_list_of_versions_heads_that_list_alone(text: str, under: tuple[str, ...]) -> None:
    assert parse(text).clauses[-1].section == under


def test_headings_in_hypertext() -> None:
    document = parse("<h2>Scope</h2>\n<p>We test models.</p>")
    assert [(section.title, section.level) for section in document.sections] == [("Scope", 2)]
    assert document.clauses[0].section == ("Scope",)
