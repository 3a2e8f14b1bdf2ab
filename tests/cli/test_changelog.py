from pathlib import Path

from tests.cli.running import run


def test_the_draft_names_commitment_change_direction_and_words(work: Path) -> None:
    ran = run("changelog", "old.md", "new.md")
    assert ran.code == 0
    assert ran.out.startswith("## Changelog\n\n### new.md\n")
    removed, weakened = ran.out.index("#### Removed"), ran.out.index("#### Weakened")
    assert removed < weakened
    assert "“We will stop lending a drill as soon as one member has been hurt by it.” (Safety) is removed." in ran.out
    assert "is weakened to “We intend to inspect every power tool every month.” (strength weaker: " in ran.out


def test_nothing_changed(work: Path) -> None:
    assert run("changelog", "old.md", "old.md").out == "## Changelog\n\n### old.md\n\nNo commitment changed.\n"


def test_into_a_file_but_never_over_a_text(work: Path) -> None:
    assert run("changelog", "old.md", "new.md", "--output", "CHANGES.md").code == 0
    assert (work / "CHANGES.md").read_text().startswith("## Changelog")
    assert run("changelog", "old.md", "new.md", "--output", "old.md").code == 2
