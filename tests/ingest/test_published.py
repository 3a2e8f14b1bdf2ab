"""A text of our own, put out by a real browser and a real word processor, and read back."""

from pathlib import Path

import pytest

from bench.documents import BROWSERS, OFFICES, browser_pdf, office_file, office_page, program, web_page
from bench.fidelity import fidelity
from policydiff.ingest import ingest

PROMISE = (
    "We will stop at once, tell the board within 24 hours, and start again only when the board has said so in writing."
)
THINGS = ("saws", "looms", "kilns", "lathes", "ovens", "presses", "cranes", "forges", "mills", "pumps", "drills")


def _about(thing: str) -> str:
    """A few paragraphs that share few lines with those about another thing."""
    first = f"Whoever works with {thing} reads what we wrote on {thing} before, and asks when in doubt about {thing}."
    return (
        f"{first} {PROMISE.replace('stop', f'stop all {thing}')}\n\nOf {thing} we also say: {PROMISE} {first.lower()}"
    )


TEXT = "\n\n".join(
    (
        "# Policy of the workshop",
        f"## 1. Scope\n\nThis policy binds all who work in the workshop.[^1] {PROMISE}",
        f"- **Machines:** {PROMISE}\n    - those with blades\n    - those that are hot\n- **Tools:** {PROMISE}",
        "1. Look.\n2. Think.\n3. Act.",
        "## 2. Levels",
        "| Level | What we do |\n| --- | --- |\n" + "".join(f"| Level {n} | {PROMISE} |\n" for n in range(1, 6)),
        *(f"### 2.{n} Of {thing}\n\n{_about(thing)}" for n, thing in enumerate(THINGS, 1)),
        "[^1]: Guests too, for as long as they stay.",
    )
)
needs_browser = pytest.mark.skipif(not program(BROWSERS), reason=f"no {BROWSERS[0]} here")
needs_office = pytest.mark.skipif(not program(OFFICES), reason=f"no {OFFICES[0]} here")


def check(path: Path) -> None:
    kept = fidelity(TEXT, ingest(path).markdown)
    assert (kept.words, kept.order, kept.headings, kept.marks) == (1, 1, 1, 1)
    assert (kept.extra, kept.invented) == (0, 0)


def test_web_page(tmp_path: Path) -> None:
    page = tmp_path / "policy.html"
    page.write_text(web_page(TEXT), encoding="utf-8")
    check(page)


@needs_browser
def test_pdf_by_a_browser(tmp_path: Path) -> None:
    page = tmp_path / "policy.html"
    page.write_text(web_page(TEXT), encoding="utf-8")
    check(browser_pdf(page))


@needs_office
def test_word_file_and_pdf_by_a_word_processor(tmp_path: Path) -> None:
    page = tmp_path / "policy.html"
    page.write_text(office_page(TEXT), encoding="utf-8")
    word = office_file(page, "docx")
    check(word)
    check(office_file(word, "pdf"))
