import pytest

from policydiff.audit.own_account import about_revision, date_in, own_section, section_source, titled, without_section
from policydiff.model import Identity
from policydiff.parse import parse

ONE = Identity(version="1.0", effective="2024-01-10")
TWO = Identity(version="2.0", effective="2025-03-05")
TEXT = """\
# Rules

We will lend ladders.

## Appendix B: Change log

### Version 1.0

- Began.

### Version 2.0

- Dropped the fee.
"""


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("March 5, 2025", "2025-03-05"),
        ("5 Mar 2025", "2025-03-05"),
        ("Date: March 2025", "2025-03"),
        ("2025-03-05 (v2.0)", "2025-03-05"),
        ("Marching on", ""),
        ("2025", ""),
        ("", ""),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert date_in(text) == date


@pytest.mark.parametrize(
    "heads", [("Version 1.0", "v2.0"), ("January 2024", "March 5, 2025"), ("2024-01-10", "2025-02-01")]
)
def test_only_what_is_about_the_revision(heads: tuple[str, str]) -> None:
    found = about_revision(f"## {heads[0]}\n\n- Began.\n\n## {heads[1]}\n\n- Dropped the fee.\n", ONE, TWO)
    assert [entry.plain for entry in found.entries] == ["Dropped the fee."]


def test_what_the_old_account_said_is_left_out() -> None:
    found = about_revision("- Began.\n- Dropped the fee.\n", ONE, TWO, before="- Began.\n")
    assert [entry.plain for entry in found.entries] == ["Dropped the fee."]
    assert about_revision("- Began.\n", ONE, TWO, before="- Began.\n").notes


def test_an_account_for_another_version_says_so() -> None:
    found = about_revision("## Version 0.9\n\n- Began.\n", ONE, TWO)
    assert (found.entries, found.other) == ((), "Version 0.9")


def test_an_account_without_versions_is_taken_whole() -> None:
    assert len(about_revision("## News\n\n- Began.\n- Dropped the fee.\n", ONE, TWO).entries) == 2


def test_the_section_is_found_with_its_lines() -> None:
    document = parse(TEXT)
    section = own_section(document)
    assert section is not None
    assert section == titled(document, "change log")
    found = about_revision(section_source(document, section), ONE, TWO)
    assert [entry.line for entry in found.entries] == [TEXT.split("\n").index("- Dropped the fee.") + 1]
    assert [clause.text for clause in without_section(document, section).clauses] == ["We will lend ladders."]


def test_no_account() -> None:
    document = parse("# Rules\n\nWe will lend ladders.\n")
    assert own_section(document) is None
    assert titled(document, "Nowhere") is None
    assert without_section(document, None) is document
