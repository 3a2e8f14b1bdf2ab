"""Tables that name who else gets data, and lists of what a text covers."""

import pytest

from policydiff.model import BlockKind, Norm, Outcome
from policydiff.parse import parse
from policydiff.parse.recipients import names_recipient
from policydiff.rules.judge import compare

TABLE = """# Agreement

## {title}

| Name | Part |
| --- | --- |
| Acme Hosting | Card index |
"""
MORE = "| Oak Mail | Letters by post |\n"


@pytest.mark.parametrize(
    ("title", "names"),
    [("Subprocessors", True), ("Schedule 4 - Sub-processors", True), ("Analytics cookies", True), ("Sheds", False)],
)
def test_one_more_recipient_is_told_of_and_one_less_is_not(title: str, names: bool) -> None:
    few, many = parse(TABLE.format(title=title)), parse(TABLE.format(title=title) + MORE)
    cells = [clause for clause in many.clauses if clause.kind is BlockKind.TABLE_CELL]
    assert {clause.norm for clause in cells} == {Norm.PERMISSION if names else Norm.STATEMENT}
    assert all(names_recipient(clause) is names for clause in cells)
    came = [change.outcome for change in compare(few, many).changes if change.material]
    gone = [change.outcome for change in compare(many, few).changes if change.material]
    assert came == ([Outcome.ADDED] if names else [])
    assert gone == []


def test_a_sentence_under_such_a_title_is_no_recipient() -> None:
    (clause,) = parse("# Subprocessors\n\nThe list hangs at the door.\n").clauses
    assert clause.norm is Norm.STATEMENT
    assert not names_recipient(clause)


@pytest.mark.parametrize(("title", "binds"), [("Covered Services", True), ("Old services", False)])
def test_what_a_text_covers_is_listed_under_a_title(title: str, binds: bool) -> None:
    clauses = parse(f"# Agreement\n\n## {title}\n\n- Oak Mail\n- Yard maps and signs\n").clauses
    assert {clause.norm for clause in clauses} == {Norm.OBLIGATION if binds else Norm.STATEMENT}
